import fs from "node:fs";
import { defaultLimits } from "#imports/sheet.ts";
import { openXlsx } from "#imports/xlsx/read-xlsx.server.ts";
import { fleetCell, fleetColumns } from "./fleet-workbook.ts";

/** Reads one workbook with one reader, and prints what it took or how many cells are not what was written. */
type RowHandler = (line: number, cells: readonly unknown[]) => void;

async function readOwn(path: string, onRow: RowHandler): Promise<void> {
  const source = await openXlsx(path, {}, defaultLimits);
  for await (const rows of source.rows()) for (const { line, cells } of rows) onRow(line, cells);
}

async function readExceljs(path: string, onRow: RowHandler): Promise<void> {
  const { default: excel } = await import("exceljs");
  const options = { worksheets: "emit", sharedStrings: "cache", styles: "cache", hyperlinks: "ignore" } as const;
  for await (const sheet of new excel.stream.xlsx.WorkbookReader(path, options))
    for await (const row of sheet) onRow(row.number, (row.values as unknown[]).slice(1));
}

function show(value: unknown): string {
  if (value === null || value === undefined) return "";
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

const [reader, path = "", check] = process.argv.slice(2);
const read = reader === "exceljs" ? readExceljs : readOwn;
if (reader === "exceljs") await import("exceljs");
let [rows, cellCount, wrong] = [0, 0, 0];
const count: RowHandler = (_, cells) => {
  rows++;
  cellCount += cells.length;
};
const compare: RowHandler = (line, cells) => {
  rows++;
  cellCount += cells.length;
  for (let column = 0; column < fleetColumns; column++)
    if (show(cells[column]) !== fleetCell(line - 1, column)) wrong++;
};
const started = performance.now();
await read(path, check ? compare : count);
const ms = Math.round(performance.now() - started);
const peak = /VmHWM:\s+(\d+)/.exec(
  fs.existsSync("/proc/self/status") ? fs.readFileSync("/proc/self/status", "utf8") : "",
);
const peakMb = peak ? Math.round(Number(peak[1]) / 1024) : null;
process.stdout.write(JSON.stringify({ ms, rows, cellCount, wrong, peakMb }));
