import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { readdir } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { giveBack } from "#tests/setup/give-back.ts";

/** A folder of its own for the tests that ask; removed at their end. */
export function temporaryFolder(): string {
  const folder = path.join(os.tmpdir(), `ostoul-test-${randomUUID()}`);
  mkdirSync(folder, { mode: 0o700 });
  giveBack(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Every file below the folder, sorted; hidden and unfinished ones too. */
export async function allFilesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}
