import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import type { ImportField } from "#app/domain/vehicle.ts";
import type { Tx } from "#db/client.server.ts";
import { uploadCorrections } from "#db/schema/index.ts";
import type { UploadKey } from "./compare-with-fleet.server.ts";
import type { CellTexts, Judging } from "./judge-again.ts";
import { rewriteRows, settleRows } from "./rewrite-rows.server.ts";

/** The act that is being taken back. */
export interface UndoWork {
  undo: number;
}

/** What is left of an act: rows it corrected that were not taken back yet. */
export const standing = ({ companyId, uploadId }: UploadKey, act: number) =>
  and(
    eq(uploadCorrections.companyId, companyId),
    eq(uploadCorrections.uploadId, uploadId),
    eq(uploadCorrections.act, act),
    isNull(uploadCorrections.undoneAt),
  );

/** Takes the next rows of an act back. A cell that says something else than the act left in it stays. */
export async function undoNextRows(
  tx: Tx,
  key: UploadKey,
  judging: Judging,
  { undo, after, limit }: UndoWork & { after: number; limit: number },
): Promise<number[]> {
  const found = await tx
    .select({ row: uploadCorrections.row, before: uploadCorrections.before, after: uploadCorrections.after })
    .from(uploadCorrections)
    .where(and(standing(key, undo), gt(uploadCorrections.row, after)))
    .orderBy(asc(uploadCorrections.row))
    .limit(limit);
  const lines = found.map(({ row }) => row);
  if (lines.length === 0) return lines;
  const confirmed = await findConfirmedBefore(tx, key, undo, lines);
  const changes = found.map((act) => ({
    row: act.row,
    values: act.before as CellTexts,
    expects: act.after as CellTexts,
    confirmed: confirmed.get(act.row) ?? new Set<ImportField>(),
  }));
  const rewritten = await rewriteRows(tx, key, judging, changes);
  await tx
    .update(uploadCorrections)
    .set({ undoneAt: sql`now()` })
    .where(and(standing(key, undo), sql`${uploadCorrections.row} between ${lines[0]} and ${lines.at(-1)}`));
  await settleRows(tx, key, judging, rewritten);
  await forgetThatCorrected(tx, key, lines);
  return lines;
}

/** Cells that the last standing act before this one had confirmed: it left them the text they had. */
async function findConfirmedBefore(tx: Tx, { companyId, uploadId }: UploadKey, act: number, lines: readonly number[]) {
  const found = await tx.execute<{ row: number; field: ImportField }>(sql`
    select row, field from (
      select distinct on (e.row, cell.key) e.row, cell.key as field, e.before -> cell.key = cell.value as confirmed
        from upload_corrections e, jsonb_each(e.after) cell
       where e.company_id = ${companyId} and e.upload_id = ${uploadId} and e.act < ${act} and e.undone_at is null
         and e.row = any (${sql.param([...lines])}::int[])
       order by e.row, cell.key, e.act desc
    ) latest where confirmed`);
  const byRow = new Map<number, Set<ImportField>>();
  for (const { row, field } of found) byRow.set(row, (byRow.get(row) ?? new Set()).add(field));
  return byRow;
}

/** A row as it was read, of which there is nothing to say, keeps no cells. */
async function forgetThatCorrected(tx: Tx, { companyId, uploadId }: UploadKey, lines: readonly number[]) {
  await tx.execute(sql`
    update upload_rows r set corrected = false, cells = case when state <> 'ready' or problems is not null then cells end
     where r.company_id = ${companyId} and r.upload_id = ${uploadId} and r.row = any (${sql.param([...lines])}::int[])
       and r.row not in (select e.row from upload_corrections e
                          where e.company_id = ${companyId} and e.upload_id = ${uploadId} and e.undone_at is null)`);
}
