import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { bundle } from "#tests/setup/bundle.ts";
import { median, round } from "./figures.ts";
import { writeFleetWorkbook } from "./fleet-workbook.ts";

const rowCount = 100_000;
const runs = 5;
const mostRatio = 0.6;
const readers = ["ostoul", "exceljs"] as const;
type Reader = (typeof readers)[number];

interface Told {
  ms: number;
  rows: number;
  cellCount: number;
  wrong: number;
  peakMb: number | null;
}

/**
 * 100,000 vehicles of twelve columns, read by our reader and by the streaming reader of exceljs: by turns, each time in a
 * process of its own, the middle of five; and once more by each to compare every cell with what was written.
 */
export async function run(): Promise<boolean> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ostoul-bench-"));
  try {
    const child = await bundle("tests/bench/read-workbook.child.ts", "build/bench/read-workbook.js");
    const file = path.join(folder, "fleet.xlsx");
    await writeFleetWorkbook(file, rowCount);
    const read = async (reader: Reader, check = ""): Promise<Told> =>
      JSON.parse((await promisify(execFile)(process.execPath, [child, reader, file, check])).stdout) as Told;
    const told: Record<Reader, Told[]> = { ostoul: [], exceljs: [] };
    for (let run = 0; run < runs; run++) for (const reader of readers) told[reader].push(await read(reader));
    const figures = async (reader: Reader) => {
      const ms = median(told[reader].map((each) => each.ms));
      const { wrong, cellCount } = await read(reader, "check");
      const peakMb = Math.max(...told[reader].map((each) => each.peakMb ?? 0)) || null;
      return { ms, rowsPerSecond: Math.round((rowCount / ms) * 1000), peakMb, cellCount, wrongCells: wrong };
    };
    const [ostoul, exceljs] = [await figures("ostoul"), await figures("exceljs")];
    const ratio = round(ostoul.ms / exceljs.ms, 2);
    const { size: bytes } = fs.statSync(file);
    process.stdout.write(
      `${JSON.stringify({ bench: "imports-xlsx", rows: rowCount, bytes, runs, ostoul, exceljs, ratio, mostRatio })}\n`,
    );
    return ostoul.wrongCells === 0 && ratio <= mostRatio;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
