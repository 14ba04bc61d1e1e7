import { and, eq } from "drizzle-orm";
import { recordAct } from "#app/services/accounts/record-act.server.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { enqueue } from "#app/services/queue.server.ts";
import { type Refusal, refuse } from "#app/services/refusal.ts";
import { uploads } from "#db/schema/index.ts";
import { countFates } from "./preview-undo.server.ts";
import { findVisibleUpload, importScope, type Upload } from "./upload-access.server.ts";

/**
 * Asks for a commit to be taken back, as far as that is possible: refused when nothing of it is. An upload that is
 * undone or being undone answers as it stands.
 */
export async function undoUpload(
  house: Pick<House, "db" | "clock">,
  actor: Actor,
  { uploadId }: { uploadId: string },
): Promise<Upload | Refusal> {
  const scope = importScope(actor);
  const { companyId } = actor;
  return house.db.company(companyId, async (tx) => {
    const upload = await findVisibleUpload(tx, actor, uploadId, { lock: true });
    if (upload.status === "undoing" || upload.status === "undone") return upload;
    if (upload.status !== "committed") return refuse("upload_not_committed");
    const { takenOutCount, putBackCount } = await countFates(tx, { companyId, uploadId: upload.id }, scope);
    if (takenOutCount + putBackCount === 0) return refuse("nothing_to_undo");
    const [undoing] = await tx
      .update(uploads)
      .set({ status: "undoing" })
      .where(and(eq(uploads.companyId, companyId), eq(uploads.id, upload.id), eq(uploads.status, "committed")))
      .returning();
    if (!undoing) return refuse("upload_not_committed");
    await recordAct(tx, house.clock, actor, {
      act: "import.undo",
      subjectKind: "upload",
      subjectId: upload.id,
      detail: { takenOut: takenOutCount, putBack: putBackCount },
    });
    await enqueue(tx, "undo-upload", { companyId, uploadId: upload.id, scope });
    return undoing;
  });
}
