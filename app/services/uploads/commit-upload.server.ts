import { and, eq } from "drizzle-orm";
import { recordAct } from "#app/services/accounts/record-act.server.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { enqueue } from "#app/services/queue.server.ts";
import { type Refusal, refuse } from "#app/services/refusal.ts";
import { uploads } from "#db/schema/index.ts";
import { findVisibleUpload, importScope, refuseClosed, type Upload } from "./upload-access.server.ts";

export interface CommitInput {
  uploadId: string;
  /** `refuse`: nothing happens while a row is invalid. `skip`: invalid rows are left out, knowingly. */
  invalidRows: "refuse" | "skip";
}

/**
 * Asks for the rows of an upload to become vehicles. Rows that repeat an earlier one are left out in any case: their
 * vehicle is there once. An upload that is committed or being committed answers as it stands.
 */
export async function commitUpload(
  house: Pick<House, "db" | "clock">,
  actor: Actor,
  input: CommitInput,
): Promise<Upload | Refusal> {
  const scope = importScope(actor);
  return house.db.company(actor.companyId, async (tx) => {
    const upload = await findVisibleUpload(tx, actor, input.uploadId, { lock: true });
    if (upload.status === "committing" || upload.status === "committed") return upload;
    const closed = refuseClosed(upload);
    if (closed) return closed;
    if (upload.readyCount === 0) return refuse("nothing_to_commit");
    if (input.invalidRows === "refuse" && upload.invalidCount > 0) {
      return refuse("invalid_rows", { count: upload.invalidCount });
    }
    const [committing] = await tx
      .update(uploads)
      .set({ status: "committing", progress: 0 })
      .where(and(eq(uploads.companyId, actor.companyId), eq(uploads.id, upload.id), eq(uploads.status, "review")))
      .returning();
    if (!committing) return refuse("upload_not_in_review");
    await recordAct(tx, house.clock, actor, {
      act: "import.commit",
      subjectKind: "upload",
      subjectId: upload.id,
      detail: { invalidRows: input.invalidRows, ready: upload.readyCount, invalid: upload.invalidCount },
    });
    await enqueue(tx, "commit-upload", {
      companyId: actor.companyId,
      uploadId: upload.id,
      scope,
      invalidRows: input.invalidRows,
    });
    return committing;
  });
}
