import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { bundle } from "#tests/setup/bundle.ts";
import { defectsOfLimits, mostMs, readOnce, tell } from "./run-case.ts";

const endings = /\.(xlsx|xlsm|xltx|xltm|xls|xlsb|ods|ots|csv|tsv|txt|numbers)$/i;

export interface FolderFigures {
  files: number;
  outcomes: Record<string, number>;
  defects: number;
  /** Files with a letter that could not be read; the mark may be the file's own. */
  brokenLetters: number;
  slowestMs: number;
  peakMb: number;
  /** Cells with something in them, beside what exceljs counts where it can read the sheet at all. */
  cells: { compared: number; same: number; fewer: number; more: number };
}

/** Reads every spreadsheet of a folder, once as vehicles and once as cells. */
export async function readFolder(folder: string): Promise<FolderFigures> {
  const counter = await bundle("tests/faults/imports/count-cells.child.ts", "build/faults/count-cells.js");
  const figures: FolderFigures = {
    files: 0,
    outcomes: {},
    defects: 0,
    brokenLetters: 0,
    slowestMs: 0,
    peakMb: 0,
    cells: { compared: 0, same: 0, fewer: 0, more: 0 },
  };
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((each) => each.isFile() && endings.test(each.name)))
    await readFile(path.join(entry.parentPath, entry.name), counter, figures);
  console.table(figures.outcomes);
  console.table({ "cells, beside exceljs": figures.cells });
  return figures;
}

async function readFile(file: string, counter: string, figures: FolderFigures) {
  const request = { path: file, fileName: path.basename(file), today: "2026-04-15" };
  const judged = await readOnce(request);
  const raw = await readOnce({ ...request, answer: "cells" });
  const defects = [...defectsOfLimits(judged), ...defectsOfLimits(raw)].filter((each) => each !== "empty success");
  const told = defects[0] ?? tell(judged);
  figures.files++;
  figures.outcomes[told] = (figures.outcomes[told] ?? 0) + 1;
  figures.slowestMs = Math.max(figures.slowestMs, judged.ms, raw.ms);
  figures.peakMb = Math.max(figures.peakMb, judged.peakMegabytes ?? 0, raw.peakMegabytes ?? 0);
  if (defects.length > 0) {
    figures.defects++;
    process.stdout.write(`DEFECT ${file}: ${defects.join(", ")}\n`);
  }
  const cells = raw.cells.flat();
  if (cells.some((cell) => cell.includes("\ufffd"))) figures.brokenLetters++;
  const found = cells.filter((cell) => cell !== "").length;
  const reference = judged.sheet && raw.end?.type === "end" ? await countByExceljs(counter, file, judged.sheet) : null;
  if (reference === null) return;
  const compared = found === reference ? "same" : found < reference ? "fewer" : "more";
  figures.cells.compared++;
  figures.cells[compared]++;
  if (compared === "fewer") process.stdout.write(`${file}: ${found} cells, exceljs ${reference}\n`);
}

/** Null where exceljs cannot read the file, or not in time. */
async function countByExceljs(counter: string, file: string, sheet: string): Promise<number | null> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [counter, file, sheet], { timeout: mostMs / 3 });
    return /^\d+$/.test(stdout) ? Number(stdout) : null;
  } catch {
    return null;
  }
}
