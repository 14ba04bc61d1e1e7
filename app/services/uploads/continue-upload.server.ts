import { and, eq } from "drizzle-orm";
import { type Day, dayInAlgiers } from "#app/domain/day.ts";
import type { Actor, Scope } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { enqueue } from "#app/services/queue.server.ts";
import type { Tx } from "#db/client.server.ts";
import { uploads } from "#db/schema/index.ts";
import { pickedColumns } from "#imports/pick-cells.ts";
import type { ImportColumn } from "#imports/sheet.ts";
import { type CarriedCell, carryCorrections } from "./carry-corrections.ts";
import { type FoundTable, findTable } from "./find-table.server.ts";
import { listStanding } from "./list-standing.server.ts";
import type { UploadChoices } from "./mapping.ts";
import { CellsUnreadable, readStoredCells, tableOf } from "./read-stored-cells.server.ts";
import { replaceCorrections } from "./replace-corrections.server.ts";
import type { Upload } from "./upload-access.server.ts";

export interface ContinuationInput {
  uploadId: string;
  reading: number;
  scope: Scope;
  /** How many acts of correction the workbook holds already. */
  act: number;
  /** What the upload was read from before, and its corrections speak of. */
  formerFileKey: string | null;
}

type Needs = Pick<House, "db" | "files" | "clock">;

/** Rows whose corrections are brought over in one pass through both files. */
const rowsAtOnce = 50_000;

/**
 * The error workbook of an upload came back: finds its table and brings over what was corrected in the browser since it
 * was written, then has it read like any file. Done once; a second run finds another reading and only tidies up.
 */
export async function continueUpload(house: Needs, actor: Actor, input: ContinuationInput): Promise<void> {
  const { formerFileKey } = input;
  const upload = await house.db.company(actor.companyId, (tx) => findWaiting(tx, actor, input));
  if (upload?.fileKey) await prepareReading(house, upload, upload.fileKey, input);
  if (formerFileKey) await house.files.remove(formerFileKey);
}

async function findWaiting(tx: Tx, { companyId }: Pick<Actor, "companyId">, { uploadId, reading }: ContinuationInput) {
  const [upload] = await tx
    .select()
    .from(uploads)
    .where(
      and(
        eq(uploads.companyId, companyId),
        eq(uploads.id, uploadId),
        eq(uploads.reading, reading),
        eq(uploads.status, "reading"),
      ),
    )
    .for("update");
  return upload;
}

async function prepareReading(house: Needs, upload: Upload, fileKey: string, input: ContinuationInput) {
  const today = dayInAlgiers(house.clock.now());
  const copy = await house.files.localCopy(fileKey);
  try {
    const { table, carried } = await understandWorkbook(house, upload, { ...input, path: copy.path, today });
    await house.db.company(upload.companyId, async (tx) => {
      const waiting = await findWaiting(tx, upload, input);
      if (!waiting) return;
      await replaceCorrections(tx, waiting, carried, today);
      await startReading(tx, waiting, table, input.scope);
    });
  } finally {
    await copy.release();
  }
}

interface Understood {
  table?: FoundTable;
  carried: CarriedCell[];
}

interface ReceivedWorkbook extends ContinuationInput {
  path: string;
  today: Day;
}

/** What cannot be read here will say why when it is read as a file. */
async function understandWorkbook(house: Needs, upload: Upload, input: ReceivedWorkbook): Promise<Understood> {
  const { path, today } = input;
  const known = { headerRow: upload.headerRow ?? 0, columns: upload.columns as ImportColumn[] };
  try {
    const table = await findTable({ path, fileName: upload.fileName }, known, today);
    return table ? { table, carried: await bringOver(house, upload, { ...input, table }) } : { carried: [] };
  } catch (error) {
    if (error instanceof CellsUnreadable && error.path === path) return { carried: [] };
    throw error;
  }
}

interface BringingOver extends ReceivedWorkbook {
  table: FoundTable;
}

async function bringOver(house: Needs, upload: Upload, input: BringingOver): Promise<CarriedCell[]> {
  const { act: writtenAct, table, formerFileKey, today } = input;
  const key = { companyId: upload.companyId, uploadId: upload.id };
  const carried: CarriedCell[] = [];
  for (let after = 0; formerFileKey; ) {
    const standing = await house.db.company(key.companyId, (tx) =>
      listStanding(tx, key, { writtenAct, after, limit: rowsAtOnce }),
    );
    if (standing.size === 0) break;
    const formerCopy = await house.files.localCopy(formerFileKey);
    try {
      const columns = upload.columns as ImportColumn[];
      const former = tableOf(formerCopy.path, upload);
      const workbook = { ...former, path: input.path, sheet: table.sheet, encoding: null, delimiter: null };
      carried.push(
        ...(await carryCorrections(
          standing,
          { rows: readStoredCells(former, today), columns: pickedColumns(columns), headerRow: upload.headerRow ?? 0 },
          {
            rows: readStoredCells(workbook, today),
            columns: placedColumns(columns, table),
            headerRow: table.headerRow,
          },
        )),
      );
    } finally {
      await formerCopy.release();
    }
    after = Math.max(...standing.keys());
  }
  return carried;
}

/** The columns of the upload where they stand in the workbook. */
function placedColumns(columns: readonly ImportColumn[], { columns: placed }: FoundTable) {
  const headingOf = new Map(columns.map(({ field, heading }) => [field, heading]));
  return pickedColumns(
    Object.entries(placed).map(([index, field]) => ({
      index: Number(index),
      field,
      heading: headingOf.get(field) ?? "",
    })),
  );
}

/** As any reading of a person's choice: a workbook that cannot be read leaves the upload in review. */
async function startReading(tx: Tx, upload: Upload, table: FoundTable | undefined, scope: Scope): Promise<void> {
  const { companyId, id: uploadId } = upload;
  const choices: UploadChoices = { ...table };
  const reading = upload.reading + 1;
  await tx
    .update(uploads)
    .set({ choices, reading })
    .where(and(eq(uploads.companyId, companyId), eq(uploads.id, uploadId)));
  await enqueue(tx, "read-upload", { companyId, uploadId, reading, scope });
}
