import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Logger, runOnce } from "graphile-worker";
import pino from "pino";
import { fixedClock } from "#app/adapters/clock.server.ts";
import { createDiskFiles } from "#app/adapters/files/disk-files.server.ts";
import { taskList } from "#app/jobs/runner.server.ts";
import type { House } from "#app/services/house.ts";
import type { Database } from "#db/client.server.ts";
import { giveBack } from "#tests/setup/give-back.ts";

/** In the window of 2026, at ten in the morning in Algiers. */
export const inTheWindow = new Date("2026-04-15T09:00:00Z");

export interface TestHouse extends House {
  /** Moves the house to another instant. */
  at(instant: Date): TestHouse;
  folder: string;
}

/** Anything the test did not ask for is an error when it is called. */
const absent = (what: string) =>
  new Proxy(Object.create(null), {
    get: (_, name) => {
      if (name === "then") return undefined;
      throw new Error(`This test has no ${what}, and ${String(name)} was asked of it`);
    },
  });

/** A house on a cloned database: files on a temporary disk, fixed clock, silent log, and the parts a test gives. */
export async function makeHouse(db: Database, parts: Partial<House> = {}): Promise<TestHouse> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ostoul-house-"));
  giveBack(() => fs.rmSync(folder, { recursive: true, force: true }));
  const house: TestHouse = {
    db,
    folder,
    files: createDiskFiles(path.join(folder, "files")),
    clock: fixedClock(inTheWindow),
    log: pino({ level: "silent" }),
    mailer: absent("mailer"),
    cards: absent("card provider"),
    baseUrl: "http://localhost:3000",
    signingSecret: "a secret for tests that is long enough to seal keys",
    authority: "specimen",
    at: (instant) => ({ ...house, clock: fixedClock(instant) }),
    ...parts,
  };
  return house;
}

/** Runs every job that is due, and those they queue, until none is left. Jobs that failed wait for their next try. */
export async function runJobs(house: House, url: string): Promise<void> {
  const silent = new Logger(() => () => {});
  await runOnce({
    connectionString: url,
    taskList: taskList(house),
    noHandleSignals: true,
    logger: silent,
    concurrency: 2,
  });
}
