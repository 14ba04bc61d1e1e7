import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { TransactionSql } from "postgres";
import type { RowState } from "#app/domain/lifecycle.ts";
import type { Database } from "#db/client.server.ts";
import { lineColumns } from "#imports/row-line.ts";

/** One run of one reading of one upload; what an earlier one still sends is dropped. */
export interface Reading {
  companyId: string;
  uploadId: string;
  reading: number;
  attempt: number;
}

/** Rows as lines of COPY (imports/row-line.ts), and how many there are of each state. */
export interface Portion {
  lines: Uint8Array[];
  counts: Record<RowState, number>;
  /** How far the file is read with them, 0 to 1. */
  progress: number;
}

/**
 * Adds rows and tells how far the reading is. False when this run is over: then nothing was written. A crash of the
 * database may take the last rows back, and the run with them, which begins again.
 */
export async function storeRows(db: Database, of: Reading, { lines, counts, progress }: Portion): Promise<boolean> {
  return db.companyRaw(of.companyId, async (sql) => {
    await sql`set local synchronous_commit = off`;
    const [current] = await sql`
      select 1 from uploads
       where company_id = ${of.companyId} and id = ${of.uploadId} and reading = ${of.reading} and attempt = ${of.attempt}
         and status = 'reading'
         for update`;
    if (!current) return false;
    if (lines.length > 0) await addRows(sql, of, lines);
    await sql`
      update uploads
         set progress = greatest(progress, ${progress}), row_count = row_count + ${counts.ready + counts.invalid + counts.duplicate},
             ready_count = ready_count + ${counts.ready}, new_count = new_count + ${counts.ready},
             invalid_count = invalid_count + ${counts.invalid}, duplicate_count = duplicate_count + ${counts.duplicate}
       where company_id = ${of.companyId} and id = ${of.uploadId}`;
    return true;
  });
}

/**
 * COPY does not work on a table behind row-level security: rows are put into the partition behind it, which takes company
 * and upload from the transaction. The lines come from the process that opens strangers' files, and name neither.
 */
async function addRows(sql: TransactionSql, of: Reading, lines: Uint8Array[]): Promise<void> {
  await sql`select set_config('app.upload_id', ${of.uploadId}, true)`;
  const copy = await sql.unsafe(`copy arriving_rows (${lineColumns.join(", ")}) from stdin with (null '')`).writable();
  await pipeline(Readable.from(lines), copy);
}
