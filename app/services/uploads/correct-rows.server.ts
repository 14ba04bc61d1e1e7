import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import type { Refusal } from "#app/services/refusal.ts";
import { nextAct, recordCorrections } from "./correction-acts.server.ts";
import { countRows } from "./count-rows.server.ts";
import type { RowChange } from "./judge-again.ts";
import { getRows, type ListedRow } from "./list-rows.server.ts";
import { withOpenUpload } from "./open-upload.server.ts";
import { rewriteRows, settleRows } from "./rewrite-rows.server.ts";

export interface RowsCorrection {
  uploadId: string;
  changes: readonly Pick<RowChange, "row" | "values">[];
}

/** Corrects cells of some rows as one act, and judges with them the rows that they repeated. Answers those that exist. */
export async function correctRows(
  house: Pick<House, "db" | "clock">,
  actor: Actor,
  { uploadId, changes }: RowsCorrection,
): Promise<ListedRow[] | Refusal> {
  return withOpenUpload(house, actor, uploadId, async ({ tx, key, judging }) => {
    const rewritten = await rewriteRows(tx, key, judging, changes);
    if (rewritten.rows.length > 0) {
      const act = { act: await nextAct(tx, key), by: actor.id, at: house.clock.now() };
      await recordCorrections(
        tx,
        key,
        act,
        rewritten.rows.map(({ correction }) => correction),
      );
      await settleRows(tx, key, judging, rewritten);
      await countRows(tx, key);
    }
    return getRows(
      tx,
      actor,
      key,
      changes.map(({ row }) => row),
    );
  });
}
