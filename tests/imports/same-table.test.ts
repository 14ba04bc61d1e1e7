import fs from "node:fs";
import path from "node:path";
import iconv from "iconv-lite";
import { afterAll, describe, expect, it } from "vitest";
import { sampleFiles, samplePath } from "#tests/fixtures/spreadsheets/make.ts";
import { type Collected, forgetUploads, readFile, writeUpload } from "./collect-events.ts";

/** One fleet of an office, as different programs, languages and settings save it. */
afterAll(forgetUploads);

const french = iconv.decode(fs.readFileSync(samplePath("parc-algiers.csv")), "win1252");
const arabic = iconv.decode(fs.readFileSync(samplePath("ustul-wahran.csv")), "win1256");
const english = iconv.decode(fs.readFileSync(samplePath("fleet.txt")), "utf-16le");
const withCommas = (text: string) =>
  text
    .split("\r\n")
    .map((line) =>
      line
        .split("\t")
        .map((cell) => `"${cell.replaceAll('"', '""')}"`)
        .join(","),
    )
    .join("\n");

const texts: Record<string, Buffer> = {
  "arabic, UTF-8 with mark": Buffer.from(`\ufeff${arabic}`),
  "arabic, UTF-16 big endian": iconv.encode(arabic, "utf-16be", { addBOM: true }),
  "arabic, UTF-16 without mark": iconv.encode(arabic, "utf-16le"),
  "french, UTF-8 with line feeds": Buffer.from(french.replaceAll("\r\n", "\n")),
  "french, UTF-8 with returns": Buffer.from(french.replaceAll("\r\n", "\r")),
  "french, told its delimiter": Buffer.from(`sep=;\r\n${french}`),
  "english, every cell quoted, commas": Buffer.from(withCommas(english)),
  "english, bars": Buffer.from(english.replaceAll("\t", "|")),
};
const producers = path.resolve("tests/fixtures/spreadsheets/producers");
const files: [string, () => string][] = [
  ...sampleFiles.map((name): [string, () => string] => [name, () => samplePath(name)]),
  ...["libreoffice.xlsx", "libreoffice.xlsm", "gnumeric.xlsx", "gnumeric.ods", "openpyxl.xlsx", "xlsxwriter.xlsx"].map(
    (name): [string, () => string] => [name, () => path.join(producers, name)],
  ),
  ...Object.entries(texts).map(([name, bytes]): [string, () => string] => [
    name,
    () => writeUpload(`${name.replaceAll(/\W+/g, "-")}.csv`, bytes),
  ]),
];

/** What becomes vehicles, and what is wrong with the rest, whatever the words of the file were. */
const outcomeOf = ({ rows }: Collected) => ({
  vehicles: rows.filter(({ state }) => state === "ready").map(({ facts }) => facts),
  errors: rows
    .filter(({ state }) => state !== "ready")
    .map(({ state, problems }) => [
      state,
      ...problems.filter(({ level }) => level === "error").map(({ field, code }) => `${field} ${code}`),
    ]),
});

describe("the same table", async () => {
  const expected = outcomeOf(await readFile(samplePath("parc.xlsx")));

  it("has vehicles and mistakes", () => {
    expect(expected.vehicles.length).toBeGreaterThan(20);
    expect(expected.errors).toHaveLength(4);
  });

  it.each(files)("gives the same vehicles from %s", async (_, file) => {
    expect(outcomeOf(await readFile(file()))).toEqual(expected);
  });
});
