import { afterAll, describe, expect, it } from "vitest";
import { locales } from "#app/domain/locale.ts";
import { importErrorMessage } from "#imports/messages.ts";
import { buildWorkbook, inlineRow, zip } from "./build-workbook.ts";
import { forgetUploads, readText } from "./collect-events.ts";

afterAll(forgetUploads);

const workbook = buildWorkbook({ rows: inlineRow(1, ["Immatriculation"]) + inlineRow(2, ["12345-115-16"]) });
const mainPart = (target: string) =>
  Buffer.from(
    `<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${target}"/></Relationships>`,
  );
const compoundFile = (stream: string) =>
  Buffer.concat([
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    Buffer.alloc(600),
    Buffer.from(stream, "utf16le"),
    Buffer.alloc(400),
  ]);
/** General purpose flag 1 of every entry, where it is listed and where it stands. */
const encrypted = Buffer.from(workbook);
for (const [signature, flags] of [
  ["PK\x01\x02", 8],
  ["PK\x03\x04", 6],
] as const)
  for (let at = encrypted.indexOf(signature, 0, "latin1"); at >= 0; at = encrypted.indexOf(signature, at + 1, "latin1"))
    encrypted[at + flags] = 1;
const openDocument = (kind: string): [string, Buffer] => [
  "mimetype",
  Buffer.from(`application/vnd.oasis.opendocument.${kind}`),
];

describe("files that are no list of vehicles", () => {
  // The title names its two columns: printed with %s, it would carry the bytes too.
  const files: [string, string | Uint8Array, string, Record<string, string>?][] = [
    ["empty.xlsx", "", "empty"],
    ["blank.csv", " \r\n;;;\r\n\r\n", "empty"],
    ["headings.csv", "Immatriculation;Marque\r\n", "empty"],
    ["picture.xlsx", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "not_a_spreadsheet", { format: "image" }],
    ["paper.csv", "%PDF-1.7\n1 0 obj", "not_a_spreadsheet", { format: "pdf" }],
    ["zeros.csv", Buffer.alloc(10_000_000), "not_a_spreadsheet", { format: "zeros" }],
    ["old.xls", compoundFile("Workbook"), "not_a_spreadsheet", { format: "xls" }],
    ["locked.xlsx", compoundFile("EncryptedPackage"), "encrypted_workbook"],
    ["zipped-with-password.xlsx", encrypted, "encrypted_workbook"],
    ["cut.xlsx", workbook.subarray(0, workbook.length - 200), "unreadable", { reason: "truncated" }],
    ["binary.xlsb", zip([["xl/workbook.bin", Buffer.from("x")]]), "not_a_spreadsheet", { format: "xlsb" }],
    [
      "binary-elsewhere.xlsb",
      zip([["_rels/.rels", mainPart("xl/sheets.bin")]]),
      "not_a_spreadsheet",
      { format: "xlsb" },
    ],
    ["open.ods", zip([openDocument("spreadsheet")]), "unreadable", { reason: "no_sheet" }],
    ["text.odt", zip([openDocument("text")]), "not_a_spreadsheet", { format: "document" }],
    [
      "locked.ods",
      zip([
        openDocument("spreadsheet"),
        ["META-INF/manifest.xml", Buffer.from("<m><manifest:encryption-data/></m>")],
        ["content.xml", Buffer.from("noise")],
      ]),
      "encrypted_workbook",
      { reason: "password_ods" },
    ],
    [
      "locked-whole.ods",
      zip([openDocument("spreadsheet"), ["encrypted-package", Buffer.from("noise")]]),
      "encrypted_workbook",
      { reason: "password_ods" },
    ],
    ["fleet.numbers", zip([["Index/Document.iwa", Buffer.from("x")]]), "not_a_spreadsheet", { format: "numbers" }],
    ["slides.pptx", zip([["ppt/presentation.xml", Buffer.from("<p/>")]]), "not_a_spreadsheet", { format: "document" }],
    ["letter.docx", zip([["word/document.xml", Buffer.from("<w/>")]]), "not_a_spreadsheet", { format: "document" }],
    ["photos.zip", zip([["a.txt", Buffer.from("hi")]]), "not_a_spreadsheet", { format: "zip" }],
    ["page.xls", "<html><table><tr><td>Immat</td></tr></table></html>", "not_a_spreadsheet", { format: "html" }],
    ["letter.csv", "Monsieur le directeur,\r\nVeuillez trouver ci-joint la liste.\r\n", "missing_column"],
    [
      "quote.csv",
      `Immatriculation;Marque\r\n12345-115-16;"Renault\r\n${"x;y\r\n".repeat(80_000)}`,
      "unreadable",
      { reason: "quote_not_closed" },
    ],
    ["colours.csv", "Couleur;Kilométrage\r\nBlanc;1000\r\n", "missing_column"],
  ];
  it.each(files.map(([name, bytes, code, detail]) => ({ name, bytes, code, detail })))("$name is $code", async ({
    name,
    bytes,
    code,
    detail,
  }) => {
    const { failed, rows } = await readText(name, bytes);
    expect(failed?.code).toBe(code);
    if (detail) expect(failed?.detail).toMatchObject(detail);
    expect(rows).toEqual([]);
  });

  it("refuses a file over the limit without reading it", async () => {
    const { failed } = await readText("big.csv", "Immatriculation\r\n12345-115-16\r\n", { limits: { bytes: 10 } });
    expect(failed).toMatchObject({ code: "too_large", detail: { limit: 10 } });
  });

  it("shows the columns when only the choice of a person is missing", async () => {
    const read = await readText("staff.csv", "Matricule;Nom\r\n100;A\r\n101;B\r\n102;C\r\n103;D\r\n104;E\r\n");
    expect(read.failed?.code).toBe("missing_column");
    expect(read.columns.map(({ field, candidates }) => [field, candidates[0]])).toEqual([
      [null, "plate"],
      [null, "driver_name"],
    ]);
  });

  it.each([
    "xls",
    "xlsb",
    "numbers",
    "document",
    "zip",
    "html",
  ])("says what to do with %s in each language", (format) => {
    const said = locales.map((locale) => importErrorMessage("not_a_spreadsheet", locale, { format }));
    expect(new Set(said).size).toBe(3);
    for (const sentence of said) {
      expect(sentence).toMatch(/Excel|archive|أرشيف/);
      expect(sentence).not.toMatch(/\{|…/);
    }
  });

  it("says in each language what to do next", () => {
    expect(importErrorMessage("encrypted_workbook", "fr", { reason: "password_ods" })).toContain("LibreOffice");
    expect(importErrorMessage("not_a_spreadsheet", "fr", { format: "xls" })).toContain("Enregistrer sous");
    expect(importErrorMessage("encrypted_workbook", "en")).toContain("remove the password");
    expect(importErrorMessage("unreadable", "ar", { reason: "quote_not_closed", row: 12 })).toContain("12");
  });
});
