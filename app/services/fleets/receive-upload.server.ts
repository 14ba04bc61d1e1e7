import { randomUUID } from "node:crypto";
import { FileTooLarge } from "#app/adapters/files/files.server.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { enqueue } from "#app/services/queue.server.ts";
import { type Refusal, refuse } from "#app/services/refusal.ts";
import { uploads } from "#db/schema/index.ts";
import { defaultLimits } from "#imports/sheet.ts";
import { tidyFileName } from "./file-name.ts";
import { BrokenForm } from "./received-file.server.ts";
import { importScope, type Upload } from "./upload-access.server.ts";

const megabyte = 1024 * 1024;

export interface ReceivedFile {
  fileName: string;
  body: AsyncIterable<Uint8Array>;
}

/**
 * Keeps the file and asks for it to be read. Every file makes an upload of its own: the same file twice is seen when its
 * rows are compared with the fleet, where all of them turn out unchanged, and its commit writes nothing.
 */
export async function receiveUpload(
  house: Pick<House, "db" | "files">,
  actor: Actor,
  input: ReceivedFile,
): Promise<Upload | Refusal> {
  const scope = importScope(actor);
  const id = randomUUID();
  const fileKey = `uploads/${actor.companyId}/${id}`;
  const stored = await keepFile(house, fileKey, input.body);
  if ("refused" in stored) return stored;
  try {
    return await house.db.company(actor.companyId, async (tx) => {
      const [upload] = await tx
        .insert(uploads)
        .values({
          companyId: actor.companyId,
          id,
          fileName: tidyFileName(input.fileName),
          fileKey,
          ...stored,
          createdBy: actor.id,
        })
        .returning();
      if (!upload) throw new Error("the upload was not written");
      await enqueue(tx, "read-upload", { companyId: actor.companyId, uploadId: id, reading: upload.reading, scope });
      return upload;
    });
  } catch (error) {
    await house.files.remove(fileKey);
    throw error;
  }
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
