import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildChild } from "#tests/setup/build-child.ts";
import { allCases } from "./cases.ts";
import type { FaultCase } from "./fault-case.ts";
import { readFolder } from "./read-folder.ts";
import { mostMegabytes, mostMs, type Outcome, runCase } from "./run-case.ts";

/** Readings at a time: one for each core of a small machine. */
const lanes = 2;

export async function runAll(cases: FaultCase[], onDone: (fault: FaultCase, outcome: Outcome) => void): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ostoul-faults-"));
  const waiting = cases.values();
  const lane = async () => {
    for (const fault of waiting) onDone(fault, await runCase(folder, fault));
  };
  try {
    await Promise.all(Array.from({ length: lanes }, lane));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

interface Tally {
  cases: number;
  read: number;
  refused: number;
  defects: number;
  slowestMs: number;
  peakMb: number | null;
}

function count(tallies: Map<string, Tally>, { family }: FaultCase, { told, ms, peakMegabytes, defects }: Outcome) {
  const tally = tallies.get(family) ?? { cases: 0, read: 0, refused: 0, defects: 0, slowestMs: 0, peakMb: null };
  tally.cases++;
  tally[told === "read" ? "read" : "refused"]++;
  if (defects.length > 0) tally.defects++;
  tally.slowestMs = Math.max(tally.slowestMs, ms);
  if (peakMegabytes !== null) tally.peakMb = Math.max(tally.peakMb ?? 0, peakMegabytes);
  tallies.set(family, tally);
}

/** `npm run faults -- imports [folder]`. */
export async function run([folder]: string[]): Promise<boolean> {
  await buildChild();
  const tallies = new Map<string, Tally>();
  const told = new Map<string, number>();
  let defectCount = 0;
  await runAll(allCases(), (fault, outcome) => {
    count(tallies, fault, outcome);
    told.set(outcome.told, (told.get(outcome.told) ?? 0) + 1);
    if (outcome.defects.length === 0) return;
    defectCount++;
    process.stdout.write(
      `DEFECT ${fault.family}: ${fault.name}: ${outcome.defects.join(", ")} (${outcome.told}, ${outcome.ms} ms)\n`,
    );
  });
  console.table(Object.fromEntries(tallies));
  console.table(Object.fromEntries([...told].sort(([, one], [, other]) => other - one)));
  const peaks = [...tallies.values()].flatMap(({ peakMb }) => peakMb ?? []);
  if (peaks.length === 0) process.stdout.write("The memory of the readers could not be measured on this machine.\n");
  const files = folder ? await readFolder(folder) : null;
  const figures = {
    faults: "imports",
    cases: [...tallies.values()].reduce((total, { cases }) => total + cases, 0),
    defects: defectCount,
    slowestMs: Math.max(0, ...[...tallies.values()].map(({ slowestMs }) => slowestMs)),
    mostMs,
    peakMb: peaks.length > 0 ? Math.max(...peaks) : null,
    mostMb: mostMegabytes,
    families: Object.fromEntries(tallies),
    ...(files && { folder: files }),
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  return defectCount === 0 && (files?.defects ?? 0) === 0;
}
