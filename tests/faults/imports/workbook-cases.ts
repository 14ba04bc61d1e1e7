import { writeZip, type ZipForm } from "#tests/imports/write-zip.ts";
import type { FaultCase } from "./fault-case.ts";
import {
  asExcel,
  type CellForm,
  dayColumn,
  escapeXml,
  fleetParts,
  fleetTable,
  fleetWorkbook,
  type Parts,
  partNames,
  relationshipsXml,
  rowsXml,
  seatsColumn,
  serialOf,
  sheetXml,
  stringsXml,
  stylesXml,
  workbookXml,
  zipParts,
} from "./fleet.ts";

const fleetRows = rowsXml(fleetTable, asExcel, []);
const withForm = (form: CellForm) => fleetWorkbook(fleetParts(form));
const inline =
  (item: (text: string) => string): CellForm =>
  (cell, share) =>
    cell.line > 1 && cell.column >= seatsColumn
      ? asExcel(cell, share)
      : `<c r="${cell.reference}" t="inlineStr"><is>${item(escapeXml(cell.text))}</is></c>`;
const ordered = (...names: (keyof Parts)[]) => {
  const parts = fleetParts();
  return writeZip(names.map((name) => ({ name: partNames[name], content: parts[name] })));
};
const prefixed = (xml: string) => xml.replace(/<(\/?)(\w)/g, "<$1x:$2").replaceAll("xmlns=", "xmlns:x=");
const renamed = (names: Partial<Record<keyof Parts, string>>, change: Partial<Parts>, form?: ZipForm) =>
  writeZip(zipParts({ ...fleetParts(), ...change }, { ...partNames, ...names }), form);
/** The same fleet with other text in one cell of its third column. */
const withCell = (text: string) => fleetTable.map((cells, row) => (row === 3 ? cells.with(2, text) : cells));
const withXml = (xml: string) =>
  fleetWorkbook(fleetParts((cell, share) => (cell.reference === "C4" ? `<c r="C4" ${xml}` : asExcel(cell, share))));

const readable: [name: string, content: Buffer, cells?: readonly (readonly string[])[]][] = [
  ["as Excel saves it", fleetWorkbook()],
  ["styles and workbook after the sheet", ordered("sheet", "strings", "styles", "links", "workbook", "root", "types")],
  [
    "a sheet part of another name",
    renamed(
      { sheet: "xl/worksheets/donnees.xml" },
      { links: fleetParts().links.toString().replace("sheet1", "donnees") },
    ),
  ],
  ["absolute targets", fleetWorkbook({ links: fleetParts().links.toString().replaceAll('Target="', 'Target="/xl/') })],
  [
    "x: before every element",
    fleetWorkbook(
      Object.fromEntries(
        ["workbook", "sheet", "styles", "strings"].map((part) => [
          part,
          prefixed(String(fleetParts()[part as keyof Parts])),
        ]),
      ),
    ),
  ],
  ["no references", fleetWorkbook({ sheet: sheetXml(fleetRows.replace(/ r="[A-Z]*\d+"/g, "")) })],
  [
    "days in ISO form",
    withForm((cell, share) =>
      cell.line > 1 && cell.column === dayColumn
        ? `<c r="${cell.reference}" s="1" t="d"><v>${cell.text}T00:00:00</v></c>`
        : asExcel(cell, share),
    ),
  ],
  [
    "days counted from 1904",
    fleetWorkbook({
      ...fleetParts((cell, share) =>
        cell.line > 1 && cell.column === dayColumn
          ? `<c r="${cell.reference}" s="1"><v>${serialOf(cell.text) - 1462}</v></c>`
          : asExcel(cell, share),
      ),
      workbook: workbookXml('date1904="1"'),
    }),
  ],
  ["text in the sheet", withForm(inline((text) => `<t>${text}</t>`))],
  [
    "text in runs",
    withForm(
      inline(
        (text) =>
          `<r><t>${[...text][0] === "&" ? "" : text.slice(0, 1)}</t></r><r><rPr><b/></rPr><t xml:space="preserve">${text.slice(1)}</t></r>`,
      ),
    ),
  ],
  [
    "reading aids",
    withForm((cell, share) =>
      asExcel(cell, (item) => share(`${item}<rPh sb="0" eb="1"><t>aid</t></rPh><phoneticPr/>`)),
    ),
  ],
  [
    "CDATA and comments",
    withForm(
      inline(
        (text) =>
          `<!-- ${"x"} --><t><![CDATA[${text.replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">")}]]></t>`,
      ),
    ),
  ],
  [
    "every character by its number",
    withForm(
      inline(
        (text) =>
          `<t>${[...text.replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">")].map((letter) => `&#x${letter.codePointAt(0)?.toString(16)};`).join("")}</t>`,
      ),
    ),
  ],
  [
    "formulas with what they gave",
    withForm((cell, share) =>
      cell.line > 1 && cell.column < seatsColumn
        ? `<c r="${cell.reference}" t="str"><f>CONCAT("a","b")</f><v>${escapeXml(cell.text)}</v></c>`
        : asExcel(cell, share),
    ),
  ],
  ["an error as a value", withXml('t="e"><f>1/0</f><v>#DIV/0!</v></c>'), withCell("#DIV/0!")],
  ["a formula without a value", withXml("><f>NOW()</f></c>"), withCell("")],
  ["a string that is nowhere", withXml('t="s"><v>4294967296</v></c>'), withCell("#REF!")],
  ["a string of minus one", withXml('t="s"><v>-1</v></c>'), withCell("#REF!")],
  ["a style that is nowhere", withXml('s="4294967296"><v>7</v></c>'), withCell("7")],
  ["a number that is none", withXml("><v>__proto__</v></c>"), withCell("__proto__")],
  ["a kind of cell nobody knows", withXml('t="constructor"><v>7</v></c>'), withCell("7")],
  [
    "a merge over the whole sheet",
    fleetWorkbook({ sheet: sheetXml(fleetRows, "", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>') }),
  ],
  [
    "a hundred thousand merges",
    fleetWorkbook({
      sheet: sheetXml(fleetRows, "", `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(100_000)}</mergeCells>`),
    }),
  ],
  ["a dimension that lies", fleetWorkbook({ sheet: sheetXml(fleetRows, '<dimension ref="A1:XFD1048576"/>') })],
  [
    "blank rows to the end of the sheet",
    fleetWorkbook({
      sheet: sheetXml(
        fleetRows +
          Array.from(
            { length: 100_000 },
            (_, row) => `<row r="${row + 20}" s="1" customFormat="1"><c r="A${row + 20}" s="1"/></row>`,
          ).join(""),
      ),
    }),
  ],
  ["counts that lie", fleetWorkbook({ strings: String(fleetParts().strings).replaceAll('"9"', '"4294967295"') })],
  [
    "a hidden sheet before it",
    fleetWorkbook({
      workbook: workbookXml(
        "",
        '<sheet name="Ancien" state="veryHidden" sheetId="2" r:id="rId9"/><sheet name="Parc" sheetId="1" r:id="rId1"/>',
      ),
    }),
  ],
  [
    "an order mark in every part",
    fleetWorkbook(Object.fromEntries(Object.entries(fleetParts()).map(([part, xml]) => [part, `\ufeff${xml}`]))),
  ],
  ["apostrophes for quotes", fleetWorkbook({ sheet: sheetXml(fleetRows.replaceAll('"', "'")) })],
  [
    "what would be formulas for others",
    withXml("t=\"inlineStr\"><is><t>=cmd|'/C calc'!A0</t></is></c>"),
    withCell("=cmd|'/C calc'!A0"),
  ],
  ["zip64", fleetWorkbook({}, { zip64: true })],
  ["sizes behind the parts", fleetWorkbook({}, { descriptors: true })],
  ["zip64 with sizes behind the parts", fleetWorkbook({}, { descriptors: true, zip64: true })],
  ["a program before the archive", fleetWorkbook({}, { before: Buffer.from("PK\x03\x04 not yet", "latin1") })],
  ["a comment of 65,535 bytes", fleetWorkbook({}, { comment: Buffer.alloc(0xffff, 0x20) })],
  ["backslashes", writeZip(zipParts(fleetParts()).map((part) => ({ ...part, name: part.name.replaceAll("/", "\\") })))],
  ["names in capitals", writeZip(zipParts(fleetParts()).map((part) => ({ ...part, name: part.name.toUpperCase() })))],
  ["no compression", writeZip(zipParts(fleetParts()).map((part) => ({ ...part, method: 0 })))],
  ["every part twice", writeZip([...zipParts(fleetParts()), ...zipParts(fleetParts())])],
  ["paths that climb", writeZip([...zipParts(fleetParts()), { name: "../../../../etc/cron.d/x", content: "x" }])],
  ["macros", writeZip([...zipParts(fleetParts()), { name: "xl/vbaProject.bin", content: Buffer.alloc(5000, 7) }])],
  [
    "twenty thousand other parts",
    writeZip([
      ...zipParts(fleetParts()),
      ...Array.from({ length: 20_000 }, (_, index) => ({ name: `xl/media/${index}.png`, content: "x", method: 0 })),
    ]),
  ],
];

const entity =
  '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>';
const external = '<!DOCTYPE r [<!ENTITY c SYSTEM "file:///etc/passwd">]>';
const declare = (xml: string | Buffer, type: string) => String(xml).replace("?>\n", `?>\n${type}`);
const partsOfXml = ["workbook", "links", "sheet", "styles", "strings"] as const;
const [firstPart = { name: "" }, ...otherParts] = zipParts(fleetParts());
const badSheet = (rows: string) => fleetWorkbook({ sheet: sheetXml(rows) });

const refused: [name: string, content: Buffer, refusals: FaultCase["refusals"]][] = [
  ...partsOfXml.map((part): (typeof refused)[number] => [
    `entities in ${part}`,
    fleetWorkbook({ [part]: declare(fleetParts()[part], entity) }),
    ["unreadable"],
  ]),
  ...partsOfXml.map((part): (typeof refused)[number] => [
    `a file from outside in ${part}`,
    fleetWorkbook({ [part]: declare(fleetParts()[part], external) }),
    ["unreadable"],
  ]),
  ...partsOfXml.map((part): (typeof refused)[number] => [
    `${part} that stops in the middle`,
    fleetWorkbook({ [part]: String(fleetParts()[part]).slice(0, -30) }),
    ["unreadable"],
  ]),
  ["NUL in a cell", badSheet(fleetRows.replace("<v>", "<v>\0")), ["unreadable"]],
  [
    "a letter cut in half",
    fleetWorkbook({
      strings: Buffer.concat([
        Buffer.from(stringsXml([]).replace("</sst>", "<si><t>")),
        Buffer.from([0xd8]),
        Buffer.from("</t></si></sst>"),
      ]),
    }),
    ["unreadable"],
  ],
  [
    "a sheet in UTF-16",
    fleetWorkbook({ sheet: Buffer.from(`\ufeff${sheetXml(fleetRows)}`, "utf16le") }),
    ["unreadable"],
  ],
  ["elements in elements", badSheet(`${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}`), ["unreadable"]],
  [
    "a hundred thousand attributes",
    badSheet(`<row ${Array.from({ length: 100_000 }, (_, index) => `a${index}="1"`).join(" ")}/>`),
    ["unreadable", "archive_bomb"],
  ],
  [
    "a hundred thousand names",
    badSheet(Array.from({ length: 100_000 }, (_, index) => `<a${index}/>`).join("")),
    ["unreadable"],
  ],
  ["rows in disorder", badSheet(fleetRows.replace('<row r="5"', '<row r="50"')), ["unreadable"]],
  ["row zero", badSheet(fleetRows.replace('<row r="5"', '<row r="0"')), ["unreadable"]],
  ["a row beyond the sheet", badSheet(fleetRows.replace('<row r="13"', '<row r="1048577"')), ["unreadable"]],
  ["no sheet", fleetWorkbook({ workbook: workbookXml("", "") }), ["unreadable"]],
  [
    "links to nowhere",
    fleetWorkbook({ links: relationshipsXml([["rId1", "worksheet", "nowhere.xml"]]) }),
    ["unreadable"],
  ],
  [
    "links outside",
    fleetWorkbook({ links: String(fleetParts().links).replaceAll("Target=", 'TargetMode="External" Target=') }),
    ["unreadable"],
  ],
  ["a workbook that is a style sheet", fleetWorkbook({ workbook: stylesXml }), ["unreadable"]],
  ["nothing in the sheet", fleetWorkbook({ sheet: sheetXml("") }), ["empty"]],
  [
    "two parts of one name",
    writeZip([...zipParts(fleetParts()), { name: partNames.sheet, content: sheetXml("") }]),
    ["unreadable"],
  ],
  [
    "parts that share their bytes",
    writeZip([
      ...zipParts(fleetParts()),
      ...Array.from({ length: 1000 }, (_, index) => ({ ...firstPart, name: `kernel-${index}`, offset: 0 })),
    ]),
    ["unreadable", "archive_bomb"],
  ],
  [
    "a compression nobody knows",
    writeZip([...otherParts, { ...firstPart, name: partNames.sheet, method: 99 }]),
    ["unreadable"],
  ],
  [
    "a checksum that is another",
    writeZip(zipParts(fleetParts()).map((part) => ({ ...part, checksum: 1 }))),
    ["unreadable"],
  ],
  [
    "parts with a password",
    writeZip(zipParts(fleetParts()).map((part) => ({ ...part, flags: 1 }))),
    ["encrypted_workbook"],
  ],
];

export const workbookCases = (): FaultCase[] => [
  ...readable.map(([name, content, cells = fleetTable]) => ({
    family: "workbook",
    name,
    file: "parc.xlsx",
    content: () => content,
    cells,
    quick: true,
  })),
  ...refused.map(([name, content, refusals]) => ({
    family: "workbook refused",
    name,
    file: "parc.xlsx",
    content: () => content,
    refusals,
    quick: true,
  })),
];
