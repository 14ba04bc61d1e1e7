import type { ImportField } from "#app/domain/vehicle.ts";
import { normaliseHeading } from "./columns/normalise-heading.ts";
import type { ImportColumn, RowCells } from "./sheet.ts";
import { cleanCell, isBlank } from "./values/clean-cell.ts";
import { rememberReadings } from "./values/remember-readings.ts";

export interface PickedColumn {
  index: number;
  field: ImportField;
  /** The cell with the unit of its heading, where it has none of its own. */
  complete: ((cell: string) => string) | null;
}

/** The columns that are imported, each with the unit that its heading gives to what stands below. */
export const pickedColumns = (columns: readonly Pick<ImportColumn, "index" | "field" | "heading">[]): PickedColumn[] =>
  columns.flatMap(({ index, field, heading }) =>
    field ? [{ index, field, complete: field === "gross_weight" ? unitAdder(weightUnitOf(heading)) : null }] : [],
  );

const unitAdder = (unit: string | null) =>
  unit === null ? null : rememberReadings((cell) => (/\d\s*$/.test(cell) ? `${cell} ${unit}` : cell));

/** "PTC (kg)", "Poids total (t)": the unit of the heading belongs to every bare number below it. */
function weightUnitOf(heading: string): string | null {
  const { unit } = normaliseHeading(heading);
  if (!unit) return null;
  return ["kg", "كغ", "كلغ"].includes(unit) ? "kg" : ["t", "tonne", "tonnes", "طن"].includes(unit) ? "t" : null;
}

/** The cells of the mapped columns; nothing for a blank line or a line of totals beside them. */
export function pickCells(cells: readonly string[], columns: readonly PickedColumn[]): RowCells | null {
  const picked: RowCells = {};
  let filled = false;
  for (const { index, field, complete } of columns) {
    const cell = cells[index];
    if (cell === undefined || cell === "") continue;
    picked[field] = complete ? complete(cell) : cell;
    filled ||= !isBlank(cleanCell(cell));
  }
  return filled ? picked : null;
}
