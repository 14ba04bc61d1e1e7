import { FileNotFound } from "#app/adapters/files/files.server.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { type Refusal, refuse } from "#app/services/refusal.ts";
import { receiveUpload } from "./receive-upload.server.ts";
import { findVisibleUpload, type Upload } from "./upload-access.server.ts";

/** Takes the stored file of an upload for a new one, as if it had been sent again. */
export async function sendAgain(
  house: Pick<House, "db" | "files" | "clock">,
  actor: Actor,
  { uploadId }: { uploadId: string },
): Promise<Upload | Refusal> {
  const { fileKey, fileName } = await house.db.company(actor.companyId, (tx) => findVisibleUpload(tx, actor, uploadId));
  if (fileKey === null) return refuse("file_gone");
  try {
    return await receiveUpload(house, actor, { fileName, body: await house.files.read(fileKey) });
  } catch (error) {
    if (error instanceof FileNotFound) return refuse("file_gone");
    throw error;
  }
}
