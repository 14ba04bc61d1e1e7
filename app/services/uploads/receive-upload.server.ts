import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { FileTooLarge, type StoredFile } from "#app/adapters/files/files.server.ts";
import { recordAct } from "#app/services/accounts/record-act.server.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { enqueue } from "#app/services/queue.server.ts";
import { isRefusal, type Refusal, refuse } from "#app/services/refusal.ts";
import type { Tx } from "#db/client.server.ts";
import { uploads } from "#db/schema/index.ts";
import { defaultLimits } from "#imports/sheet.ts";
import type { WorkbookMark } from "#imports/workbook-mark.ts";
import { tidyFileName } from "./file-name.ts";
import { findWorkbookMark } from "./find-workbook-mark.server.ts";
import type { UploadChoices } from "./mapping.ts";
import { BrokenForm } from "./received-file.server.ts";
import { restartReading } from "./set-mapping.server.ts";
import { importScope, refuseClosed, type Upload, visibleUploads } from "./upload-access.server.ts";

const megabyte = 1024 * 1024;

export interface ReceivedFile {
  fileName: string;
  body: AsyncIterable<Uint8Array>;
}

type Needs = Pick<House, "db" | "files" | "clock">;
type KeptFile = StoredFile & { fileName: string; fileKey: string };

/**
 * Keeps the file and asks for it to be read. Every file makes an upload of its own (the same file twice is seen when its
 * rows are compared with the fleet, where all of them turn out unchanged), but the error workbook of an upload that is
 * still in review: that one continues.
 */
export async function receiveUpload(house: Needs, actor: Actor, input: ReceivedFile): Promise<Upload | Refusal> {
  importScope(actor);
  const id = randomUUID();
  const fileKey = `uploads/${actor.companyId}/${id}`;
  const stored = await keepFile(house, fileKey, input.body);
  if ("refused" in stored) return stored;
  const file = { fileName: tidyFileName(input.fileName), fileKey, ...stored };
  try {
    const mark = await findWorkbookMark(house, file);
    const upload = await house.db.company(actor.companyId, async (tx) => {
      const marked = mark && (await findMarked(tx, actor, mark));
      if (marked && !isOver(marked)) return continueUpload(tx, house, actor, { upload: marked, file, mark });
      return startUpload(tx, actor, { id, ...file, correctsUploadId: marked?.id ?? null });
    });
    if (isRefusal(upload)) await house.files.remove(fileKey);
    return upload;
  } catch (error) {
    await house.files.remove(fileKey);
    throw error;
  }
}

/** The upload a workbook names, where this actor may see it: he might as well have typed the corrections. */
async function findMarked(tx: Tx, actor: Actor, { uploadId }: WorkbookMark): Promise<Upload | undefined> {
  const [upload] = await tx
    .select()
    .from(uploads)
    .where(and(visibleUploads(actor), eq(uploads.id, uploadId)))
    .for("update");
  return upload;
}

const isOver = ({ status }: Upload) => status === "committed" || status === "undone" || status === "failed";

async function startUpload(tx: Tx, actor: Actor, file: KeptFile & { id: string; correctsUploadId: string | null }) {
  const [upload] = await tx
    .insert(uploads)
    .values({ companyId: actor.companyId, ...file, createdBy: actor.id })
    .returning();
  if (!upload) throw new Error("the upload was not written");
  const { id: uploadId, companyId, reading } = upload;
  await enqueue(tx, "read-upload", { companyId, uploadId, reading, scope: importScope(actor) });
  return upload;
}

interface Continuation {
  upload: Upload;
  file: KeptFile;
  mark: WorkbookMark;
}

/** The workbook takes the place of the file; a job finds its table and the corrections that are younger than it. */
async function continueUpload(
  tx: Tx,
  { clock }: Pick<House, "clock">,
  actor: Actor,
  { upload, file, mark }: Continuation,
): Promise<Upload | Refusal> {
  const closed = refuseClosed(upload);
  if (closed) return closed;
  const { fileName, fileKey, bytes, sha256 } = file;
  const choices = (upload.choices ?? {}) as UploadChoices;
  const again = await restartReading(tx, upload, choices, { fileName, fileKey, bytes, sha256 });
  await recordAct(tx, clock, actor, {
    act: "import.continued",
    subjectKind: "upload",
    subjectId: upload.id,
    detail: { before: upload.sha256, after: sha256 },
  });
  await enqueue(tx, "continue-upload", {
    companyId: upload.companyId,
    uploadId: upload.id,
    reading: again.reading,
    scope: importScope(actor),
    act: mark.act,
    formerFileKey: upload.fileKey,
  });
  return again;
}

async function keepFile({ files }: Pick<House, "files">, key: string, body: AsyncIterable<Uint8Array>) {
  try {
    const stored = await files.put(key, body, { maxBytes: defaultLimits.bytes });
    if (stored.bytes > 0) return stored;
  } catch (error) {
    if (error instanceof FileTooLarge) return refuse("too_large", { megabytes: defaultLimits.bytes / megabyte }, 413);
    if (error instanceof BrokenForm) return refuse("file_missing", {}, 400);
    throw error;
  }
  await files.remove(key);
  return refuse("empty", {}, 422);
}
