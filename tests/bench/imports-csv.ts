import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import postgres from "postgres";
import { startEmbeddedPostgres } from "#db/embedded.server.ts";
import { migrateDatabase } from "#db/migrate.server.ts";
import { buildChild } from "#tests/setup/build-child.ts";
import { bundle } from "#tests/setup/bundle.ts";
import { median, round } from "./figures.ts";
import { type CsvFleet, writeCsvFleet } from "./fleet-csv.ts";

const rounds = 3;
const mostRatio = 9;
const mostMegabytes = 250;

interface Imported {
  readMs: number;
  mergeMs: number;
  readerPeakMegabytes: number | null;
  workerPeakMegabytes: number;
}

/**
 * A million vehicles from CSV to the fleet: read, judged, staged and merged by the services as in production, against
 * COPY of the same file into a table of twelve texts without an index. Both by turns, on the same server.
 */
export async function run(vehicleCount = 1_000_000): Promise<boolean> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ostoul-bench-"));
  fs.chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres(path.join(folder, "postgres"));
  const owner = postgres(server.url, { max: 1, onnotice: () => {} });
  try {
    await migrateDatabase(server.url);
    await buildChild();
    const worker = await bundle("tests/bench/import-fleet.child.ts", "build/bench/import-fleet.js");
    const fleet = writeCsvFleet(path.join(folder, "fleet.csv"), vehicleCount);
    const copies: number[] = [];
    const imports: Imported[] = [];
    for (let turn = 0; turn < rounds; turn++) {
      copies.push(await copyBare(owner, fleet));
      imports.push(await importFleet(owner, server.url, worker, fleet));
    }
    return tell(fleet, copies, imports);
  } finally {
    await owner.end();
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function tell(fleet: CsvFleet, copies: number[], imports: Imported[]): boolean {
  const importMs = median(imports.map(({ readMs, mergeMs }) => readMs + mergeMs));
  const ratio = importMs / median(copies);
  const readerPeakMegabytes = Math.max(...imports.map((told) => told.readerPeakMegabytes ?? Number.NaN));
  const workerPeakMegabytes = Math.max(...imports.map((told) => told.workerPeakMegabytes));
  const figures = {
    bench: "imports-csv",
    vehicles: fleet.vehicleCount,
    megabytes: round(fleet.bytes / 1e6),
    rounds,
    copyMs: round(median(copies)),
    importMs: round(importMs),
    readMs: median(imports.map(({ readMs }) => readMs)),
    mergeMs: median(imports.map(({ mergeMs }) => mergeMs)),
    ratio: round(ratio, 2),
    mostRatio,
    readerPeakMegabytes,
    workerPeakMegabytes,
    mostMegabytes,
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  return ratio <= mostRatio && Math.max(readerPeakMegabytes, workerPeakMegabytes) <= mostMegabytes;
}

async function copyBare(owner: postgres.Sql, { file }: CsvFleet): Promise<number> {
  const columns = Array.from({ length: 12 }, (_, index) => `c${index} text`).join(", ");
  await owner.unsafe("drop table if exists bare");
  await owner.unsafe(`create table bare (${columns})`);
  await owner.unsafe("checkpoint");
  const began = performance.now();
  const copy = await owner.unsafe("copy bare from stdin with (format csv, header)").writable();
  await pipeline(fs.createReadStream(file), copy);
  const took = performance.now() - began;
  await owner.unsafe("drop table bare");
  return took;
}

async function importFleet(
  owner: postgres.Sql,
  url: string,
  worker: string,
  { file, vehicleCount }: CsvFleet,
): Promise<Imported> {
  await owner.unsafe("truncate vehicles, upload_rows, upload_changes, upload_corrections cascade");
  await owner.unsafe("analyze vehicles");
  const [company] = await owner`insert into companies (name) values ('Bench') returning id`;
  await owner.unsafe("checkpoint");
  const { stdout } = await promisify(execFile)(process.execPath, [worker, url, company?.id, file]);
  const [held] = await owner`select count(*)::int as count from vehicles where company_id = ${company?.id}`;
  if (held?.count !== vehicleCount) throw new Error(`${held?.count} vehicles of ${vehicleCount}`);
  return JSON.parse(stdout) as Imported;
}
