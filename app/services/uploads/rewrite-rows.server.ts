import { and, eq, inArray, sql } from "drizzle-orm";
import type { VehicleFacts } from "#app/domain/vehicle.ts";
import { columnNames, factColumns, facts } from "#app/services/fleets/fact-columns.ts";
import type { Tx } from "#db/client.server.ts";
import { uploadRows } from "#db/schema/index.ts";
import { storableJson } from "#imports/copy-text.ts";
import { compareWithFleet, type UploadKey } from "./compare-with-fleet.server.ts";
import { type JudgedAgain, type Judging, judgeAgain, type RowChange } from "./judge-again.ts";
import type { UploadRow } from "./list-rows.server.ts";
import { type Identity, recheckDuplicates } from "./recheck-duplicates.server.ts";

/** Rows judged again, and the plates and chassis numbers that they had or have now. */
export interface Rewritten {
  rows: JudgedAgain[];
  /** Of rows whose plate or chassis number is another one now: before and after. */
  moved: Identity[];
}

/** Judges rows again with other cells and writes them; whom else that concerns is for `settleRows` to find. */
export async function rewriteRows(
  tx: Tx,
  key: UploadKey,
  judging: Judging,
  changes: readonly RowChange[],
): Promise<Rewritten> {
  const changeOf = new Map(changes.map((change) => [change.row, change]));
  const before = await tx
    .select()
    .from(uploadRows)
    .where(
      and(
        eq(uploadRows.companyId, key.companyId),
        eq(uploadRows.uploadId, key.uploadId),
        inArray(uploadRows.row, [...changeOf.keys()]),
      ),
    );
  const rewritten: Rewritten = { rows: [], moved: [] };
  for (const row of before) {
    const change = changeOf.get(row.row);
    const judged = change && judgeAgain(row, change, judging);
    if (!judged) continue;
    rewritten.rows.push(judged);
    if (hasMoved(row, judged.facts)) rewritten.moved.push(row, judged.facts);
  }
  await writeRows(tx, key, rewritten.rows);
  return rewritten;
}

const hasMoved = (row: UploadRow, now: VehicleFacts): boolean => row.plate !== now.plate || row.vin !== now.vin;

/** Whoever shares an identity with the rewritten rows is judged again too, and all of them are held against the fleet. */
export async function settleRows(
  tx: Tx,
  key: UploadKey,
  { scope }: Pick<Judging, "scope">,
  { rows, moved }: Rewritten,
): Promise<void> {
  if (rows.length > fewRows) await planForMany(tx, true);
  const touched = await recheckDuplicates(tx, key, moved, [...moved, ...rows.map(({ facts: known }) => known)]);
  await compareWithFleet(tx, key, scope, [...new Set([...rows.map(({ row }) => row), ...touched])]);
  await planForMany(tx, false);
}

const fewRows = 100;

/** Of rows that were all written anew the planner expects one, and would hold each against every other. */
export const planForMany = (tx: Tx, isOn: boolean) =>
  tx.execute(sql`select set_config('enable_nestloop', ${isOn ? "off" : "on"}, true)`);

const assignments = ["state", ...columnNames, "cells", "problems"]
  .map((column) => `${column} = n.${column}`)
  .join(", ");

async function writeRows(tx: Tx, key: UploadKey, rows: readonly JudgedAgain[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(sql`
    update upload_rows r set ${sql.raw(assignments)}, corrected = true
      from jsonb_populate_recordset(null::upload_rows, ${storableJson(rows.map(storedRow))}::jsonb) n
     where r.company_id = ${key.companyId} and r.upload_id = ${key.uploadId} and r.row = n.row`);
}

const storedRow = ({ row, state, facts: known, cells, problems }: JudgedAgain) => ({
  row,
  state,
  ...Object.fromEntries(facts.map((fact) => [factColumns[fact], known[fact]])),
  cells,
  problems: problems.length > 0 ? problems : null,
});
