import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { startEmbeddedPostgres } from "#db/embedded.server.ts";
import { migrateDatabase } from "#db/migrate.server.ts";
import { buildChild } from "#tests/setup/build-child.ts";
import { bundle } from "#tests/setup/bundle.ts";
import { writeCsvFleet } from "./fleet-csv.ts";
import { writeFleetWorkbook } from "./fleet-workbook.ts";

const mostMs = 2000;
/** The screen asks again every second and a half while a file is read; half of that is what the rows may take. */
const rowCount = 1_000_000;

/** From the last byte of the upload to its first judged rows in the database, for the largest files. */
export async function run(): Promise<boolean> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ostoul-bench-"));
  fs.chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres(path.join(folder, "postgres"));
  const owner = postgres(server.url, { max: 1, onnotice: () => {} });
  try {
    await migrateDatabase(server.url);
    await buildChild();
    const worker = await bundle("tests/bench/first-rows.child.ts", "build/bench/first-rows.js");
    const [csv, xlsx] = [path.join(folder, "fleet.csv"), path.join(folder, "fleet.xlsx")];
    writeCsvFleet(csv, rowCount);
    await writeFleetWorkbook(xlsx, rowCount);
    const first = async (file: string): Promise<number> => {
      const [company] = await owner`insert into companies (name) values ('Bench') returning id`;
      const { stdout } = await promisify(execFile)(process.execPath, [worker, server.url, company?.id, file]);
      return Number(stdout);
    };
    const figures = { csvMs: await first(csv), xlsxMs: await first(xlsx) };
    process.stdout.write(`${JSON.stringify({ bench: "imports-first", rows: rowCount, ...figures, mostMs })}\n`);
    return Math.max(figures.csvMs, figures.xlsxMs) <= mostMs;
  } finally {
    await owner.end();
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
