import fs from "node:fs";
import { expect, test } from "vitest";

/** What the upload page offers to download is what the reader is tested with. */
test.each(["parc-algiers.csv", "ustul-wahran.csv", "fleet.txt", "parc.xlsx"])("%s", (name) => {
  const offered = fs.readFileSync(`public/samples/${name}`);
  expect(offered.equals(fs.readFileSync(`tests/fixtures/spreadsheets/${name}`))).toBe(true);
});
