/**
 * `npm test`: types, lint, build, then every test on real PostgreSQL, then the journeys in Chromium.
 * Closes with `N passed, N failed`: the three checks count as one each.
 */
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { filesThatCall, findChromium, missingReaders } from "./find-programs.mjs";

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../.."));
const results = fs.mkdtempSync(path.join(os.tmpdir(), "ostoul-results-"));
const total = { passed: 0, failed: 0, skipped: 0 };
const { OSTOUL_MODE, DATABASE_URL, NODE_ENV, ...environment } = process.env;
if (!process.stdout.isTTY) environment.NO_COLOR = "1";

function run(title, command, args, env = {}) {
  const began = Date.now();
  process.stdout.write(`\n── ${title}\n`);
  const { status } = spawnSync(process.execPath, [path.join("node_modules", command), ...args], {
    stdio: "inherit",
    env: { ...environment, ...env },
  });
  process.stdout.write(
    `── ${title}: ${status === 0 ? "passed" : "FAILED"} in ${((Date.now() - began) / 1000).toFixed(1)} s\n`,
  );
  return status === 0;
}

/** A check beside others: what it says is shown when it ends. */
function check(title, command, args, env = {}) {
  const began = Date.now();
  const child = spawn(process.execPath, [path.join("node_modules", command), ...args], {
    env: { ...environment, ...env },
  });
  let said = "";
  const keep = (chunk) => {
    said += chunk;
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  return new Promise((resolve) => {
    child.once("close", (status) => {
      const passed = status === 0;
      total[passed ? "passed" : "failed"]++;
      const outcome = `${title}: ${passed ? "passed" : "FAILED"} in ${((Date.now() - began) / 1000).toFixed(1)} s`;
      process.stdout.write(`\n── ${title}\n${passed ? "" : said}── ${outcome}\n`);
      resolve(passed);
    });
  });
}

function vitest(title, args, env) {
  const file = path.join(results, `${title.replaceAll(" ", "-")}.json`);
  const passed = run(
    title,
    "vitest/vitest.mjs",
    ["run", "--config", "remix.config.js", "--reporter=dot", "--reporter=json", `--outputFile.json=${file}`, ...args],
    env,
  );
  const report = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : undefined;
  total.passed += report?.numPassedTests ?? 0;
  total.skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  // A file that does not even load, and a run without a report, are failures too.
  const brokenFiles = (report?.testResults ?? []).filter(
    (suite) => suite.status === "failed" && !suite.assertionResults.some(({ status }) => status === "failed"),
  ).length;
  total.failed += Math.max((report?.numFailedTests ?? 0) + brokenFiles, passed ? 0 : 1);
}

const [, , built] = await Promise.all([
  check("types", "typescript/bin/tsc", ["--noEmit"]),
  check("lint", "@biomejs/biome/bin/biome", ["check", "--error-on-warnings"]),
  check("build", "@remix-run/dev/dist/cli.js", ["vite:build", "--config", "remix.config.js"], {
    NODE_ENV: "production",
  }),
]);
const missing = missingReaders();
const unread = missing.length ? filesThatCall(missing) : [];
if (missing.length) {
  process.stdout.write(
    `\nSkipped, because this machine has no ${missing.join(", ")}:\n${unread.map((file) => `  ${file}`).join("\n")}\n`,
  );
  if (process.env.CI === "true") total.failed += unread.length;
  else total.skipped += unread.length;
}
const without = (files) => files.flatMap((file) => ["--exclude", file]);
// Tests wait for PostgreSQL and child processes more than they compute: twice as many workers as cores. What a worker
// has loaded it keeps for its next file: a fifth of the time.
vitest("tests", ["--maxWorkers=4", "--no-isolate", "--exclude", "tests/journeys/**", ...without(unread)]);

const chromium = findChromium();
if (!built) process.stdout.write("\nJourneys need a build: not run.\n");
else if (chromium)
  vitest("journeys", ["tests/journeys", "--maxWorkers=3", "--no-isolate", ...without(unread)], {
    CHROMIUM_PATH: chromium,
  });
else {
  process.stdout.write(
    "\nJourneys skipped: there is no Chromium on this machine. Install it, or name it in CHROMIUM_PATH.\n",
  );
  if (process.env.CI === "true") total.failed++;
  else total.skipped++;
}

fs.rmSync(results, { recursive: true, force: true });
const skipped = total.skipped ? `, ${total.skipped} skipped` : "";
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exit(total.failed === 0 ? 0 : 1);
