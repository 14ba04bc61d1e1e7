import { afterAll, describe, expect, it } from "vitest";
import { openOds } from "#imports/ods/read-ods.server.ts";
import { defaultLimits } from "#imports/sheet.ts";
import { goodLines } from "#tests/fixtures/spreadsheets/fleet.ts";
import { forgetUploads, readFile, readText, writeUpload } from "./collect-events.ts";
import { contentXml, odsCell, odsRow, odsTable, writeOds } from "./write-ods.ts";

afterAll(forgetUploads);

const open = (content: string, sheet?: string) =>
  openOds(writeUpload("case.ods", writeOds(content)), sheet === undefined ? {} : { sheet }, defaultLimits);
async function rowsOf(content: string, sheet?: string) {
  const rows: { line: number; cells: string[] }[] = [];
  for await (const batch of (await open(content, sheet)).rows()) rows.push(...batch);
  return rows;
}
const cellsOf = async (rows: string) => (await rowsOf(contentXml(odsTable("Parc", rows)))).map(({ cells }) => cells);
const typed = (type: string, value: string, shown = "shown") =>
  `<table:table-cell office:value-type="${type}" ${value}><text:p>${shown}</text:p></table:table-cell>`;

/** The expected cells are what LibreOffice shows, numbers and days as they are rather than as they are formatted. */
describe("cells of an OpenDocument table", () => {
  it.each<[string, string, string[][]]>([
    ["text", odsRow(odsCell("a"), odsCell("سيارة")), [["a", "سيارة"]]],
    ["text without a type", odsRow("<table:table-cell><text:p>a</text:p></table:table-cell>"), [["a"]]],
    ["a number", odsRow(typed("float", 'office:value="12"', "12,00")), [["12"]]],
    ["a number of fifteen digits", odsRow(typed("float", 'office:value="3.5000000000000004"')), [["3.5"]]],
    ["a share", odsRow(typed("percentage", 'office:value="0.19"', "19%")), [["0.19"]]],
    ["an amount", odsRow(typed("currency", 'office:currency="DZD" office:value="2500"', "2 500,00 DA")), [["2500"]]],
    ["a day", odsRow(typed("date", 'office:date-value="2024-03-05"', "05/03/24")), [["2024-03-05"]]],
    ["a day of Excel", odsRow(typed("date", 'office:date-value="2024-03-05T00:00:00"')), [["2024-03-05"]]],
    ["a day and an hour", odsRow(typed("date", 'office:date-value="2024-03-05T10:30:00"')), [["2024-03-05T10:30:00"]]],
    ["a duration", odsRow(typed("time", 'office:time-value="PT10H30M00S"', "10:30:00")), [["10:30:00"]]],
    ["truth", odsRow(typed("boolean", 'office:boolean-value="true"', "VRAI")), [["TRUE"]]],
    ["text that is kept beside what is shown", odsRow(typed("string", 'office:string-value="a"')), [["a"]]],
    [
      "an error, whose text is empty",
      odsRow(typed("string", 'office:string-value="" calcext:value-type="error"', "#DIV/0!")),
      [["#DIV/0!"]],
    ],
    ["a formula", odsRow(typed("float", 'table:formula="of:=1+1" office:value="2"', "2")), [["2"]]],
    [
      "lines",
      odsRow("<table:table-cell><text:p>a</text:p><text:p/><text:p>b</text:p></table:table-cell>"),
      [["a\n\nb"]],
    ],
    [
      "spaces, tabs and breaks",
      odsRow(
        '<table:table-cell><text:p> a<text:s text:c="3"/>b  \n c<text:tab/>d<text:line-break/>e</text:p></table:table-cell>',
      ),
      [["a   b c\td\ne"]],
    ],
    [
      "runs and links",
      odsRow(
        "<table:table-cell><text:p>1234<text:span>5-115</text:span>-<text:a>16</text:a></text:p></table:table-cell>",
      ),
      [["12345-115-16"]],
    ],
    [
      "a note, a picture and a reading aid, which are not its text",
      odsRow(
        "<table:table-cell><office:annotation><dc:date>2024</dc:date><text:p>note</text:p></office:annotation><text:p>a<text:ruby><text:ruby-base>b</text:ruby-base><text:ruby-text>c</text:ruby-text></text:ruby></text:p><draw:frame><draw:text-box><text:p>d</text:p></draw:text-box></draw:frame></table:table-cell>",
      ),
      [["ab"]],
    ],
    [
      "columns that repeat",
      odsRow(
        '<table:table-cell table:number-columns-repeated="2"/>',
        odsCell("a", 'table:number-columns-repeated="3"'),
      ),
      [["", "", "a", "a", "a"]],
    ],
    [
      "columns to the end of the sheet",
      odsRow(odsCell("a"), '<table:table-cell table:number-columns-repeated="16383"/>'),
      [["a"]],
    ],
    [
      "cells that a merged one covers",
      odsRow(
        odsCell("a", 'table:number-columns-spanned="2"'),
        '<table:covered-table-cell office:value-type="string"><text:p>hidden</text:p></table:covered-table-cell>',
        odsCell("b"),
      ),
      [["a", "", "b"]],
    ],
    [
      "rows in groups and headings",
      `<table:table-header-rows>${odsRow(odsCell("a"))}</table:table-header-rows><table:table-row-group><table:table-rows>${odsRow(odsCell("b"))}</table:table-rows></table:table-row-group>`,
      [["a"], ["b"]],
    ],
    [
      "a table in a cell",
      odsRow(
        `<table:table-cell><table:table>${odsRow(odsCell("x"))}</table:table><text:p>a</text:p></table:table-cell>`,
      ),
      [["a"]],
    ],
    [
      "what was deleted and is tracked",
      `<table:shapes><draw:frame>${odsRow(odsCell("x"))}</draw:frame></table:shapes>${odsRow(odsCell("a"))}`,
      [["a"]],
    ],
  ])("%s", async (_what, rows, cells) => expect(await cellsOf(rows)).toEqual(cells));

  it("numbers rows as the sheet does, those that repeat and those that are hidden", async () => {
    const rows =
      odsRow(odsCell("a")) +
      '<table:table-row table:number-rows-repeated="7"><table:table-cell/></table:table-row>' +
      `<table:table-row table:number-rows-repeated="2" table:visibility="collapse">${odsCell("b")}</table:table-row>` +
      '<table:table-row table:number-rows-repeated="1048566"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';
    expect(await rowsOf(contentXml(odsTable("Parc", rows)))).toEqual([
      { line: 1, cells: ["a"] },
      { line: 9, cells: ["b"] },
      { line: 10, cells: ["b"] },
    ]);
  });
});

describe("tables of a document", () => {
  const hidden =
    '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
  const visible =
    '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>';
  const fleet =
    odsRow(odsCell("Immatriculation"), odsCell("Marque")) + odsRow(odsCell("12345-115-16"), odsCell("Renault"));
  const document = contentXml(
    `<table:tracked-changes><table:deletion><table:table-cell><text:p>x</text:p></table:table-cell></table:deletion></table:tracked-changes>${odsTable("Couverture", odsRow(odsCell("SARL")), 'table:style-name="ta1"')}${odsTable("Ancien", fleet + fleet, 'table:style-name="ta2"')}${odsTable("Parc", fleet)}`,
    visible + hidden,
  );

  it("are named without the hidden ones, and the one with headings is read", async () => {
    const source = await open(document);
    expect([source.format, source.sheets, source.sheet]).toEqual(["ods", ["Couverture", "Parc"], "Parc"]);
    expect(await rowsOf(document)).toHaveLength(2);
  });

  it("are read by name", async () =>
    expect(await rowsOf(document, "Couverture")).toEqual([{ line: 1, cells: ["SARL"] }]));

  it("of LibreOffice give the fleet that was saved", async () => {
    const { file, rows } = await readFile("tests/fixtures/spreadsheets/parc.ods");
    expect(file).toMatchObject({
      format: "ods",
      sheets: ["Couverture", "Parc auto"],
      sheet: "Parc auto",
      headerRow: 3,
    });
    const ready = rows.filter(({ state }) => state === "ready").map(({ facts }) => facts);
    expect(
      ready.map(({ plate, vin, model, grossWeightKg, firstCirculationOn, driverEmail }) => [
        plate,
        vin,
        model,
        grossWeightKg,
        firstCirculationOn,
        driverEmail,
      ]),
    ).toEqual(goodLines.map(({ plate, vin, model, weight, on, email }) => [plate, vin, model, weight, on, email]));
  });

  it("give vehicles", async () => {
    const { file, rows, rowCount } = await readText("parc.ods", writeOds(document));
    expect(file).toMatchObject({ format: "ods", sheet: "Parc", headerRow: 1 });
    expect([rowCount, rows[0]?.facts.plate, rows[0]?.facts.make]).toEqual([1, "12345-115-16", "Renault"]);
  });
});

describe("documents that are refused", () => {
  const million = `<table:table-row table:number-rows-repeated="1000000">${odsCell("a")}</table:table-row>`;
  it.each<[string, string, string]>([
    ["a million rows in one line", contentXml(odsTable("Parc", million)), "archive_bomb"],
    [
      "a row that repeats no number of times",
      contentXml(odsTable("Parc", million.replace("1000000", "-1"))),
      "unreadable",
    ],
    ["no table that is seen", contentXml(""), "unreadable"],
    ["XML that stops", contentXml(odsTable("Parc", odsRow(odsCell("a")))).slice(0, -40), "unreadable"],
  ])("%s", async (_what, content, code) => {
    expect((await readText("refused.ods", writeOds(content))).failed?.code).toBe(code);
  });

  it("rows below the last that is allowed", async () => {
    const rows = `${odsRow(odsCell("Immatriculation"))}<table:table-row table:number-rows-repeated="20"/>${odsRow(odsCell("12345-115-16"))}`;
    const { failed } = await readText("rows.ods", writeOds(contentXml(odsTable("Parc", rows))), {
      limits: { rows: 10 },
    });
    expect(failed).toMatchObject({ code: "too_many_rows", detail: { limit: 10 } });
  });
});
