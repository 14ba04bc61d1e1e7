import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { uploadCorrections } from "#db/schema/index.ts";
import type { UploadKey } from "./compare-with-fleet.server.ts";
import type { CellTexts, Judging, RowChange } from "./judge-again.ts";
import { type Identity, recheckDuplicates } from "./recheck-duplicates.server.ts";
import { planForMany, rewriteRows } from "./rewrite-rows.server.ts";

const rowsAtOnce = 5000;

/**
 * After a new reading of the same file: the standing corrections once more, in their order, each on the cells that still
 * say what they said when it was made. A cell of another column, or one that was corrected in the file itself, stays as
 * it was read. To be called before the rows are held against the fleet, which this leaves to its caller. Answers whether there were any.
 */
export async function reapplyCorrections(tx: Tx, key: UploadKey, judging: Judging): Promise<boolean> {
  const moved: Identity[] = [];
  let any = false;
  for await (const changes of listStanding(tx, key)) {
    any = true;
    moved.push(...(await rewriteRows(tx, key, judging, changes)).moved);
  }
  if (!any) return false;
  await planForMany(tx, true);
  await recheckDuplicates(tx, key, moved, []);
  await planForMany(tx, false);
  return true;
}

/** Standing corrections in their order, in groups in which no row comes twice. */
async function* listStanding(tx: Tx, { companyId, uploadId }: UploadKey): AsyncGenerator<RowChange[]> {
  let [act, row] = [0, 0];
  let group = new Map<number, RowChange>();
  for (;;) {
    const found = await tx
      .select()
      .from(uploadCorrections)
      .where(
        and(
          eq(uploadCorrections.companyId, companyId),
          eq(uploadCorrections.uploadId, uploadId),
          isNull(uploadCorrections.undoneAt),
          sql`(${uploadCorrections.act}, ${uploadCorrections.row}) > (${act}::int, ${row}::int)`,
        ),
      )
      .orderBy(asc(uploadCorrections.act), asc(uploadCorrections.row))
      .limit(rowsAtOnce);
    for (const correction of found) {
      if (group.has(correction.row) || group.size === rowsAtOnce) {
        yield [...group.values()];
        group = new Map();
      }
      group.set(correction.row, {
        row: correction.row,
        values: correction.after as CellTexts,
        expects: correction.before as CellTexts,
      });
      [act, row] = [correction.act, correction.row];
    }
    if (found.length < rowsAtOnce) break;
  }
  if (group.size > 0) yield [...group.values()];
}
