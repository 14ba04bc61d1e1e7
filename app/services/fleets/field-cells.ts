import { textCell } from "#app/adapters/workbook/text-cell.ts";
import type { ImportField } from "#app/domain/vehicle.ts";

/** Written as numbers, so that a person can add them up. Plates and telephones stay text: their zeros count. */
const numericFields: ReadonlySet<ImportField> = new Set(["fiscal_power", "seats", "gross_weight"]);
const wholeNumber = /^(?:0|[1-9]\d{0,8})$/;

export const isNumericField = (field: ImportField | undefined): boolean =>
  field !== undefined && numericFields.has(field);

/** The text of a field as the value of a cell: reading it again gives the same text. */
export const valueOfCell = (text: string, field?: ImportField): string | number =>
  isNumericField(field) && wholeNumber.test(text) ? Number(text) : textCell(text);

const widths: Partial<Record<ImportField, number>> = {
  plate: 16,
  previous_plate: 16,
  vin: 22,
  kind: 20,
  make: 16,
  model: 20,
  driver_name: 24,
  driver_email: 30,
};

/** Of a column, in characters. */
export const widthOfField = (field: ImportField | null): number => (field && widths[field]) || 13;
