import type { DateOrder, WilayaPlace } from "#app/domain/column-answers.ts";
import type { ImportField } from "#app/domain/vehicle.ts";
import type { ImportColumn } from "#imports/sheet.ts";

export type ColumnChoices = Record<number, ImportField | null>;

/** What a person set about a file; what is absent is found by the system. Kept in `uploads.choices`. */
export interface UploadChoices {
  sheet?: string;
  headerRow?: number;
  encoding?: string;
  delimiter?: string;
  columns?: ColumnChoices;
  /** What was said once for all the numbers of the plate column. */
  wilayaPlace?: WilayaPlace;
  /** What was said once for all the dates in figures. */
  dateOrder?: DateOrder;
}

/** What was said for whole columns: how a row is judged again, too. */
export function columnAnswers({ choices }: { choices: unknown }): Pick<UploadChoices, "wilayaPlace" | "dateOrder"> {
  const { wilayaPlace, dateOrder } = (choices ?? {}) as UploadChoices;
  return { ...(wilayaPlace && { wilayaPlace }), ...(dateOrder && { dateOrder }) };
}

export const mappingOf = (columns: readonly ImportColumn[]): ColumnChoices =>
  Object.fromEntries(columns.map(({ index, field }) => [index, field]));

/** The mapping after a choice: a field that is given to a column leaves the one it was on. */
export function chooseColumns(current: ColumnChoices, chosen: ColumnChoices): ColumnChoices {
  const taken = new Set(Object.values(chosen).filter((field) => field !== null));
  const kept = Object.entries(current).map(([index, field]) => [index, field && taken.has(field) ? null : field]);
  return { ...Object.fromEntries(kept), ...chosen };
}

/** The first field that is on two columns. */
export function fieldOnTwoColumns(columns: ColumnChoices): ImportField | undefined {
  const fields = Object.values(columns).filter((field) => field !== null);
  return fields.find((field, position) => fields.indexOf(field) !== position);
}

export const identifiesVehicles = (columns: ColumnChoices): boolean =>
  Object.values(columns).some((field) => field === "plate" || field === "vin");

/** Under it a column is asked about before its rows are shown. */
const sureFrom = 0.8;

/** A column that a person should say something about, and has not yet. */
export function isDoubtful({ field, confidence, candidates }: ImportColumn, upload: { choices: unknown }): boolean {
  if (upload.choices !== null) return false;
  return field === null ? candidates.length > 0 : confidence < sureFrom;
}
