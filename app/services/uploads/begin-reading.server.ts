import { and, eq, type SQL } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { uploadRows, uploads } from "#db/schema/index.ts";
import type { Reading } from "./store-rows.server.ts";
import type { Upload } from "./upload-access.server.ts";

/** What an upload says of its rows when it has none. */
export const noRows = {
  progress: 0,
  rowCount: 0,
  readyCount: 0,
  invalidCount: 0,
  duplicateCount: 0,
  newCount: 0,
  changedCount: 0,
  unchangedCount: 0,
};

/** A run of its own number, on an empty table: what an earlier run stored before it died is gone, what it still sends is refused. */
export async function beginReading(tx: Tx, of: Omit<Reading, "attempt">): Promise<Upload | undefined> {
  const ofReading = and(
    eq(uploads.companyId, of.companyId),
    eq(uploads.id, of.uploadId),
    eq(uploads.reading, of.reading),
  );
  const [upload] = await tx.select().from(uploads).where(ofReading).for("update");
  if (upload?.status !== "reading") return upload;
  await tx.delete(uploadRows).where(and(eq(uploadRows.companyId, of.companyId), eq(uploadRows.uploadId, of.uploadId)));
  const [begun] = await tx
    .update(uploads)
    .set({ ...noRows, attempt: upload.attempt + 1 })
    .where(ofReading)
    .returning();
  return begun;
}

/** As it stands, whatever became of it. */
export const isCurrent = (of: Reading): SQL | undefined =>
  and(
    eq(uploads.companyId, of.companyId),
    eq(uploads.id, of.uploadId),
    eq(uploads.reading, of.reading),
    eq(uploads.attempt, of.attempt),
  );

export const isBeingRead = (of: Reading): SQL | undefined => and(isCurrent(of), eq(uploads.status, "reading"));
