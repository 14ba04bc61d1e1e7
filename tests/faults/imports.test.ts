import { beforeAll, expect, test } from "vitest";
import { buildChild } from "#tests/setup/build-child.ts";
import { quickCases } from "./imports/cases.ts";
import { runAll } from "./imports/run.ts";

beforeAll(() => buildChild());

/** The whole list runs with `npm run faults -- imports`. */
test("hostile and damaged files end in their rows or in a refusal that names the cause", async () => {
  const cases = quickCases();
  const defects: string[] = [];
  let ran = 0;
  await runAll(cases, ({ family, name }, outcome) => {
    ran++;
    for (const defect of outcome.defects) defects.push(`${family}: ${name}: ${defect} (${outcome.told})`);
  });
  expect(defects).toEqual([]);
  expect(ran).toBe(cases.length);
  expect(ran).toBeGreaterThan(50);
}, 120_000);
