import type ExcelJS from "exceljs";
import { directionOf } from "#app/domain/locale.ts";
import type { ImportField } from "#app/domain/vehicle.ts";
import { widthOfField } from "#app/services/fleets/field-cells.ts";
import { fieldName } from "#imports/messages.ts";
import type { ImportColumn } from "#imports/sheet.ts";
import type { CustomerRows } from "./error-workbook-rows.server.ts";

export interface Layout {
  headerRow: number;
  /** Position of each field that has a column, those that are added at the end too. */
  columnOf: Map<ImportField, number>;
  /** Fields without a column in the file that something is to be typed into, or was. */
  added: ImportField[];
  /** Columns of the file. */
  width: number;
  /** Of every column, the added ones too. */
  fields: (ImportField | null)[];
  widths: number[];
}

export function layOut({ upload, causes, correctedFields, locale }: CustomerRows): Layout {
  const columns = upload.columns as ImportColumn[];
  const headerRow = upload.headerRow ?? 0;
  const columnOf = new Map(columns.flatMap(({ field, index }) => (field ? [[field, index] as const] : [])));
  const wanted = new Set([...causes.map(({ field }) => field), ...correctedFields]);
  // A column without a heading would not be known again.
  const added = headerRow === 0 ? [] : [...wanted].filter((field) => !columnOf.has(field));
  const width = columns.length;
  added.forEach((field, position) => {
    columnOf.set(field, width + position);
  });
  const sample = upload.sample as string[][];
  const fields = [...columns.map(({ field }) => field), ...added];
  const texts = [
    ...columns.map(({ heading }, index) => [heading, ...sample.map((cells) => cells[index] ?? "")]),
    ...added.map((field) => [fieldName(field, locale)]),
  ];
  const widths = fields.map((field, index) => widthFor(field, texts[index] ?? []));
  return { headerRow, columnOf, added, width, widths, fields };
}

const widest = 42;

const widthFor = (field: ImportField | null, texts: readonly string[]): number =>
  Math.min(widest, Math.max(widthOfField(field), ...texts.map((text) => text.length + 3)));

/** Rows that stay in sight above the others: headings far down would fill the screen. */
const mostFrozen = 8;

export function viewOf({ upload, locale }: CustomerRows): Partial<ExcelJS.WorksheetView> {
  const headerRow = upload.headerRow ?? 0;
  const rightToLeft = directionOf(locale) === "rtl";
  if (headerRow === 0 || headerRow > mostFrozen) return { rightToLeft };
  return { state: "frozen", ySplit: headerRow, topLeftCell: `A${headerRow + 1}`, activeCell: "A1", rightToLeft };
}

/** Printed on A4, every column on the page. */
export const onePageWide: Partial<ExcelJS.PageSetup> = {
  paperSize: 9,
  orientation: "landscape",
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
};
