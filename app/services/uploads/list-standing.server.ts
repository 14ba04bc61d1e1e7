import { sql } from "drizzle-orm";
import type { ImportField } from "#app/domain/vehicle.ts";
import type { Tx } from "#db/client.server.ts";
import type { StandingRow } from "./carry-corrections.ts";
import type { UploadKey } from "./compare-with-fleet.server.ts";

interface StoredCell extends Record<string, unknown> {
  row: number;
  field: ImportField;
  written: string | null;
  was_written: boolean;
  now: string | null;
  confirmed: boolean;
  act: number;
}

/**
 * Rows with corrections that a workbook written after `writtenAct` acts does not say: younger ones, and confirmations.
 * The next ones in the order of their lines, with all that was corrected in them.
 */
export async function listStanding(
  tx: Tx,
  { companyId, uploadId }: UploadKey,
  { writtenAct, after, limit }: { writtenAct: number; after: number; limit: number },
): Promise<Map<number, StandingRow>> {
  const cells = await tx.execute<StoredCell>(sql`
    with standing as (
      select c.row, c.act, cell.key as field, cell.value #>> '{}' as text, c.before -> cell.key = cell.value as confirmed
        from upload_corrections c, jsonb_each(c.after) cell
       where c.company_id = ${companyId} and c.upload_id = ${uploadId} and c.undone_at is null and c.row > ${after}
    ), wanted as (
      select distinct row from standing where act > ${writtenAct} or confirmed order by row limit ${limit}
    ), latest as (
      select distinct on (row, field) row, field, text as now, confirmed, act
        from standing where row in (select row from wanted) order by row, field, act desc
    ), written as (
      select distinct on (row, field) row, field, text as written
        from standing where act <= ${writtenAct} and row in (select row from wanted) order by row, field, act desc
    )
    select l.row, l.field, w.written, w.row is not null as was_written, l.now, l.confirmed, l.act
      from latest l left join written w on w.row = l.row and w.field = l.field
     order by l.row, l.field`);
  const rows = new Map<number, StandingRow>();
  for (const cell of cells) {
    const known = rows.get(cell.row) ?? { row: cell.row, cells: [] };
    rows.set(cell.row, known);
    known.cells.push({
      field: cell.field,
      written: cell.was_written ? cell.written : undefined,
      now: cell.now,
      isConfirmed: cell.confirmed,
      isCarried: cell.act > writtenAct || cell.confirmed,
      act: cell.act,
    });
  }
  return rows;
}
