import { findHeaderRow, headerSearchRows } from "../columns/find-header-row.ts";
import { type ReadingLimits, ReadingRefused } from "../sheet.ts";
import type { SheetRow, SheetSource } from "../sheet-source.ts";
import { openWorkbook, type Workbook, type WorkbookSheet } from "./open-workbook.server.ts";
import { readSheetRows, type SheetContext } from "./read-rows.server.ts";
import { readSharedStrings } from "./read-shared-strings.server.ts";
import { readDateStyles } from "./read-styles.server.ts";

export async function openXlsx(path: string, wanted: { sheet?: string }, limits: ReadingLimits): Promise<SheetSource> {
  const workbook = await openWorkbook(path, limits);
  const context: SheetContext = {
    date1904: workbook.date1904,
    dateStyles: await readDateStyles(workbook),
    sharedStrings: await readSharedStrings(workbook, limits.cellLength),
  };
  const sheet = await chooseSheet(workbook, context, limits, wanted.sheet);
  let compressedRead = 0;
  const note = (bytes: number) => {
    compressedRead = bytes;
  };
  return {
    format: "xlsx",
    encoding: null,
    delimiter: null,
    sheet: sheet.name,
    sheets: workbook.sheets.map(({ name }) => name),
    progress: () => Math.min(1, compressedRead / Math.max(1, sheet.entry.compressedSize)),
    rows: () => readSheetRows(workbook, sheet, context, limits, note),
  };
}

/** The sheet a person named, else the one with the best heading row: cover sheets and pivots have none. */
async function chooseSheet(
  workbook: Workbook,
  context: SheetContext,
  limits: ReadingLimits,
  wanted?: string,
): Promise<WorkbookSheet> {
  const [first] = workbook.sheets;
  const named = workbook.sheets.find(({ name }) => name === wanted);
  if (!first) throw new ReadingRefused("unreadable", { reason: "no_sheet" });
  if (named || workbook.sheets.length === 1) return named ?? first;
  let best = { sheet: first, score: 0 };
  for (const sheet of workbook.sheets) {
    const rows = await firstRows(readSheetRows(workbook, sheet, context, limits));
    const score = findHeaderRow(rows.map(({ cells }) => cells))?.score ?? 0;
    if (score > best.score) best = { sheet, score };
  }
  return best.sheet;
}

async function firstRows(batches: AsyncGenerator<SheetRow[]>): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const batch of batches) {
    rows.push(...batch.slice(0, headerSearchRows));
    if (rows.length >= headerSearchRows) break;
  }
  return rows.slice(0, headerSearchRows);
}
