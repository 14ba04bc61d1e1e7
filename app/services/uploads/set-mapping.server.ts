import { and, eq } from "drizzle-orm";
import type { DateOrder, WilayaPlace } from "#app/domain/column-answers.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { enqueue } from "#app/services/queue.server.ts";
import { isRefusal, type Refusal, refuse } from "#app/services/refusal.ts";
import type { Tx } from "#db/client.server.ts";
import { uploadRows, uploads } from "#db/schema/index.ts";
import type { ImportColumn } from "#imports/sheet.ts";
import { noRows } from "./begin-reading.server.ts";
import { forgetCorrections } from "./correction-acts.server.ts";
import {
  type ColumnChoices,
  chooseColumns,
  fieldOnTwoColumns,
  identifiesVehicles,
  mappingOf,
  type UploadChoices,
} from "./mapping.ts";
import { rememberMapping } from "./remember-mapping.server.ts";
import { findVisibleUpload, importScope, refuseClosed, type Upload } from "./upload-access.server.ts";

export interface MappingInput {
  uploadId: string;
  sheet?: string;
  headerRow?: number;
  encoding?: string;
  delimiter?: string;
  /** Null: decided row by row again. */
  wilayaPlace?: WilayaPlace | null;
  dateOrder?: DateOrder | null;
  /** Only what the person says; the other columns stay as they were understood. */
  columns: ColumnChoices;
}

/**
 * Sets how a file is understood, and reads it again. A mapping that is confirmed as it stands is remembered for the next
 * file with the same headings, and nothing has to be read.
 */
export async function setMapping(
  house: Pick<House, "db">,
  actor: Actor,
  input: MappingInput,
): Promise<Upload | Refusal> {
  const scope = importScope(actor);
  return house.db.company(actor.companyId, async (tx) => {
    const upload = await findVisibleUpload(tx, actor, input.uploadId, { lock: true });
    const closed = refuseClosed(upload);
    if (closed) return closed;
    const choices = chooseReading(upload, input);
    if (isRefusal(choices)) return choices;
    if (!needsReading(upload, choices)) return confirmMapping(tx, upload, choices);
    if (choices.sheet !== undefined && choices.sheet !== upload.sheet) await forgetCorrections(tx, upload);
    const again = await restartReading(tx, upload, choices);
    await enqueue(tx, "read-upload", {
      companyId: actor.companyId,
      uploadId: upload.id,
      reading: again.reading,
      scope,
    });
    return again;
  });
}

/** Everything the person has set, this time and before; or what makes it impossible. */
function chooseReading(upload: Upload, input: MappingInput): UploadChoices | Refusal {
  const { columns: chosen, uploadId: _, wilayaPlace, dateOrder, ...place } = input;
  if (place.sheet !== undefined && !upload.sheets.includes(place.sheet))
    return refuse("sheet_unknown", { sheet: place.sheet }, 422);
  const before = (upload.choices ?? {}) as UploadChoices;
  const isElsewhere =
    (place.sheet ?? upload.sheet) !== upload.sheet || (place.headerRow ?? upload.headerRow) !== upload.headerRow;
  // Other headings: what was known of the columns is worth nothing there.
  const known = upload.columns as ImportColumn[];
  const columns = isElsewhere ? chosen : chooseColumns(mappingOf(known), chosen);
  const refusal = refuseColumns(columns, isElsewhere ? undefined : known);
  if (refusal) return refusal;
  const { columns: __, wilayaPlace: placeSaid, dateOrder: orderSaid, ...placeBefore } = before;
  return {
    ...placeBefore,
    ...place,
    ...answered("wilayaPlace", wilayaPlace, placeSaid),
    ...answered("dateOrder", dateOrder, orderSaid),
    ...(Object.keys(columns).length > 0 && { columns }),
  };
}

/** An answer for a whole column: the new one, none any more, or the one that was given before. */
function answered<Name extends "wilayaPlace" | "dateOrder", Answer>(
  name: Name,
  said: Answer | null | undefined,
  before: Answer | undefined,
) {
  const answer = said === undefined ? before : said;
  return answer ? ({ [name]: answer } as Record<Name, Answer>) : {};
}

function refuseColumns(columns: ColumnChoices, known: readonly ImportColumn[] | undefined): Refusal | undefined {
  const twice = fieldOnTwoColumns(columns);
  if (twice) return refuse("field_on_two_columns", { field: twice }, 422);
  if (!known) return undefined;
  const unknown = Object.keys(columns).find((index) => !known.some((column) => column.index === Number(index)));
  if (unknown !== undefined) return refuse("column_unknown", { column: unknown }, 422);
  return identifiesVehicles(columns) ? undefined : refuse("missing_column", {}, 422);
}

function needsReading(upload: Upload, choices: UploadChoices): boolean {
  if (upload.errorCode !== null) return true;
  const current = mappingOf(upload.columns as ImportColumn[]);
  const isSame = (chosen: unknown, is: unknown) => chosen === undefined || chosen === is;
  const before = (upload.choices ?? {}) as UploadChoices;
  return !(
    choices.wilayaPlace === before.wilayaPlace &&
    choices.dateOrder === before.dateOrder &&
    isSame(choices.sheet, upload.sheet) &&
    isSame(choices.headerRow, upload.headerRow) &&
    isSame(choices.encoding, upload.encoding) &&
    isSame(choices.delimiter, upload.delimiter) &&
    Object.entries(choices.columns ?? {}).every(([index, field]) => current[Number(index)] === field)
  );
}

async function confirmMapping(tx: Tx, upload: Upload, choices: UploadChoices): Promise<Upload> {
  if (upload.headingsHash && choices.columns)
    await rememberMapping(tx, upload.companyId, upload.headingsHash, choices.columns);
  return updateUpload(tx, upload, { choices });
}

export async function restartReading(
  tx: Tx,
  upload: Upload,
  choices: UploadChoices,
  file: Partial<typeof uploads.$inferInsert> = {},
): Promise<Upload> {
  await tx
    .delete(uploadRows)
    .where(and(eq(uploadRows.companyId, upload.companyId), eq(uploadRows.uploadId, upload.id)));
  return updateUpload(tx, upload, {
    ...file,
    status: "reading",
    reading: upload.reading + 1,
    choices,
    ...noRows,
    errorCode: null,
    errorDetail: null,
  });
}

async function updateUpload(tx: Tx, upload: Upload, change: Partial<typeof uploads.$inferInsert>): Promise<Upload> {
  const [updated] = await tx
    .update(uploads)
    .set(change)
    .where(and(eq(uploads.companyId, upload.companyId), eq(uploads.id, upload.id)))
    .returning();
  if (!updated) throw new Error(`upload ${upload.id} went away`);
  return updated;
}
