import { and, asc, eq, gt, isNotNull, or, sql } from "drizzle-orm";
import type { ImportField } from "#app/domain/vehicle.ts";
import type { UploadProblem } from "#app/services/fleets/upload-problem.ts";
import type { House } from "#app/services/house.ts";
import type { Tx } from "#db/client.server.ts";
import { uploadRows } from "#db/schema/index.ts";
import type { UploadKey } from "./compare-with-fleet.server.ts";

export interface Corrected {
  /** What the cell says now; null: it was emptied. */
  text: string | null;
  /** The text was there before, and somebody said that it is right. */
  isConfirmed: boolean;
}

/** A row of which there is something to say: what is wrong with it, and what was corrected in it. */
export interface RowMark {
  row: number;
  problems: UploadProblem[];
  corrected: Map<ImportField, Corrected>;
}

const rowsAtOnce = 5000;

/** Marks in the order of the sheet, read portion by portion. */
export async function* listMarks(house: Pick<House, "db">, key: UploadKey): AsyncGenerator<RowMark> {
  for (let after = 0; ; ) {
    const marks = await house.db.company(key.companyId, (tx) => listMarksAfter(tx, key, after));
    yield* marks;
    const last = marks[rowsAtOnce - 1];
    if (!last) return;
    after = last.row;
  }
}

async function listMarksAfter(tx: Tx, key: UploadKey, after: number): Promise<RowMark[]> {
  const rows = await tx
    .select({ row: uploadRows.row, problems: uploadRows.problems, corrected: uploadRows.corrected })
    .from(uploadRows)
    .where(
      and(
        eq(uploadRows.companyId, key.companyId),
        eq(uploadRows.uploadId, key.uploadId),
        gt(uploadRows.row, after),
        or(isNotNull(uploadRows.problems), uploadRows.corrected),
      ),
    )
    .orderBy(asc(uploadRows.row))
    .limit(rowsAtOnce);
  const corrected = await findCorrected(
    tx,
    key,
    rows.filter((row) => row.corrected).map(({ row }) => row),
  );
  return rows.map(({ row, problems }) => ({
    row,
    problems: (problems ?? []) as UploadProblem[],
    corrected: corrected.get(row) ?? new Map(),
  }));
}

interface CorrectedCell extends Record<string, unknown> {
  row: number;
  field: ImportField;
  text: string | null;
  confirmed: boolean;
}

async function findCorrected(tx: Tx, { companyId, uploadId }: UploadKey, lines: readonly number[]) {
  const byRow = new Map<number, RowMark["corrected"]>();
  if (lines.length === 0) return byRow;
  const cells = await tx.execute<CorrectedCell>(sql`
    select distinct on (c.row, cell.key) c.row, cell.key as field, cell.value #>> '{}' as text,
           c.before -> cell.key = cell.value as confirmed
      from upload_corrections c, jsonb_each(c.after) cell
     where c.company_id = ${companyId} and c.upload_id = ${uploadId} and c.undone_at is null
       and c.row = any (${sql.param(`{${lines.join(",")}}`)}::int[])
     order by c.row, cell.key, c.act desc`);
  for (const { row, field, text, confirmed } of cells) {
    const ofRow = byRow.get(row) ?? new Map<ImportField, Corrected>();
    byRow.set(row, ofRow.set(field, { text, isConfirmed: confirmed }));
  }
  return byRow;
}

/** Fields into which something was typed. */
export async function listCorrectedFields(tx: Tx, { companyId, uploadId }: UploadKey): Promise<ImportField[]> {
  const found = await tx.execute<{ field: ImportField }>(sql`
    select distinct field from upload_corrections c, jsonb_object_keys(c.after) field
     where c.company_id = ${companyId} and c.upload_id = ${uploadId} and c.undone_at is null`);
  return found.map(({ field }) => field);
}
