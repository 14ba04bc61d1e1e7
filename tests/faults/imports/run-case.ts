import fs from "node:fs";
import path from "node:path";
import { readUpload } from "#imports/read-upload.server.ts";
import type { ReadingEvent, ReadingRequest } from "#imports/sheet.ts";
import { watchMemory } from "#tests/setup/watch-memory.ts";
import type { FaultCase } from "./fault-case.ts";

/** What a reading may take: time of the process that reads, and memory it ever held. */
export const mostMs = 60_000;
export const mostMegabytes = 512;

export interface Outcome {
  /** `read`, or the code and reason of the refusal. */
  told: string;
  ms: number;
  /** Null where the machine does not say. */
  peakMegabytes: number | null;
  /** What is wrong with it; empty when it is as it must be. */
  defects: string[];
}

interface Reading {
  end: Extract<ReadingEvent, { type: "end" | "failed" }> | undefined;
  cells: string[][];
  /** The sheet that was chosen, where a file has sheets. */
  sheet: string | null;
  ms: number;
  peakMegabytes: number | null;
}

/** Reads a file as the application does, in a process of its own. */
export async function readOnce(request: ReadingRequest): Promise<Reading> {
  const started = performance.now();
  const reading: Reading = { end: undefined, cells: [], sheet: null, ms: 0, peakMegabytes: null };
  const events = readUpload(request, { watchdog: { silenceMs: mostMs, totalMs: mostMs } });
  const memory = watchMemory();
  for (let next = memory.childOf(() => events.next()); ; next = events.next()) {
    const { value, done } = await next;
    if (done) break;
    if (value.type === "cells") for (const { cells } of value.rows) reading.cells.push(cells);
    else if (value.type === "file") reading.sheet = value.file.sheet;
    else if (value.type === "end" || value.type === "failed") {
      reading.end = value;
      reading.peakMegabytes = memory.stop();
    }
  }
  reading.peakMegabytes ??= memory.stop();
  reading.ms = Math.round(performance.now() - started);
  return reading;
}

export async function runCase(folder: string, fault: FaultCase): Promise<Outcome> {
  const file = path.join(folder, `${fault.family}-${fault.name}`.replace(/[^\w-]+/g, "-") + path.extname(fault.file));
  const content = await fault.content();
  if (typeof content === "function") await content(file);
  else fs.writeFileSync(file, content);
  const request = { path: file, fileName: fault.file, today: "2026-04-15" };
  try {
    const judged = await readOnce(request);
    const defects = [...defectsOfLimits(judged), ...defectsOfEnd(judged, fault)];
    if (judged.end?.type === "end" && fault.cells) {
      const raw = await readOnce({ ...request, answer: "cells" });
      defects.push(...defectsOfCells(raw.cells, fault.cells));
    }
    const { ms, peakMegabytes } = judged;
    return { told: tell(judged), ms, peakMegabytes, defects };
  } finally {
    fs.rmSync(file, { force: true });
  }
}

export function tell({ end }: Reading): string {
  if (end?.type !== "failed") return end ? "read" : "no end";
  const { format, reason } = end.detail ?? {};
  return [end.code, format ?? reason].filter(Boolean).join(": ");
}

export function defectsOfLimits({ end, ms, peakMegabytes }: Reading): string[] {
  const defects: string[] = [];
  if (ms > mostMs) defects.push("hang");
  else if (end?.type === "failed" && end.detail?.reason === "reader_stopped") defects.push("crash");
  if (end?.type === "failed" && end.detail?.reason === "fault") defects.push("refused without a cause");
  if (end?.type === "end" && end.rowCount === 0) defects.push("empty success");
  if (peakMegabytes !== null && peakMegabytes > mostMegabytes) defects.push("over memory");
  return defects;
}

function defectsOfEnd(reading: Reading, { cells, refusals = [] }: FaultCase): string[] {
  const { end } = reading;
  if (!end) return ["no end"];
  if (end.type === "failed") return refusals.includes(end.code) ? [] : [`refused: ${tell(reading)}`];
  if (!cells) return ["read, and must be refused"];
  const vehicleCount = cells.length - 1;
  return end.rowCount === vehicleCount ? [] : [`${end.rowCount} rows for ${vehicleCount}`];
}

const filled = (cells: readonly string[]) => cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1);

function defectsOfCells(found: readonly (readonly string[])[], expected: readonly (readonly string[])[]): string[] {
  const wrong = new Set<number>();
  for (let row = 0; row < Math.max(found.length, expected.length); row++)
    if (JSON.stringify(filled(found[row] ?? [])) !== JSON.stringify(filled(expected[row] ?? []))) wrong.add(row + 1);
  return wrong.size === 0 ? [] : [`wrong cells in rows ${[...wrong].slice(0, 5).join(", ")}`];
}
