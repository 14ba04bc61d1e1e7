/**
 * `npm run faults -- imports [folder]`: hostile and damaged files through the reader of uploads as it runs in production,
 * and then every spreadsheet of a folder. Prints a table and one line of JSON; ends with 1 when something is wrong.
 */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { importTypeScript } from "../setup/import-typescript.mjs";

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../.."));
const [room = "", ...rest] = process.argv.slice(2);
const file = path.join("tests/faults", room, "run.ts");
const rooms = fs
  .readdirSync("tests/faults", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
if (!rooms.includes(room)) {
  process.stderr.write(`npm run faults -- ${rooms.join(" | ")}\n`);
  process.exit(2);
}
const { run } = await importTypeScript(file);
process.exit((await run(rest)) ? 0 : 1);
