import { and, asc, eq, gt, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { RowState } from "#app/domain/lifecycle.ts";
import type { Actor } from "#app/services/actor.ts";
import { columnNames, type Fact, factColumns, facts } from "#app/services/fleets/fact-columns.ts";
import type { UploadProblem } from "#app/services/fleets/upload-problem.ts";
import { vehiclesWithin } from "#app/services/fleets/vehicle-scope.server.ts";
import type { House } from "#app/services/house.ts";
import type { Tx } from "#db/client.server.ts";
import { uploadRows, vehicles } from "#db/schema/index.ts";
import type { UploadKey } from "./compare-with-fleet.server.ts";
import { mergedFact } from "./merged-facts.ts";
import { findVisibleUpload } from "./upload-access.server.ts";

export type UploadRow = typeof uploadRows.$inferSelect;

export interface FactDifference {
  fact: Fact;
  before: string | null;
  after: string | null;
}

/** A row, and of one that changes a vehicle what it changes; of one whose vehicle another depot holds, that depot. */
export type ListedRow = UploadRow & { differences: FactDifference[]; heldBy: string | null };

export interface RowsInput {
  uploadId: string;
  state?: RowState;
  change?: "new" | "changed" | "unchanged";
  /** Rows with this problem. */
  problem?: { code: string; field: string; level: string };
  /** Rows that change one of these facts of a vehicle. */
  changing?: readonly Fact[];
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
          input.changing && changesOneOf(input.changing),
          input.after === undefined ? undefined : gt(uploadRows.row, input.after),
        ),
      )
      .orderBy(asc(uploadRows.row))
      .limit(input.limit + 1);
    return withFleet(tx, actor, { companyId: actor.companyId, uploadId: upload.id }, rows);
  });
}

const hasProblem = (problem: object): SQL => sql`${uploadRows.problems} @> ${JSON.stringify([problem])}::jsonb`;

/** The rows of some lines, in their order. */
export async function getRows(tx: Tx, actor: Actor, key: UploadKey, lines: readonly number[]): Promise<ListedRow[]> {
  const rows = await tx
    .select()
    .from(uploadRows)
    .where(
      and(
        eq(uploadRows.companyId, key.companyId),
        eq(uploadRows.uploadId, key.uploadId),
        inArray(uploadRows.row, [...lines]),
      ),
    )
    .orderBy(asc(uploadRows.row));
  return withFleet(tx, actor, key, rows);
}

/** Rows with what the fleet has to do with them. */
async function withFleet(tx: Tx, actor: Actor, key: UploadKey, rows: readonly UploadRow[]): Promise<ListedRow[]> {
  const differences = await findDifferences(tx, key, rows);
  const depots = await findHoldingDepots(tx, actor, rows);
  return rows.map((row) => ({
    ...row,
    differences: differences.get(row.row) ?? [],
    heldBy: depots.get(row.row) ?? null,
  }));
}

/** Of rows that mean a vehicle elsewhere in the company: its depot, as far as this reader sees the vehicle. */
async function findHoldingDepots(tx: Tx, actor: Actor, rows: readonly UploadRow[]): Promise<Map<number, string>> {
  const elsewhere = rows.filter((row) =>
    ((row.problems ?? []) as UploadProblem[]).some(({ code }) => code === "vehicle_elsewhere"),
  );
  if (elsewhere.length === 0) return new Map();
  const known = (fact: "plate" | "vin") => elsewhere.flatMap((row) => row[fact] ?? []);
  const held = await tx
    .select({ plate: vehicles.plate, vin: vehicles.vin, depot: vehicles.depot })
    .from(vehicles)
    .where(
      and(
        vehiclesWithin(actor, "vehicles:read"),
        isNull(vehicles.archivedAt),
        or(inArray(vehicles.plate, known("plate")), inArray(vehicles.vin, known("vin"))),
      ),
    );
  const depotOf = (row: UploadRow) =>
    held.find(({ plate, vin }) => (vin !== null && vin === row.vin) || (plate !== null && plate === row.plate))?.depot;
  return new Map(
    elsewhere
      .flatMap((row) => [[row.row, depotOf(row)] as const])
      .flatMap(([row, depot]) => (depot ? [[row, depot]] : [])),
  );
}

const changesOneOf = (changing: readonly Fact[]): SQL => {
  const differs = changing.map((fact) => {
    const column = factColumns[fact];
    return `v.${column} is distinct from ${mergedFact(column)}`;
  });
  return sql`exists (
    select 1 from vehicles v, (select ${uploadRows}.*) r
     where v.company_id = r.company_id and v.id = r.vehicle_id and (${sql.raw(differs.join(" or "))}))`;
};

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
