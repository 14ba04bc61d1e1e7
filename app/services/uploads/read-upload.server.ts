import { dayInAlgiers } from "#app/domain/day.ts";
import type { Actor, Scope } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import type { Tx } from "#db/client.server.ts";
import { uploads } from "#db/schema/index.ts";
import type { ReadingRequest } from "#imports/sheet.ts";
import { beginReading, isCurrent } from "./begin-reading.server.ts";
import { failReading, finishReading } from "./end-reading.server.ts";
import { followReading } from "./follow-reading.server.ts";
import { columnAnswers, type UploadChoices } from "./mapping.ts";
import { listRememberedMappings } from "./remember-mapping.server.ts";
import type { Reading } from "./store-rows.server.ts";
import type { Upload } from "./upload-access.server.ts";
import { vehicleIdPrefix } from "./vehicle-ids.server.ts";

export interface ReadingInput {
  uploadId: string;
  reading: number;
  scope: Scope;
}

type Needs = Pick<House, "db" | "files" | "clock">;

/** Reads the file of an upload into rows and compares them with the fleet. A reading that is over does nothing. */
export async function readUpload(house: Needs, actor: Actor, input: ReadingInput): Promise<void> {
  const { companyId } = actor;
  const { upload, remembered } = await house.db.company(companyId, async (tx) => ({
    upload: await beginReading(tx, { companyId, ...input }),
    remembered: await listRememberedMappings(tx, companyId),
  }));
  if (!upload?.fileKey) return;
  const reading: Reading = { companyId, uploadId: upload.id, reading: upload.reading, attempt: upload.attempt };
  if (upload.status === "failed") return dropFile(house, reading, upload.fileKey);
  if (upload.status !== "reading") return;
  const today = dayInAlgiers(house.clock.now());
  const copy = await house.files.localCopy(upload.fileKey);
  try {
    const request: ReadingRequest = {
      path: copy.path,
      fileName: upload.fileName,
      today,
      ...(upload.choices as UploadChoices | null),
      remembered,
      answer: "lines",
      idPrefix: vehicleIdPrefix(house.clock.now()),
      scope: input.scope,
    };
    const outcome = await followReading(house.db, reading, request);
    if (outcome.type === "failed") await failReading(house.db, reading, outcome);
    const judging = { today, scope: input.scope, ...columnAnswers(upload) };
    if (outcome.type === "end") await finishReading(house.db, reading, judging);
  } finally {
    await copy.release();
  }
  const after = await house.db.company(companyId, (tx) => findUpload(tx, reading));
  if (after?.status === "failed" && after.fileKey) await dropFile(house, reading, after.fileKey);
}

async function findUpload(tx: Tx, reading: Reading): Promise<Upload | undefined> {
  const [upload] = await tx.select().from(uploads).where(isCurrent(reading));
  return upload;
}

/** The key is forgotten after the file is gone: a crash in between is healed by the next run of the job. */
async function dropFile({ db, files }: Needs, reading: Reading, fileKey: string): Promise<void> {
  await files.remove(fileKey);
  await db.company(reading.companyId, (tx) => tx.update(uploads).set({ fileKey: null }).where(isCurrent(reading)));
}
