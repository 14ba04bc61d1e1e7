import { afterAll, describe, expect, it } from "vitest";
import { defaultLimits } from "#imports/sheet.ts";
import type { SheetRow } from "#imports/sheet-source.ts";
import { isDateFormat } from "#imports/xlsx/read-styles.server.ts";
import { openXlsx } from "#imports/xlsx/read-xlsx.server.ts";
import { dayOfSerial, showNumber } from "#imports/xlsx/show-number.ts";
import { buildWorkbook, inlineRow, type Parts, sheetXml, workbookXml } from "./build-workbook.ts";
import { forgetUploads, readText, writeUpload } from "./collect-events.ts";

afterAll(forgetUploads);

async function rowsOf(parts: Parts): Promise<SheetRow[]> {
  const source = await openXlsx(writeUpload("defect.xlsx", buildWorkbook(parts)), {}, defaultLimits);
  const rows: SheetRow[] = [];
  for await (const batch of source.rows()) rows.push(...batch);
  return rows;
}
const cellsOf = async (parts: Parts) => (await rowsOf(parts)).map(({ cells }) => cells);
const oneRow = (...cells: string[]) => inlineRow(1, cells);
const plain = oneRow("a", "<c><v>5</v></c>");

/** Cases of the table of exceljs defects; the expected cells are what Excel shows. */
describe("cells that other readers lose or change", () => {
  it.each<[string, Parts, string[][]]>([
    [
      "styles and workbook after the sheet",
      {
        rows: oneRow('<c s="1"><v>45000</v></c>'),
        order: [
          "xl/worksheets/sheet1.xml",
          "xl/styles.xml",
          "xl/sharedStrings.xml",
          "xl/_rels/workbook.xml.rels",
          "xl/workbook.xml",
          "_rels/.rels",
        ],
      },
      [["2023-03-15"]],
    ],
    [
      "sheet part with another name",
      { rows: plain, sheetPart: "xl/worksheets/data.xml", target: "worksheets/data.xml" },
      [["a", "5"]],
    ],
    ["absolute target", { rows: plain, target: "/xl/worksheets/sheet1.xml" }, [["a", "5"]]],
    [
      "x: prefix on every element",
      {
        rows: "",
        sheet:
          '<x:worksheet xmlns:x="urn:s"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>b</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
      },
      [["7", "b"]],
    ],
    [
      "x: prefix in the workbook",
      {
        rows: plain,
        workbook: workbookXml()
          .replace(/<(\/?)(workbook|sheets|sheet)\b/g, "<$1x:$2")
          .replace("xmlns=", "xmlns:x="),
      },
      [["a", "5"]],
    ],
    [
      "no references",
      { rows: '<row><c t="s"><v>0</v></c><c><v>6</v></c></row><row><c><v>7</v></c></row>', strings: ["<t>a</t>"] },
      [["a", "6"], ["7"]],
    ],
    [
      "ISO dates",
      {
        rows: oneRow(
          '<c s="1" t="d"><v>2024-03-05</v></c>',
          '<c t="d"><v>2024-03-05T00:00:00Z</v></c>',
          '<c t="d"><v>2024-03-05T10:30:00</v></c>',
        ),
      },
      [["2024-03-05", "2024-03-05", "2024-03-05T10:30:00"]],
    ],
    [
      "inline rich text",
      { rows: oneRow('<c t="inlineStr"><is><r><t>12345-</t></r><r><rPr><b/></rPr><t>115-16</t></r></is></c>') },
      [["12345-115-16"]],
    ],
    [
      "shared rich text",
      { rows: oneRow('<c t="s"><v>0</v></c>'), strings: ["<r><t>12345-</t></r><r><t>115-16</t></r>"] },
      [["12345-115-16"]],
    ],
    [
      "phonetic reading",
      { rows: oneRow('<c t="s"><v>0</v></c>'), strings: ["<t>漢字</t><rPh sb='0' eb='2'><t>カンジ</t></rPh>"] },
      [["漢字"]],
    ],
    [
      "escaped carriage return",
      { rows: oneRow('<c t="s"><v>0</v></c>'), strings: ["<t>l1_x000D_l2 _x005F_x</t>"] },
      [["l1\rl2 _x"]],
    ],
    ["shared string out of range", { rows: oneRow('<c t="s"><v>99</v></c>'), strings: ["<t>a</t>"] }, [["#REF!"]]],
    ["no shared strings and no styles", { rows: plain, strings: null, styles: null }, [["a", "5"]]],
    [
      "formula results",
      {
        rows: oneRow(
          '<c t="str"><f>A&amp;B</f><v>abc</v></c>',
          '<c t="b"><f>1=1</f><v>1</v></c>',
          '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>',
          "<c><f>NOW()</f></c>",
          '<c s="1"><f>TODAY()</f><v>45000</v></c>',
        ),
      },
      [["abc", "TRUE", "#DIV/0!", "", "2023-03-15"]],
    ],
    [
      "calendar of 1904",
      {
        rows: oneRow('<c s="1"><v>43538</v></c>', '<c s="2"><v>43538</v></c>', '<c s="3"><v>43538</v></c>'),
        workbook: workbookXml('<workbookPr date1904="1"/>'),
      },
      [["2023-03-15", "2023-03-15", "43538"]],
    ],
    [
      "a cell and a row written twice",
      {
        rows: '<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c><c r="C2"><v>4</v></c></row>',
      },
      [["1", "", "4"]],
    ],
    [
      "a merge over the whole sheet",
      { rows: plain, after: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' },
      [["a", "5"]],
    ],
    [
      "merged cells keep their first",
      { rows: oneRow("a", "<c/>"), after: '<mergeCells><mergeCell ref="A1:B3"/></mergeCells>' },
      [["a"]],
    ],
    [
      "a dimension that lies",
      { rows: "", sheet: sheetXml(plain, "", '<dimension ref="A1:XFD1048576"/>') },
      [["a", "5"]],
    ],
    ["stored without compression", { rows: plain, method: 0 }, [["a", "5"]]],
    [
      "numbers beyond fifteen digits are not invented",
      {
        rows: oneRow("<c><v>12345678901234567</v></c>", "<c><v>1.6115E+9</v></c>", "<c><v>3.5000000000000004</v></c>"),
      },
      [["1.2345678901234568E+16", "1611500000", "3.5"]],
    ],
    [
      "a hidden row",
      { rows: '<row r="1" hidden="1"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>' },
      [["1"], ["2"]],
    ],
    [
      "CDATA and character references",
      { rows: oneRow('<c t="inlineStr"><is><t><![CDATA[a&b]]>&#1587;</t></is></c>') },
      [["a&bس"]],
    ],
  ])("%s", async (_name, parts, cells) => {
    expect(await cellsOf(parts)).toEqual(cells);
  });

  it("keeps every letter whole where a chunk of the archive ends", async () => {
    const text = "سيارة سياحية رقم ";
    const rows = Array.from({ length: 20_000 }, (_, index) => inlineRow(index + 1, [`${text}${index}`])).join("");
    const read = await cellsOf({ rows });
    expect(read).toHaveLength(20_000);
    expect(read.filter(([cell], index) => cell !== `${text}${index}`)).toEqual([]);
  });

  it("leaves out blank formatted rows and keeps the numbers of the others", async () => {
    const blank = Array.from(
      { length: 50_000 },
      (_, index) => `<row r="${index + 2}"><c r="A${index + 2}" s="1"/></row>`,
    ).join("");
    const rows = await rowsOf({ rows: plain + blank + inlineRow(60_000, ["z"]) });
    expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, "a"],
      [60_000, "z"],
    ]);
  });

  it.each([
    [1, "1900-01-01"],
    [59, "1900-02-28"],
    [60, null],
    [61, "1900-03-01"],
    [44927.75, "2023-01-01T18:00:00"],
    [44927.999988425923, "2023-01-01T23:59:59"],
    [-1, null],
    [2_958_466, null],
  ])("serial %s is %s", (serial, day) => expect(dayOfSerial(serial, false)).toBe(day));

  it.each([
    ["dd/mm/yyyy", true],
    ["[$-401]d mmmm yyyy;@", true],
    ["mmm-yy", true],
    ["0.00", false],
    ["General", false],
    ['#,##0 "jours d\'y"', false],
    ["[Red]0", false],
    ["hh:mm:ss", false],
  ])("format %s shows a day: %s", (code, date) => expect(isDateFormat(code)).toBe(date));

  it("writes decimals as they were typed", () =>
    expect(["0.1", "2.5", "1E3", "-4"].map(showNumber)).toEqual(["0.1", "2.5", "1000", "-4"]));
});

describe("workbooks that are refused", () => {
  const doctype = (declared: string) => sheetXml(oneRow("&x;")).replace("?>\n", `?>\n<!DOCTYPE r [${declared}]>`);
  const bomb = `<row r="1"><c r="A1" t="inlineStr"><is><t>${" ".repeat(30_000_000)}</t></is></c></row>`;
  it.each<[string, () => Parts, string]>([
    ["entities", () => ({ rows: "", sheet: doctype('<!ENTITY x "aaaa">') }), "unreadable"],
    [
      "external entities",
      () => ({ rows: "", sheet: doctype('<!ENTITY x SYSTEM "file:///etc/passwd">') }),
      "unreadable",
    ],
    ["unknown entity", () => ({ rows: oneRow("&nobody;") }), "unreadable"],
    ["XML that stops", () => ({ rows: "", sheet: sheetXml(plain).slice(0, -40) }), "unreadable"],
    [
      "rows in disorder",
      () => ({ rows: inlineRow(9, ["a"]) + inlineRow(3, ["b"]) + inlineRow(10, ["c"]) }),
      "unreadable",
    ],
    ["a cell of thirty megabytes", () => ({ rows: bomb }), "archive_bomb"],
    [
      "shared strings of thirty megabytes",
      () => ({ rows: plain, strings: Array<string>(900_000).fill("<t>aaaaaaaaaaaaaaa</t>") }),
      "archive_bomb",
    ],
    ["a row beyond the sheet", () => ({ rows: inlineRow(2_000_000, ["a"]) }), "unreadable"],
    [
      "elements in elements",
      () => ({ rows: "", sheet: sheetXml(`${"<a>".repeat(100)}${"</a>".repeat(100)}`) }),
      "unreadable",
    ],
  ])("%s", async (_name, parts, code) => {
    const { failed } = await readText("refused.xlsx", buildWorkbook(parts()));
    expect(failed?.code).toBe(code);
  });

  it("counts the rows it was allowed", async () => {
    const rows = inlineRow(1, ["Immatriculation"]) + inlineRow(12, ["12345-115-16"]);
    const { failed } = await readText("rows.xlsx", buildWorkbook({ rows }), { limits: { rows: 10 } });
    expect(failed).toMatchObject({ code: "too_many_rows", detail: { limit: 10 } });
  });
});
