/** `npm run bench -- imports`: measures what begins with that name, one after the other, each prints a line of JSON. Ends with 1 when a bound is missed. */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { importTypeScript } from "../setup/import-typescript.mjs";

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../.."));
const [wanted = ""] = process.argv.slice(2);
const files = fs.readdirSync("tests/bench").filter((file) => /^[a-z]+(-[a-z]+)+\.(ts|mjs)$/.test(file));
const chosen = wanted ? files.filter((file) => file.startsWith(`${wanted}-`) || path.parse(file).name === wanted) : [];
if (chosen.length === 0) {
  process.stderr.write("npm run bench -- imports\n");
  process.exit(2);
}
let passed = true;
for (const file of chosen.sort()) {
  const { run } = await importTypeScript(path.join("tests/bench", file));
  passed = (await run()) && passed;
}
process.exit(passed ? 0 : 1);
