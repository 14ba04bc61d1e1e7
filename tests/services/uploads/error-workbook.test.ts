import fs from "node:fs";
import path from "node:path";
import ExcelJS from "exceljs";
import iconv from "iconv-lite";
import { beforeAll, describe, expect, test } from "vitest";
import { NotAllowed, NotFound } from "#app/services/refusal.ts";
import { correctRow } from "#app/services/uploads/correct-row.server.ts";
import { workbookName, writeErrorWorkbook } from "#app/services/uploads/error-workbook.server.ts";
import { setMapping } from "#app/services/uploads/set-mapping.server.ts";
import { readUpload } from "#imports/read-upload.server.ts";
import type { SheetRow } from "#imports/sheet-source.ts";
import { createCompany, createMember } from "#tests/factories/accounts.ts";
import { sendAndRead, sendFile } from "#tests/factories/fleets.ts";
import { makeHouse } from "#tests/factories/house.ts";
import { fillOf, noteOf, openBook, rowsSheet, saveBook, takeWorkbook } from "#tests/factories/workbooks.ts";
import { samplePath } from "#tests/fixtures/spreadsheets/make.ts";
import { buildChild } from "#tests/setup/build-child.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner, url } = await cloneDatabase();
const house = await makeHouse(db);
const company = await createCompany(owner);
const manager = await createMember(owner, company, "fleet_manager");

beforeAll(async () => {
  await buildChild();
});

const red = "FFC7CE";
const yellow = "FFEB9C";
const blue = "C6E0F5";

const headings = "Immatriculation;Châssis;Genre;Énergie;Puissance fiscale;Année de mise en circulation;Observations";
/** Two title lines, a blank one between good and bad, and a column that is not imported. */
const messy = [
  "Parc de Rouiba;;;;;;",
  "",
  headings,
  "12345-115-16;WVWZZZ1KZ6W000001;Véhicule de tourisme;Essence;7;2015;vu",
  "",
  "16-115-31;VF1BR000000000002;Véhicule de tourisme;Essence;7;2015;à revoir",
  "54321-118-16;VF1BR000000000003;Véhicule de tourisme;Kérosène;sept;2018;",
  "12345-115-16;;Véhicule de tourisme;Essence;7;2015;bis",
  "",
].join("\n");

async function workbookOf(content: string | Uint8Array, fileName = "parc.csv", locale: "ar" | "fr" | "en" = "fr") {
  const { id } = await sendAndRead(house, url, manager, content, fileName);
  const book = await openBook(await takeWorkbook(house, { ...manager, locale }, id));
  return { id, book, sheet: rowsSheet(book) };
}

/** French spaces that do not break are spaces here. */
const plain = (text: string) => text.replaceAll("\u00a0", " ");

const texts = (sheet: { getRow(line: number): { values: unknown } }, line: number) =>
  (sheet.getRow(line).values as unknown[]).slice(1);

describe("the rows", () => {
  test("stand on their own lines, under what stood above them, with every column", async () => {
    const { sheet } = await workbookOf(messy);
    expect(texts(sheet, 1)).toEqual(["Parc de Rouiba"]);
    expect(sheet.getRow(2).hasValues).toBe(false);
    expect(texts(sheet, 3)).toEqual(headings.split(";"));
    expect(texts(sheet, 4)).toEqual([
      ...["12345-115-16", "WVWZZZ1KZ6W000001", "Véhicule de tourisme", "Essence"],
      ...[7, "2015", "vu"],
    ]);
    expect(sheet.getRow(5).hasValues).toBe(false);
    expect(sheet.getCell("G6").value).toBe("à revoir");
  });

  test("are framed for work: headings stay in sight, every column can be filtered", async () => {
    const { sheet } = await workbookOf(messy);
    expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: 3 });
    expect(sheet.autoFilter).toBe("A3:G8");
    expect(sheet.getCell("A3").font.bold).toBe(true);
  });

  test("have their bad cells coloured, each with a note that says what is wrong and what was meant", async () => {
    const { sheet } = await workbookOf(messy);
    const cell = (address: string) => ({
      fill: fillOf(sheet.getCell(address)),
      note: plain(noteOf(sheet.getCell(address))),
    });
    expect(cell("A6").fill).toBe(red);
    expect(cell("A6").note).toContain("Immatriculation « 16-115-31 »");
    expect(cell("A6").note).toContain("Vouliez-vous dire 00016-115-31 ?");
    expect(cell("D7").fill).toBe(red);
    expect(cell("D7").note).toContain("énergie inconnue");
    expect(cell("E7")).toMatchObject({ fill: red, note: expect.stringContaining("puissance illisible") });
    expect(cell("A8")).toMatchObject({ fill: red, note: expect.stringContaining("déjà à la ligne 4") });
    for (const good of ["A4", "B4", "E4", "A7", "B7", "G6", "G8"]) expect(cell(good)).toEqual({ fill: "", note: "" });
  });

  test("show remarks in another colour", async () => {
    const { sheet } = await workbookOf([headings, "31-118-04519;;Voiture;Essence;7;2018;"].join("\n"));
    expect([fillOf(sheet.getCell("A2")), noteOf(sheet.getCell("A2"))]).toEqual([
      yellow,
      expect.stringMatching(/wilaya/),
    ]);
  });

  test("carry what was corrected in the browser, marked, with what the file had said", async () => {
    const { id } = await sendAndRead(house, url, manager, messy);
    await correctRow(house, manager, { uploadId: id, row: 7, values: { energy: "Essence", fiscal_power: "8" } });
    await correctRow(house, manager, { uploadId: id, row: 6, values: { plate: "toujours faux" } });
    const sheet = rowsSheet(await openBook(await takeWorkbook(house, manager, id)));
    expect([sheet.getCell("D7").value, fillOf(sheet.getCell("D7"))]).toEqual(["Essence", blue]);
    expect(plain(noteOf(sheet.getCell("D7")))).toBe("Corrigé sur le site.\nDans le fichier : Kérosène.");
    expect([sheet.getCell("E7").value, fillOf(sheet.getCell("E7"))]).toEqual([8, blue]);
    expect([sheet.getCell("A6").value, fillOf(sheet.getCell("A6"))]).toEqual(["toujours faux", red]);
    expect(noteOf(sheet.getCell("A6"))).toMatch(/toujours faux[\s\S]*Corrigé sur le site\.[\s\S]*16-115-31/);
  });

  test("get a column for what has none in the file and is missing or was corrected", async () => {
    const { id } = await sendAndRead(
      ...([house, url, manager] as const),
      "Immatriculation;Genre;Puissance fiscale;Année;Notes\n12345-115-16;Voiture;7;2015;a\n54321-118-16;Voiture;7;2018;b;de trop\n",
    );
    await correctRow(house, manager, { uploadId: id, row: 3, values: { energy: "Diesel", depot: "Oran" } });
    const sheet = rowsSheet(await openBook(await takeWorkbook(house, manager, id)));
    const added = texts(sheet, 1)
      .slice(texts(sheet, 1).indexOf("Notes") + 1)
      .filter(Boolean);
    expect(added).toEqual(expect.arrayContaining(["Énergie", "Dépôt"]));
    const columnOf = (heading: string) => texts(sheet, 1).indexOf(heading) + 1;
    expect(sheet.getRow(3).getCell(columnOf("Énergie")).value).toBe("Diesel");
    expect(sheet.getRow(3).getCell(columnOf("Dépôt")).value).toBe("Oran");
    expect(fillOf(sheet.getRow(2).getCell(columnOf("Énergie")))).toBe(yellow);
    expect(sheet.getRow(3).values).toContain("de trop");
  });
});

/** Every row of a file as the reader of uploads sees it. */
async function cellsOf(folder: string, name: string, content: Uint8Array): Promise<SheetRow[]> {
  const file = path.join(folder, name);
  fs.writeFileSync(file, content);
  const rows: SheetRow[] = [];
  for await (const event of readUpload({ path: file, fileName: name, today: "2026-04-15", answer: "cells" })) {
    if (event.type === "cells") rows.push(...event.rows);
    if (event.type === "failed") throw new Error(event.code);
  }
  return rows;
}

const filled = (rows: SheetRow[]) =>
  rows
    .map(({ line, cells }) => ({ line, cells: [...cells] }))
    .map(({ line, cells }) => {
      while (cells.at(-1) === "") cells.pop();
      return { line, cells };
    })
    .filter(({ cells }) => cells.length > 0);

describe("every text", () => {
  const traps = [
    ...["=1+1", "+213550142836", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=2", "＝3", "'=4"],
    ...["007", "12345678901234567890", "1E5", "01/02", "TRUE", "_x0041_", "a _x005F_ b", " deux  espaces ", "ليلى ١٢٣"],
    ...["<b>&amp;</b>", "a\u0001b\u000bc", "\ud83d\ude9a", "x".repeat(40_000), "ligne 1\nligne 2", "NULL", "#N/A"],
  ];
  const file = [
    "Immatriculation;Observations",
    ...traps.map((text, index) => `${10001 + index}-115-16;"${text.replaceAll('"', '""')}"`),
    "",
  ].join("\n");

  test("of the file is in the workbook as text: nothing becomes a formula, a number or a date", async () => {
    const { sheet } = await workbookOf(file);
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        expect(cell.formula).toBeUndefined();
        expect(typeof cell.value).toBe("string");
        if (row.number > 1) expect(cell.numFmt).toBe("@");
      }),
    );
    expect(sheet.getCell("B2").value).toBe("=1+1");
    expect(sheet.getCell("B10").value).toBe("007");
  });

  test("is read from the workbook as it was read from the file", async () => {
    const { id } = await sendAndRead(house, url, manager, file);
    const folder = fs.mkdtempSync(path.join(house.folder, "cells-"));
    const from = await cellsOf(folder, "file.csv", Buffer.from(file));
    const book = await cellsOf(folder, "book.xlsx", await takeWorkbook(house, manager, id));
    // What XML cannot carry is left out, and a cell ends where Excel ends it. Columns that miss in the file come behind.
    const carried = (text = "") => text.replaceAll("\u0001", "").replaceAll("\u000b", "").slice(0, 32_767);
    const own = ({ line, cells }: SheetRow) => ({ line, plate: cells[0], text: cells[1] });
    expect(book.map(own)).toEqual(from.map(own).map((row) => ({ ...row, text: carried(row.text) })));
    expect(book).toHaveLength(traps.length + 1);
  });

  test.each([
    "parc-algiers.csv",
    "ustul-wahran.csv",
    "fleet.txt",
    "parc.xlsx",
  ] as const)("of %s comes back, whatever its encoding and its sheets", async (name) => {
    const { id } = await sendAndRead(house, url, manager, fs.readFileSync(samplePath(name)), name);
    const folder = fs.mkdtempSync(path.join(house.folder, "cells-"));
    const from = await cellsOf(folder, `from-${name}`, fs.readFileSync(samplePath(name)));
    const book = await cellsOf(folder, "book.xlsx", await takeWorkbook(house, manager, id));
    expect(filled(book)).toEqual(filled(from));
    expect(from.length).toBeGreaterThan(30);
  });
});

describe("the first sheet", () => {
  test.each([
    ["ar", "اقرأ أولًا", true, "أسطر للتصحيح", /الطاقة: طاقة غير معروفة/],
    ["fr", "À lire d’abord", false, "Lignes à corriger", /Énergie : énergie inconnue/],
    ["en", "Read first", false, "Rows to correct", /Energy: unknown energy/],
  ] as const)("explains in %s", async (locale, name, rightToLeft, title, cause) => {
    const { id, book, sheet } = await workbookOf(messy, "parc.csv", locale);
    const [guide] = book.worksheets;
    if (!guide) throw new Error("there is no first sheet");
    expect(guide.name).toBe(name);
    expect([guide, sheet].map(({ views }) => Boolean(views[0]?.rightToLeft))).toEqual([rightToLeft, rightToLeft]);
    expect(guide.getCell("A1").value).toBe(title);
    const all = guide.getSheetValues().flat();
    expect(all.some((value) => typeof value === "string" && cause.test(plain(value)))).toBe(true);
    const links = all.filter((value) => typeof value === "object" && value !== null);
    expect(links).toEqual([expect.objectContaining({ hyperlink: `http://localhost:3000/uploads/${id}` })]);
    for (const { name: sheetName } of book.worksheets) expect(sheetName.length).toBeLessThanOrEqual(31);
  });

  test("counts the cells of each cause, errors before remarks", async () => {
    const { book } = await workbookOf(messy);
    const rows = (book.worksheets[0]?.getSheetValues() ?? []) as unknown[][];
    const start = rows.findIndex((row) => row?.[3] === "Cases");
    const counted = rows.slice(start + 1).map((row) => [row?.[1], row?.[3]]);
    expect(counted.filter(([level]) => level === "À corriger").map(([, count]) => count)).toEqual([1, 1, 1, 1]);
    const levels = counted.map(([level]) => level);
    expect(levels.lastIndexOf("À corriger")).toBeLessThan(levels.concat("À regarder").indexOf("À regarder"));
  });

  test("says so when nothing is wrong", async () => {
    const good = [headings, "12345-115-16;WVWZZZ1KZ6W000001;Véhicule de tourisme;Essence;7;2015;"].join("\n");
    const { book } = await workbookOf(good);
    expect((book.worksheets[0]?.getSheetValues().flat() ?? []).map((value) => plain(String(value)))).toContain(
      "Rien : toutes les lignes peuvent être ajoutées.",
    );
  });
});

test("a sheet keeps its name, and gives way to the first one where both are the same", async () => {
  const { id, sheet } = await workbookOf(fs.readFileSync(samplePath("parc.xlsx")), "parc.xlsx");
  const [stored] = await owner`select sheet from uploads where id = ${id}`;
  expect(sheet.name).toBe(stored?.sheet);
  const book = new ExcelJS.Workbook();
  book.addWorksheet("Read first").addRows(messy.split("\n").map((line) => line.split(";")));
  expect((await workbookOf(await saveBook(book), "guide.xlsx", "fr")).sheet.name).toBe("Read first (2)");
});

test("a file in windows-1256 keeps its Arabic", async () => {
  const arabic = "رقم التسجيل;الطاقة;ملاحظة\n16-115-31;كيروسين;سيارة الإدارة\n";
  const { sheet } = await workbookOf(iconv.encode(arabic, "windows-1256"), "حظيرة.csv", "ar");
  expect([sheet.name, sheet.getCell("C2").value]).toEqual(["المركبات", "سيارة الإدارة"]);
  expect(noteOf(sheet.getCell("A2"))).toContain("«\u200e16-115-31\u200e»");
});

test("columns that a person chose are those whose cells are marked", async () => {
  const { id } = await sendAndRead(house, url, manager, "Immatriculation;Truc\n12345-115-16;sept\n");
  await setMapping(house, manager, { uploadId: id, columns: { 1: "fiscal_power" } });
  await sendAndRead(house, url, manager, headings);
  const sheet = rowsSheet(await openBook(await takeWorkbook(house, manager, id)));
  expect(fillOf(sheet.getCell("B2"))).toBe(red);
});

describe("the workbook is refused", () => {
  test("while the file is being read, and when it could not be", async () => {
    const reading = await sendFile(house, manager, messy);
    expect(await writeErrorWorkbook(house, manager, { uploadId: reading.id })).toMatchObject({
      code: "workbook_not_ready",
    });
    const failed = await sendAndRead(house, url, manager, Buffer.from("89504e470d0a1a0a", "hex"), "photo.csv");
    expect(await writeErrorWorkbook(house, manager, { uploadId: failed.id })).toMatchObject({
      code: "workbook_not_ready",
    });
  });

  test("to other companies, and to whoever may not import", async () => {
    const { id } = await sendAndRead(house, url, manager, messy);
    const stranger = await createMember(owner, await createCompany(owner), "owner");
    await expect(writeErrorWorkbook(house, stranger, { uploadId: id })).rejects.toThrow(NotFound);
    const auditor = await createMember(owner, company, "auditor");
    await expect(writeErrorWorkbook(house, auditor, { uploadId: id })).rejects.toThrow(NotAllowed);
    const clerk = await createMember(owner, company, "depot_clerk", { scope: { kind: "depots", values: ["Oran"] } });
    await expect(writeErrorWorkbook(house, clerk, { uploadId: id })).rejects.toThrow(NotFound);
  });
});

test("that somebody took it is on record", async () => {
  const { id } = await sendAndRead(house, url, manager, messy);
  await takeWorkbook(house, manager, id);
  const acts =
    await owner`select act, actor_id from audit_log where subject_id = ${id} and act = 'import.errors_exported'`;
  expect(acts).toHaveLength(1);
});

test("a reader who leaves early takes nothing along: the next one gets a whole workbook", async () => {
  const { id } = await sendAndRead(house, url, manager, messy);
  const file = await writeErrorWorkbook(house, manager, { uploadId: id });
  if ("refused" in file) throw new Error(file.code);
  file.content.destroy();
  expect((await openBook(await takeWorkbook(house, manager, id))).worksheets).toHaveLength(3);
});

test.each([
  ["parc.csv", "parc-erreurs.xlsx"],
  ["parc 2026.v2.xlsx", "parc 2026.v2-erreurs.xlsx"],
  ["parc-erreurs.xlsx", "parc-erreurs.xlsx"],
  ["parc-errors (1).xlsx", "parc-erreurs.xlsx"],
  ["حظيرة-أخطاء.xlsx", "حظيرة-erreurs.xlsx"],
  ["?", "?-erreurs.xlsx"],
])("%s goes out as %s", (name, expected) => {
  expect(workbookName(name, "erreurs")).toBe(expected);
});
