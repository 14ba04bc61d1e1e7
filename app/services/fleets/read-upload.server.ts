import { and, eq, type SQL, sql } from "drizzle-orm";
import { dayInAlgiers } from "#app/domain/day.ts";
import type { Actor, Scope } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import type { Tx } from "#db/client.server.ts";
import { uploadRows, uploads } from "#db/schema/index.ts";
import { readUpload as readSpreadsheet } from "#imports/read-upload.server.ts";
import type { ImportErrorCode, JudgedRow, ReadingEvent, ReadingRequest } from "#imports/sheet.ts";
import { compareWithFleet } from "./compare-with-fleet.server.ts";
import { countRows } from "./count-rows.server.ts";
import type { UploadChoices } from "./mapping.ts";
import { listRememberedMappings, rememberMapping } from "./remember-mapping.server.ts";
import { settleScope } from "./settle-scope.ts";
import { type Reading, storedJson, storeRows } from "./store-rows.server.ts";
import type { Upload } from "./upload-access.server.ts";

/** The first problems are on screen with the first rows; later ones are stored in larger pieces. */
const rowsAtOnce = 5000;

export interface ReadingInput {
  uploadId: string;
  reading: number;
  scope: Scope;
}

type Needs = Pick<House, "db" | "files" | "clock">;

/** Reads the file of an upload into rows and compares them with the fleet. A reading that is over does nothing. */
export async function readUpload(house: Needs, actor: Actor, input: ReadingInput): Promise<void> {
  const { companyId } = actor;
  const reading: Reading = { companyId, uploadId: input.uploadId, reading: input.reading };
  const { upload, remembered } = await house.db.company(companyId, async (tx) => ({
    upload: await findUpload(tx, reading),
    remembered: await listRememberedMappings(tx, companyId),
  }));
  if (upload?.status === "failed" && upload.fileKey) return dropFile(house, reading, upload.fileKey);
  if (upload?.status !== "reading" || !upload.fileKey) return;
  const copy = await house.files.localCopy(upload.fileKey);
  try {
    const request: ReadingRequest = {
      path: copy.path,
      fileName: upload.fileName,
      today: dayInAlgiers(house.clock.now()),
      ...(upload.choices as UploadChoices | null),
      remembered,
    };
    await followReading(house, reading, input.scope, request);
  } finally {
    await copy.release();
  }
  const after = await house.db.company(companyId, (tx) => findUpload(tx, reading));
  if (after?.status === "failed" && after.fileKey) await dropFile(house, reading, after.fileKey);
}

async function findUpload(tx: Tx, reading: Reading): Promise<Upload | undefined> {
  const [upload] = await tx.select().from(uploads).where(isCurrent(reading));
  return upload;
}

const isCurrent = (of: Reading): SQL | undefined =>
  and(eq(uploads.companyId, of.companyId), eq(uploads.id, of.uploadId), eq(uploads.reading, of.reading));

const isBeingRead = (of: Reading): SQL | undefined => and(isCurrent(of), eq(uploads.status, "reading"));

async function followReading({ db }: Needs, reading: Reading, scope: Scope, request: ReadingRequest): Promise<void> {
  let waiting: JudgedRow[] = [];
  let progress = 0;
  let isFirst = true;
  const store = async () => {
    const rows = waiting;
    waiting = [];
    isFirst = false;
    return storeRows(db, reading, rows, progress);
  };
  for await (const event of readSpreadsheet(request)) {
    if (event.type === "failed") return failReading(db, reading, event);
    if (event.type === "progress") progress = event.read;
    if (event.type === "file" && !(await storeFile(db, reading, event))) return;
    if (event.type === "rows") {
      waiting.push(...event.rows.map((row) => settleScope(row, scope)));
      if ((isFirst || waiting.length >= rowsAtOnce) && !(await store())) return;
    }
    if (event.type === "end") {
      progress = 1;
      if (await store()) await finishReading(db, reading, scope);
      return;
    }
  }
}

type FileEvent = Extract<ReadingEvent, { type: "file" }>;

/** How the file was understood; false when this reading is over. */
async function storeFile(db: House["db"], reading: Reading, { file, columns, headingsHash, sample }: FileEvent) {
  const updated = await db.company(reading.companyId, (tx) =>
    tx
      .update(uploads)
      .set({ ...file, headingsHash, columns: toStored(columns), sample: toStored(sample) })
      .where(isBeingRead(reading))
      .returning({ id: uploads.id }),
  );
  return updated.length > 0;
}

const toStored = (value: object): unknown => JSON.parse(storedJson(value));

async function finishReading(db: House["db"], reading: Reading, scope: Scope): Promise<void> {
  await db.company(reading.companyId, async (tx) => {
    await tx.execute(sql`set local statement_timeout = '15min'`);
    const [upload] = await tx.select().from(uploads).where(isBeingRead(reading)).for("update");
    if (!upload) return;
    if (upload.rowCount === 0) return closeWithError(tx, upload, { code: "empty" });
    await compareWithFleet(tx, reading, scope);
    await countRows(tx, reading);
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

async function failReading(db: House["db"], reading: Reading, error: ReadingError): Promise<void> {
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

/** The key is forgotten after the file is gone: a crash in between is healed by the next run of the job. */
async function dropFile({ db, files }: Needs, reading: Reading, fileKey: string): Promise<void> {
  await files.remove(fileKey);
  await db.company(reading.companyId, (tx) => tx.update(uploads).set({ fileKey: null }).where(isCurrent(reading)));
}
