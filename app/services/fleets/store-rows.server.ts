import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { TransactionSql } from "postgres";
import type { RowState } from "#app/domain/lifecycle.ts";
import type { Database } from "#db/client.server.ts";
import type { JudgedRow } from "#imports/sheet.ts";
import { copyLine, storable } from "./copy-text.ts";
import { columnNames, facts } from "./fact-columns.ts";

/** One reading of one upload; late rows of an earlier one are dropped. */
export interface Reading {
  companyId: string;
  uploadId: string;
  reading: number;
}

const columns = [
  "company_id",
  "upload_id",
  "row",
  "state",
  ...columnNames,
  "cells",
  "problems",
  "corrected",
  "vehicle_id",
  "change",
];

/**
 * Adds rows and tells how far the reading is. False when this reading is over: then nothing was written.
 * Rows that are already there stay (the job may run twice, even at once): a row of a reading is always the same.
 */
export async function storeRows(
  db: Database,
  of: Reading,
  rows: readonly JudgedRow[],
  progress: number,
): Promise<boolean> {
  return db.companyRaw(of.companyId, async (sql) => {
    const [current] = await sql`
      select 1 from uploads
       where company_id = ${of.companyId} and id = ${of.uploadId} and reading = ${of.reading} and status = 'reading'
         for update`;
    if (!current) return false;
    const added = await addRows(sql, of, rows);
    await sql`
      update uploads
         set progress = greatest(progress, ${progress}), row_count = row_count + ${added.ready + added.invalid + added.duplicate},
             ready_count = ready_count + ${added.ready}, invalid_count = invalid_count + ${added.invalid},
             duplicate_count = duplicate_count + ${added.duplicate}
       where company_id = ${of.companyId} and id = ${of.uploadId}`;
    return true;
  });
}

/** COPY does not work on a table behind row-level security: rows go through a table of the transaction. */
async function addRows(
  sql: TransactionSql,
  of: Reading,
  rows: readonly JudgedRow[],
): Promise<Record<RowState, number>> {
  const added = { ready: 0, invalid: 0, duplicate: 0 };
  if (rows.length === 0) return added;
  await sql`create temporary table arriving (like upload_rows) on commit drop`;
  const copy = await sql.unsafe(`copy arriving (${columns.join(", ")}) from stdin`).writable();
  await pipeline(Readable.from(rows.map((row) => copyLine(storedValues(of, row)))), copy);
  const counts = await sql<{ state: RowState; count: number }[]>`
    with added as (insert into upload_rows select * from arriving on conflict do nothing returning state)
    select state, count(*)::int as count from added group by state`;
  for (const { state, count } of counts) added[state] = count;
  return added;
}

/** A row that can become a vehicle gets the id it will have; one that is in the fleet already gets that one's when compared. */
function storedValues(of: Reading, { row, state, facts: known, cells, problems }: JudgedRow) {
  const isReady = state === "ready";
  return [
    of.companyId,
    of.uploadId,
    row,
    state,
    ...facts.map((fact) => (typeof known[fact] === "string" ? storable(known[fact]) : known[fact])),
    storedJson(cells),
    problems.length === 0 ? null : storedJson(problems),
    false,
    isReady ? randomUUID() : null,
    isReady ? "new" : null,
  ];
}

export const storedJson = (value: object): string =>
  JSON.stringify(value, (_, part) => (typeof part === "string" ? storable(part) : part));
