import { findHeaderRow, headerSearchRows } from "./columns/find-header-row.ts";
import { hashHeadings } from "./columns/hash-headings.server.ts";
import { mapColumns } from "./columns/map-columns.ts";
import { explainFault } from "./explain-fault.server.ts";
import { duplicateFinder } from "./find-duplicates.ts";
import { type JudgeContext, judgeRow } from "./judge-row.ts";
import { openSource } from "./open-source.server.ts";
import { pickCells, pickedColumns } from "./pick-cells.ts";
import { settleScope } from "./settle-scope.ts";
import {
  type ImportColumn,
  type JudgedRow,
  type ReadingEvent,
  ReadingRefused,
  type ReadingRequest,
  type RowCells,
} from "./sheet.ts";
import type { SheetRow, SheetSource } from "./sheet-source.ts";
import { cleanCell, isBlank } from "./values/clean-cell.ts";
import { fieldReaders } from "./values/field-readers.ts";
import { areDayFirst } from "./values/read-first-circulation.ts";

const batchRows = 500;
/** Rows whose values prove the columns. */
const proofRows = 500;
const sampleRows = 5;

/** Reads a file from its bytes to judged vehicles. Always ends with `end` or `failed`. */
export async function* readVehicles(request: ReadingRequest): AsyncGenerator<ReadingEvent> {
  try {
    yield* readTable(await openSource(request), request);
  } catch (error) {
    yield { type: "failed", ...explainFault(error) };
  }
}

interface Table {
  headerRow: number;
  headings: string[];
  columns: ImportColumn[];
  headingsHash: string;
}

async function* readTable(source: SheetSource, request: ReadingRequest): AsyncGenerator<ReadingEvent> {
  const batches = source.rows();
  try {
    const start = await takeStart(batches, request.headerRow);
    const table = understandTable(start, request);
    const first = start.filter(({ line }) => line > table.headerRow);
    yield describe(source, table, first);
    if (first.length === 0) throw new ReadingRefused("empty");
    if (!table.columns.some(({ field }) => field === "plate" || field === "vin"))
      throw new ReadingRefused("missing_column", { columns: table.columns.length });
    yield* judgeTable(source, table, first, batches, request);
  } finally {
    await batches.return(undefined);
  }
}

/** Enough rows to find the headings and to prove the columns. */
async function takeStart(batches: AsyncGenerator<SheetRow[]>, headerRow = 0): Promise<SheetRow[]> {
  const start: SheetRow[] = [];
  const wanted = headerSearchRows + proofRows + headerRow;
  while (start.length < wanted) {
    const next = await batches.next();
    if (next.done) break;
    start.push(...next.value.filter(({ cells }) => cells.some((cell) => !isBlank(cleanCell(cell)))));
  }
  if (start.length === 0) throw new ReadingRefused("empty");
  return start;
}

function understandTable(start: SheetRow[], request: ReadingRequest): Table {
  const found = findHeaderRow(start.map(({ cells }) => cells));
  const headerRow = request.headerRow ?? (found ? (start[found.at]?.line ?? 0) : 0);
  const below = start.filter(({ line }) => line > headerRow).slice(0, proofRows);
  const named = start.find(({ line }) => line === headerRow)?.cells ?? [];
  const width = Math.max(named.length, ...below.map(({ cells }) => cells.length));
  const headings = Array.from({ length: width }, (_, index) => cleanCell(named[index] ?? ""));
  const headingsHash = hashHeadings(headings);
  const chosen = { ...request.remembered?.[headingsHash], ...request.columns };
  const rows = below.map(({ cells }) => cells);
  return { headerRow, headings, headingsHash, columns: mapColumns(headings, rows, request.today, chosen) };
}

function describe(source: SheetSource, table: Table, rows: SheetRow[]): ReadingEvent {
  const { format, encoding, delimiter, sheet, sheets } = source;
  const { columns, headingsHash, headerRow } = table;
  const sample = rows.slice(0, sampleRows).map(({ cells }) => columns.map(({ index }) => cells[index] ?? ""));
  const file = { format, encoding, delimiter, sheet, sheets, headerRow };
  return { type: "file", file, columns, headingsHash, sample };
}

async function* judgeTable(
  source: SheetSource,
  table: Table,
  first: SheetRow[],
  rest: AsyncGenerator<SheetRow[]>,
  request: ReadingRequest,
): AsyncGenerator<ReadingEvent> {
  const fields = pickedColumns(table.columns);
  const dates = first.map(
    ({ cells }) => cells[fields.find(({ field }) => field === "first_circulation")?.index ?? -1] ?? "",
  );
  const dateOrder = request.dateOrder ?? (areDayFirst(dates) ? "day_first" : undefined);
  const reading = { today: request.today, dateOrder };
  const context: JudgeContext = { ...reading, wilayaPlace: request.wilayaPlace, readers: fieldReaders(reading) };
  const judge = (line: number, cells: RowCells) =>
    findDuplicates(settleScope(judgeRow(line, cells, context), request.scope));
  const findDuplicates = duplicateFinder();
  let [rowCount, told] = [0, 0];
  let batch: JudgedRow[] = [];
  for await (const rows of chain(first, rest)) {
    for (const { line, cells } of rows) {
      const named = pickCells(cells, fields);
      if (!named || repeatsHeadings(cells, table.headings)) continue;
      rowCount++;
      if (batch.push(judge(line, named)) < batchRows) continue;
      yield { type: "rows", rows: batch };
      batch = [];
    }
    if (source.progress() - told < 0.01) continue;
    told = source.progress();
    yield { type: "progress", read: told };
  }
  if (rowCount === 0) throw new ReadingRefused("empty");
  if (batch.length > 0) yield { type: "rows", rows: batch };
  yield { type: "end", rowCount };
}

async function* chain(first: SheetRow[], rest: AsyncGenerator<SheetRow[]>): AsyncGenerator<SheetRow[]> {
  yield first;
  yield* rest;
}

/** Printed lists repeat their headings on every page. */
const repeatsHeadings = (cells: string[], headings: string[]): boolean =>
  headings[0] !== "" &&
  headings[0] === cleanCell(cells[0] ?? "") &&
  headings.every((heading, index) => heading === cleanCell(cells[index] ?? ""));
