import type { Day } from "#app/domain/day.ts";
import { readUpload } from "#imports/read-upload.server.ts";
import type { ImportColumn } from "#imports/sheet.ts";
import type { SheetRow } from "#imports/sheet-source.ts";
import { cleanCell } from "#imports/values/clean-cell.ts";
import type { ColumnChoices } from "./mapping.ts";
import { readStoredCells } from "./read-stored-cells.server.ts";
import { guideNames } from "./workbook-words.server.ts";

/** Where the table of an upload stands in the workbook that came back, and which of its columns is which field. */
export interface FoundTable {
  sheet: string;
  headerRow: number;
  columns: ColumnChoices;
}

interface KnownTable {
  headerRow: number;
  columns: readonly ImportColumn[];
}

/** Rows may be inserted above the headings; below these nobody looks for them. */
const searchedRows = 200;

/**
 * Finds the table again by its headings: the sheet may have another name by now, the headings stand on another line, the
 * columns in another order. Undefined when half of the headings have gone: then the file is understood like any other.
 */
export async function findTable(
  file: { path: string; fileName: string },
  known: KnownTable,
  today: Day,
): Promise<FoundTable | undefined> {
  const guides = guideNames();
  const sheets = (await listSheets(file, today)).filter((sheet) => !guides.includes(sheet));
  if (known.headerRow === 0) return withoutHeadings(sheets[0], known);
  for (const sheet of sheets) {
    const found = findHeadings(await readStart({ ...file, sheet }, today), known.columns);
    if (found) return { sheet, ...found };
  }
  return undefined;
}

const withoutHeadings = (sheet: string | undefined, { columns }: KnownTable): FoundTable | undefined =>
  sheet === undefined ? undefined : { sheet, headerRow: 0, columns: byIndex(columns) };

const byIndex = (columns: readonly ImportColumn[]): ColumnChoices =>
  Object.fromEntries(columns.map(({ index, field }) => [index, field]));

async function listSheets(file: { path: string; fileName: string }, today: Day): Promise<string[]> {
  for await (const event of readUpload({ ...file, today, answer: "sheets" }))
    if (event.type === "sheets") return event.visible;
  return [];
}

async function readStart(file: { path: string; fileName: string; sheet: string }, today: Day): Promise<SheetRow[]> {
  const start: SheetRow[] = [];
  for await (const rows of readStoredCells({ ...file, encoding: null, delimiter: null }, today)) {
    start.push(...rows.slice(0, searchedRows - start.length));
    if (start.length === searchedRows) break;
  }
  return start;
}

/** The first row with the most of the headings, at least half of them. */
export function findHeadings(
  rows: readonly SheetRow[],
  known: readonly ImportColumn[],
): Omit<FoundTable, "sheet"> | undefined {
  const named = known.filter(({ heading }) => heading !== "");
  const scored = rows.map(({ line, cells }) => {
    const columns = matchColumns(cells.map(cleanCell), named);
    return { headerRow: line, columns, count: Object.keys(columns).length };
  });
  const most = Math.max(0, ...scored.map(({ count }) => count));
  const best = scored.find(({ count }) => count === most);
  return best && most > 0 && most * 2 >= named.length
    ? { headerRow: best.headerRow, columns: best.columns }
    : undefined;
}

/** Each heading where it stands now: where it stood, else the first place left that says the same. */
function matchColumns(headings: readonly string[], known: readonly ImportColumn[]): ColumnChoices {
  const columns: ColumnChoices = {};
  const moved: ImportColumn[] = [];
  for (const column of known) {
    if (headings[column.index] === column.heading) columns[column.index] = column.field;
    else moved.push(column);
  }
  for (const { heading, field } of moved) {
    const place = headings.findIndex((each, index) => each === heading && !(index in columns));
    if (place >= 0) columns[place] = field;
  }
  return columns;
}
