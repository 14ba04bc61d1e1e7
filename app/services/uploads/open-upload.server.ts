import { dayInAlgiers } from "#app/domain/day.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import type { Refusal } from "#app/services/refusal.ts";
import type { Tx } from "#db/client.server.ts";
import type { UploadKey } from "./compare-with-fleet.server.ts";
import type { Judging } from "./judge-again.ts";
import { columnAnswers } from "./mapping.ts";
import { findVisibleUpload, importScope, refuseClosed, type Upload } from "./upload-access.server.ts";

/** An upload in review, locked, and by what its rows are judged for this actor. */
export interface OpenUpload {
  tx: Tx;
  upload: Upload;
  key: UploadKey;
  judging: Judging;
}

/** Work on the rows of an upload, alone, while nothing else happens to it. */
export async function withOpenUpload<T>(
  house: Pick<House, "db" | "clock">,
  actor: Actor,
  uploadId: string,
  work: (open: OpenUpload) => Promise<T>,
): Promise<T | Refusal> {
  const asked = { today: dayInAlgiers(house.clock.now()), scope: importScope(actor) };
  return house.db.company(actor.companyId, async (tx) => {
    const upload = await findVisibleUpload(tx, actor, uploadId, { lock: true });
    const judging = { ...asked, ...columnAnswers(upload) };
    return (
      refuseClosed(upload) ?? work({ tx, upload, key: { companyId: actor.companyId, uploadId: upload.id }, judging })
    );
  });
}
