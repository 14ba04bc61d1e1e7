import { and, asc, eq, gt, inArray, type SQL, sql } from "drizzle-orm";
import type { RowState } from "#app/domain/lifecycle.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import type { Tx } from "#db/client.server.ts";
import { uploadRows } from "#db/schema/index.ts";
import type { UploadKey } from "./compare-with-fleet.server.ts";
import { columnNames, type Fact, factColumns, facts } from "./fact-columns.ts";
import { mergedFact } from "./merged-facts.ts";
import { findVisibleUpload } from "./upload-access.server.ts";

export type UploadRow = typeof uploadRows.$inferSelect;

export interface FactDifference {
  fact: Fact;
  before: string | null;
  after: string | null;
}

/** A row, and of one that changes a vehicle what it changes. */
export type ListedRow = UploadRow & { differences: FactDifference[] };

export interface RowsInput {
  uploadId: string;
  state?: RowState;
  change?: "new" | "changed" | "unchanged";
  /** Rows with this problem. */
  problem?: { code: string; field?: string };
  /** Rows below this line of the sheet. */
  after?: number;
  limit: number;
}

/** Rows in the order of the sheet, one more than asked when there is a next page. */
export async function listRows(house: Pick<House, "db">, actor: Actor, input: RowsInput): Promise<ListedRow[]> {
  return house.db.company(actor.companyId, async (tx) => {
    const upload = await findVisibleUpload(tx, actor, input.uploadId);
    const rows = await tx
      .select()
      .from(uploadRows)
      .where(
        and(
          eq(uploadRows.companyId, actor.companyId),
          eq(uploadRows.uploadId, upload.id),
          input.state && eq(uploadRows.state, input.state),
          input.change && and(eq(uploadRows.state, "ready"), eq(uploadRows.change, input.change)),
          input.problem && hasProblem(input.problem),
          input.after === undefined ? undefined : gt(uploadRows.row, input.after),
        ),
      )
      .orderBy(asc(uploadRows.row))
      .limit(input.limit + 1);
    const differences = await findDifferences(tx, { companyId: actor.companyId, uploadId: upload.id }, rows);
    return rows.map((row) => ({ ...row, differences: differences.get(row.row) ?? [] }));
  });
}

const hasProblem = (problem: { code: string; field?: string }): SQL =>
  sql`${uploadRows.problems} @> ${JSON.stringify([problem])}::jsonb`;

export async function getRow(tx: Tx, { companyId, uploadId }: UploadKey, row: number): Promise<ListedRow | undefined> {
  const rows = await tx
    .select()
    .from(uploadRows)
    .where(and(eq(uploadRows.companyId, companyId), eq(uploadRows.uploadId, uploadId), inArray(uploadRows.row, [row])));
  const differences = await findDifferences(tx, { companyId, uploadId }, rows);
  return rows.map((found) => ({ ...found, differences: differences.get(found.row) ?? [] }))[0];
}

interface DifferenceRow extends Record<string, unknown> {
  row: number;
  differences: Record<string, [string | null, string | null]>;
}

const pairs = columnNames.map((column) => `('${column}', v.${column}::text, (${mergedFact(column)})::text)`).join(", ");

/** Field by field what a merge would change, by the very expressions of the merge. */
async function findDifferences(
  tx: Tx,
  upload: UploadKey,
  rows: readonly UploadRow[],
): Promise<Map<number, FactDifference[]>> {
  const changed = rows.filter((row) => row.state === "ready" && row.change === "changed").map(({ row }) => row);
  if (changed.length === 0) return new Map();
  const found = await tx.execute<DifferenceRow>(sql`
    select r.row, (select jsonb_object_agg(pair.name, jsonb_build_array(pair.held, pair.merged))
                     from (values ${sql.raw(pairs)}) pair (name, held, merged) where pair.held is distinct from pair.merged) as differences
      from upload_rows r join vehicles v on v.company_id = r.company_id and v.id = r.vehicle_id
     where r.company_id = ${upload.companyId} and r.upload_id = ${upload.uploadId} and r.row in ${changed}`);
  return new Map(found.map(({ row, differences }) => [row, factDifferences(differences ?? {})]));
}

const factDifferences = (byColumn: DifferenceRow["differences"]): FactDifference[] =>
  facts.flatMap((fact) => {
    const pair = byColumn[factColumns[fact]];
    return pair ? [{ fact, before: pair[0], after: pair[1] }] : [];
  });
