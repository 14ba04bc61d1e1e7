import { and, eq, sql } from "drizzle-orm";
import type { House } from "#app/services/house.ts";
import type { Tx } from "#db/client.server.ts";
import { uploadRows, uploads } from "#db/schema/index.ts";
import type { ImportErrorCode } from "#imports/sheet.ts";
import { isBeingRead } from "./begin-reading.server.ts";
import { compareWithFleet } from "./compare-with-fleet.server.ts";
import { countRows } from "./count-rows.server.ts";
import type { Judging } from "./judge-again.ts";
import type { UploadChoices } from "./mapping.ts";
import { reapplyCorrections } from "./reapply-corrections.server.ts";
import { rememberMapping } from "./remember-mapping.server.ts";
import type { Reading } from "./store-rows.server.ts";
import type { Upload } from "./upload-access.server.ts";

/** All rows are there: what people corrected before is corrected again, and the rows are held against the fleet. */
export async function finishReading(db: House["db"], reading: Reading, judging: Judging): Promise<void> {
  await db.company(reading.companyId, async (tx) => {
    await tx.execute(sql`set local statement_timeout = '15min'`);
    const [upload] = await tx.select().from(uploads).where(isBeingRead(reading)).for("update");
    if (!upload) return;
    if (upload.rowCount === 0) return closeWithError(tx, upload, { code: "empty" });
    const isCorrected = await reapplyCorrections(tx, reading, judging);
    const isOther = await compareWithFleet(tx, reading, judging.scope);
    if (isCorrected || isOther) await countRows(tx, reading);
    const { columns } = (upload.choices ?? {}) as UploadChoices;
    if (columns && upload.headingsHash) await rememberMapping(tx, reading.companyId, upload.headingsHash, columns);
    await tx
      .update(uploads)
      .set({ status: "review", progress: 1, errorCode: null, errorDetail: null })
      .where(isBeingRead(reading));
  });
}

interface ReadingError {
  code: ImportErrorCode;
  detail?: Record<string, string | number>;
}

export async function failReading(db: House["db"], reading: Reading, error: ReadingError): Promise<void> {
  await db.company(reading.companyId, async (tx) => {
    const [upload] = await tx.select().from(uploads).where(isBeingRead(reading)).for("update");
    if (upload) await closeWithError(tx, upload, error);
  });
}

/**
 * A file without a known column waits for a person who names its columns, and one that fails after somebody's choice
 * waits for another choice. Any other is refused: no row of it stays, and its bytes are removed next.
 */
async function closeWithError(tx: Tx, upload: Upload, { code, detail }: ReadingError): Promise<void> {
  const canBeMapped = code === "missing_column" || upload.choices !== null;
  const ofUpload = and(eq(uploads.companyId, upload.companyId), eq(uploads.id, upload.id));
  await tx
    .delete(uploadRows)
    .where(and(eq(uploadRows.companyId, upload.companyId), eq(uploadRows.uploadId, upload.id)));
  await countRows(tx, { companyId: upload.companyId, uploadId: upload.id });
  await tx
    .update(uploads)
    .set({ status: canBeMapped ? "review" : "failed", errorCode: code, errorDetail: detail ?? null })
    .where(ofUpload);
}
