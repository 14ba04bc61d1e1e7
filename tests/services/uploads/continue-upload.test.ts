import fs from "node:fs";
import path from "node:path";
import type ExcelJS from "exceljs";
import { beforeAll, describe, expect, test } from "vitest";
import { type Actor, systemActor } from "#app/services/actor.ts";
import { commitUpload } from "#app/services/uploads/commit-upload.server.ts";
import { continueUpload } from "#app/services/uploads/continue-upload.server.ts";
import { correctRow } from "#app/services/uploads/correct-row.server.ts";
import { listRows } from "#app/services/uploads/list-rows.server.ts";
import { receiveUpload } from "#app/services/uploads/receive-upload.server.ts";
import { setMapping } from "#app/services/uploads/set-mapping.server.ts";
import { markName } from "#imports/workbook-mark.ts";
import { createCompany, createMember } from "#tests/factories/accounts.ts";
import { bodyOf, sendAndRead, sendFile } from "#tests/factories/fleets.ts";
import { makeHouse, runJobs } from "#tests/factories/house.ts";
import { asExcelSaves, asLibreOfficeSaves } from "#tests/factories/resaved-workbooks.ts";
import { editRows, openBook, rowsSheet, saveBook, takeWorkbook } from "#tests/factories/workbooks.ts";
import { buildChild } from "#tests/setup/build-child.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner, url } = await cloneDatabase();
const house = await makeHouse(db);

beforeAll(async () => {
  await buildChild();
});

const headings = "Immatriculation;Châssis;Marque;Énergie;Puissance fiscale;Année de mise en circulation;Observations";
const rows = [
  "10001-115-16;WVWZZZ1KZ6W000001;Renault;Essence;7;2015;un",
  "10002-115-16;WVWZZZ1KZ6W000002;Dacia;Kérosène;7;2015;deux",
  "16-115-31;WVWZZZ1KZ6W000003;Kia;Essence;7;2015;trois",
  "10004-115-16;WVWZZZ1KZ6W000004;Seat;Essence;sept;2015;quatre",
  "10005-115-16;WVWZZZ1KZ6W000005;Fiat;Kérosène;6;2015;cinq",
];
/** Title lines above: lines 5, 6, 7 and 8 are bad. */
const parc = ["Parc de Rouiba", "", headings, ...rows, ""].join("\n");

/** A company with its manager, and the file read into an upload. */
async function readParc(text = parc, role: "fleet_manager" | "owner" = "fleet_manager") {
  const company = await createCompany(owner);
  const manager = await createMember(owner, company, role);
  const { id } = await sendAndRead(house, url, manager, text);
  return { company, manager, id };
}

const find = async (id: string) => {
  const [upload] = await owner`select * from uploads where id = ${id}`;
  if (!upload) throw new Error("no such upload");
  return upload;
};

/** What is bad, by line: the fields at fault. */
async function badRows(manager: Actor, id: string): Promise<Record<number, string[]>> {
  const found = await listRows(house, manager, { uploadId: id, state: "invalid", limit: 50 });
  const errors = (problems: unknown) =>
    (problems as { field: string; level: string }[]).filter((p) => p.level === "error");
  return Object.fromEntries(found.map(({ row, problems }) => [row, errors(problems).map(({ field }) => field)]));
}

/** The facts of the rows by their chassis number, whatever line they are on. */
async function byChassis(id: string) {
  const found =
    await owner`select row, state, vin, plate, make, energy, fiscal_power from upload_rows where upload_id = ${id} order by row`;
  return Object.fromEntries(found.map(({ vin, ...row }) => [String(vin).slice(-1), row]));
}

const standing = (id: string) =>
  owner`select act, row, before, after, corrected_by from upload_corrections where upload_id = ${id} and undone_at is null order by act, row`;

const filesOnDisk = (companyId: string) => fs.readdirSync(path.join(house.folder, "files", "uploads", companyId));

const lineOf = (sheet: ExcelJS.Worksheet, heading: string) => {
  let found = 0;
  sheet.eachRow((row, line) => {
    if (row.getCell(1).value === heading) found = line;
  });
  return found;
};

test("corrected in Excel and sent again it is the same import, with what was corrected ready", async () => {
  const { company, manager, id } = await readParc();
  expect(await badRows(manager, id)).toEqual({ 5: ["energy"], 6: ["plate"], 7: ["fiscal_power"], 8: ["energy"] });
  const corrected = await editRows(await takeWorkbook(house, manager, id), (sheet) => {
    sheet.getCell("D5").value = "Diesel";
    sheet.getCell("A6").value = "00016-115-31";
    sheet.getCell("E7").value = 7;
  });
  const before = await find(id);
  const again = await sendFile(house, manager, corrected, "parc corrigé.xlsx");
  expect(again).toMatchObject({ id, status: "reading", fileName: "parc corrigé.xlsx", bytes: corrected.length });
  await runJobs(house, url);
  expect(await find(id)).toMatchObject({
    status: "review",
    format: "xlsx",
    header_row: 3,
    row_count: 5,
    ready_count: 4,
    invalid_count: 1,
    error_code: null,
  });
  expect(await badRows(manager, id)).toEqual({ 8: ["energy"] });
  expect(await byChassis(id)).toMatchObject({
    2: { energy: "diesel" },
    3: { plate: "00016-115-31" },
    4: { fiscal_power: 7 },
  });
  expect(await owner`select id from uploads where company_id = ${company.id}`).toHaveLength(1);
  expect(filesOnDisk(company.id)).toEqual([path.basename(again.fileKey ?? "")]);
  const [act] = await owner`select detail from audit_log where subject_id = ${id} and act = 'import.continued'`;
  expect(act?.detail).toEqual({ before: before.sha256, after: again.sha256 });
});

test("sent back as it came it changes nothing, however often", async () => {
  const { manager, id } = await readParc();
  const counts = ({ row_count, ready_count, invalid_count, duplicate_count, columns }: Record<string, unknown>) => ({
    row_count,
    ready_count,
    invalid_count,
    duplicate_count,
    fields: (columns as { index: number; field: string }[])
      .filter(({ field, index }) => field && index < 7)
      .map(({ index, field }) => [index, field]),
  });
  const before = { counts: counts(await find(id)), bad: await badRows(manager, id) };
  for (let time = 0; time < 2; time++) {
    expect((await sendFile(house, manager, await takeWorkbook(house, manager, id), "parc.xlsx")).id).toBe(id);
    await runJobs(house, url);
    expect({ counts: counts(await find(id)), bad: await badRows(manager, id) }).toEqual(before);
  }
});

test("the same workbook may be sent again with more of it corrected", async () => {
  const { manager, id } = await readParc();
  const first = await editRows(await takeWorkbook(house, manager, id), (sheet) => {
    sheet.getCell("D5").value = "Diesel";
  });
  await sendAndRead(house, url, manager, first, "parc.xlsx");
  const second = await editRows(first, (sheet) => {
    sheet.getCell("D8").value = "Diesel";
  });
  expect((await sendAndRead(house, url, manager, second, "parc.xlsx")).id).toBe(id);
  expect(await badRows(manager, id)).toEqual({ 6: ["plate"], 7: ["fiscal_power"] });
});

describe("what was corrected in the browser", () => {
  test("before the workbook was taken stands in it, and is not done twice", async () => {
    const { manager, id } = await readParc();
    await correctRow(house, manager, { uploadId: id, row: 5, values: { energy: "Diesel" } });
    await correctRow(house, manager, { uploadId: id, row: 8, values: { energy: "GPL", make: "Lada" } });
    const corrected = await editRows(await takeWorkbook(house, manager, id), (sheet) => {
      expect([sheet.getCell("D5").value, sheet.getCell("C8").value]).toEqual(["Diesel", "Lada"]);
      // In Excel he thinks better of one of them: that is his last word.
      sheet.getCell("D5").value = "Essence";
    });
    await sendAndRead(house, url, manager, corrected, "parc.xlsx");
    expect(await byChassis(id)).toMatchObject({ 2: { energy: "petrol" }, 5: { energy: "lpg", make: "Lada" } });
    expect(await standing(id)).toEqual([]);
    expect(await badRows(manager, id)).toEqual({ 6: ["plate"], 7: ["fiscal_power"] });
  });

  test("even back to what the file said, when Excel says so", async () => {
    const { manager, id } = await readParc();
    await correctRow(house, manager, { uploadId: id, row: 4, values: { make: "Dacia" } });
    const corrected = await editRows(await takeWorkbook(house, manager, id), (sheet) => {
      sheet.getCell("C4").value = "Renault";
    });
    await sendAndRead(house, url, manager, corrected, "parc.xlsx");
    expect(await byChassis(id)).toMatchObject({ 1: { make: "Renault" } });
  });

  test("after it was taken wins where the workbook has the cell as it was, and only there", async () => {
    const { manager, id } = await readParc();
    const taken = await takeWorkbook(house, manager, id);
    const colleague = await createMember(owner, { id: manager.companyId, name: "" }, "owner");
    await correctRow(house, colleague, { uploadId: id, row: 5, values: { energy: "Diesel", make: "Lada" } });
    await correctRow(house, colleague, { uploadId: id, row: 7, values: { fiscal_power: "9" } });
    const corrected = await editRows(taken, (sheet) => {
      sheet.getCell("C5").value = "Peugeot";
      sheet.getCell("A6").value = "00016-115-31";
      sheet.getCell("E7").value = "8";
    });
    await sendAndRead(house, url, manager, corrected, "parc.xlsx");
    expect(await byChassis(id)).toMatchObject({
      2: { energy: "diesel", make: "Peugeot" },
      3: { plate: "00016-115-31" },
      4: { fiscal_power: 8 },
    });
    expect(await standing(id)).toEqual([
      { act: 3, row: 5, before: { energy: "Kérosène" }, after: { energy: "Diesel" }, corrected_by: colleague.id },
    ]);
    expect(await badRows(manager, id)).toEqual({ 8: ["energy"] });
  });

  test("follows its row when the workbook was sorted and rows were deleted", async () => {
    const { manager, id } = await readParc();
    const taken = await takeWorkbook(house, manager, id);
    await correctRow(house, manager, { uploadId: id, row: 5, values: { energy: "Diesel" } });
    await correctRow(house, manager, { uploadId: id, row: 6, values: { plate: "00016-115-31" } });
    const sorted = await editRows(taken, (sheet) => {
      const values = [4, 5, 6, 7, 8].map((line) => (sheet.getRow(line).values as ExcelJS.CellValue[]).slice(1));
      const kept = [...values].reverse().filter((row) => row[6] !== "quatre" && row[6] !== "un");
      for (let line = 4; line <= 8; line++) sheet.getRow(line).values = kept[line - 4] ?? [];
    });
    await sendAndRead(house, url, manager, sorted, "parc.xlsx");
    expect(await byChassis(id)).toMatchObject({
      5: { row: 4, state: "invalid" },
      3: { row: 5, state: "ready", plate: "00016-115-31" },
      2: { row: 6, state: "ready", energy: "diesel" },
    });
    expect((await find(id)).row_count).toBe(3);
  });

  test("and confirmed as it stands stays confirmed, which no workbook can say", async () => {
    const { manager, id } = await readParc(
      ["Immatriculation;Châssis;Puissance fiscale", "10001-115-16;;45", "10002-115-16;;46", ""].join("\n"),
    );
    expect(await badRows(manager, id)).toEqual({ 2: ["fiscal_power"], 3: ["fiscal_power"] });
    await correctRow(house, manager, { uploadId: id, row: 2, values: { fiscal_power: "45" } });
    await correctRow(house, manager, { uploadId: id, row: 3, values: { fiscal_power: "46" } });
    expect(await badRows(manager, id)).toEqual({});
    const corrected = await editRows(await takeWorkbook(house, manager, id), (sheet) => {
      // Another value has nobody's word.
      sheet.getCell("C3").value = 47;
    });
    await sendAndRead(house, url, manager, corrected, "parc.xlsx");
    expect(await badRows(manager, id)).toEqual({ 3: ["fiscal_power"] });
    await sendAndRead(house, url, manager, await takeWorkbook(house, manager, id), "parc.xlsx");
    expect(await badRows(manager, id)).toEqual({ 3: ["fiscal_power"] });
  });
});

describe("people do to a workbook what they like", () => {
  const fix = (sheet: ExcelJS.Worksheet) => {
    for (const value of ["10002-115-16", "10005-115-16"])
      sheet.getRow(lineOf(sheet, value)).getCell(4).value = "Diesel";
  };
  const stillBad = { plate: 1, fiscal_power: 1 };

  test.each<[string, (book: ExcelJS.Workbook, sheet: ExcelJS.Worksheet) => void]>([
    ["delete the first sheet", (book) => book.removeWorksheet(book.worksheets[0]?.id ?? 0)],
    ["rename the sheet of the rows", (_, sheet) => Object.assign(sheet, { name: "Mon parc (final)" })],
    ["delete the title lines", (_, sheet) => void sheet.spliceRows(1, 2)],
    ["write more title lines", (_, sheet) => void sheet.spliceRows(1, 0, ["Direction"], ["vu le 3 mai"])],
    ["insert a column in front", (_, sheet) => void sheet.spliceColumns(1, 0, ["", "", "N°", 1, 2, 3, 4, 5])],
    ["make the hidden sheet seen", (book) => Object.assign(book.worksheets[2] ?? {}, { state: "visible" })],
    ["move the rows to the front", (book, sheet) => Object.assign(sheet, { orderNo: -1 }) && void book.worksheets],
  ])("they %s", async (_, alter) => {
    const { manager, id } = await readParc();
    const book = await openBook(await takeWorkbook(house, manager, id));
    const sheet = book.worksheets[1] as ExcelJS.Worksheet;
    fix(sheet);
    alter(book, sheet);
    expect((await sendAndRead(house, url, manager, await saveBook(book), "parc.xlsx")).id).toBe(id);
    const bad = Object.values(await badRows(manager, id)).flat();
    expect(Object.fromEntries(bad.map((field) => [field, 1]))).toEqual(stillBad);
    expect(bad).toHaveLength(2);
    expect((await find(id)).row_count).toBe(5);
  });

  test("they delete what is good and add rows", async () => {
    const { manager, id } = await readParc();
    const altered = await editRows(await takeWorkbook(house, manager, id), (sheet) => {
      sheet.spliceRows(4, 1);
      sheet.addRow(["10009-115-16", "WVWZZZ1KZ6W000009", "Audi", "Diesel", 8, "2015"]);
    });
    await sendAndRead(house, url, manager, altered, "parc.xlsx");
    expect(await find(id)).toMatchObject({ row_count: 5, invalid_count: 4, ready_count: 1 });
    expect(await byChassis(id)).toMatchObject({ 9: { state: "ready", make: "Audi" } });
  });

  test("they save it as CSV: that is an import of its own", async () => {
    const { manager, id } = await readParc();
    const again = await sendAndRead(house, url, manager, parc.replaceAll("Kérosène", "Diesel"), "parc.csv");
    expect(again.id).not.toBe(id);
    expect(await find(again.id)).toMatchObject({ status: "review", invalid_count: 2, corrects_upload_id: null });
    expect(await find(id)).toMatchObject({ status: "review", invalid_count: 4 });
  });

  test("they empty it: the import waits, and takes the next workbook", async () => {
    const { manager, id } = await readParc();
    const taken = await takeWorkbook(house, manager, id);
    const empty = await editRows(taken, (sheet) => {
      for (let line = 4; line <= 8; line++) sheet.getRow(line).values = [];
    });
    expect((await sendAndRead(house, url, manager, empty, "parc.xlsx")).id).toBe(id);
    expect(await find(id)).toMatchObject({ status: "review", error_code: "empty", row_count: 0 });
    expect((await sendAndRead(house, url, manager, taken, "parc.xlsx")).id).toBe(id);
    expect(await find(id)).toMatchObject({ status: "review", error_code: null, row_count: 5, invalid_count: 4 });
  });
});

test.each([
  ["Excel", (book: ExcelJS.Workbook) => asExcelSaves(book), "parc.xlsx", "xlsx"],
  ["LibreOffice", asLibreOfficeSaves, "parc.ods", "ods"],
] as const)("saved by %s it is known again", async (_, save, fileName, format) => {
  const { manager, id } = await readParc();
  const book = await openBook(await takeWorkbook(house, manager, id));
  rowsSheet(book).getCell("D5").value = "Diesel";
  expect((await sendAndRead(house, url, manager, save(book), fileName)).id).toBe(id);
  expect(await badRows(manager, id)).toEqual({ 6: ["plate"], 7: ["fiscal_power"], 8: ["energy"] });
  expect(await find(id)).toMatchObject({ format, row_count: 5, header_row: 3 });
});

test("broken inside it leaves the import waiting for a whole one", async () => {
  const { manager, id } = await readParc();
  const book = await openBook(await takeWorkbook(house, manager, id));
  const broken = asExcelSaves(book, (sheetXml) => sheetXml.replace("</sheetData>", "<row r="));
  expect((await sendAndRead(house, url, manager, broken, "parc.xlsx")).id).toBe(id);
  expect(await find(id)).toMatchObject({ status: "review", error_code: "unreadable", row_count: 0 });
  expect((await sendAndRead(house, url, manager, await saveBook(book), "parc.xlsx")).id).toBe(id);
  expect(await find(id)).toMatchObject({ status: "review", error_code: null, row_count: 5, invalid_count: 4 });
});

test("columns that a person chose stay chosen, moved or not", async () => {
  const company = await createCompany(owner);
  const manager = await createMember(owner, company, "fleet_manager");
  const { id } = await sendAndRead(
    house,
    url,
    manager,
    "Immatriculation;Truc;Machin\n10001-115-16;sept;x\n10002-115-16;6;y\n",
  );
  await setMapping(house, manager, { uploadId: id, columns: { 1: "fiscal_power", 2: "depot" } });
  await runJobs(house, url);
  const altered = await editRows(await takeWorkbook(house, manager, id), (sheet) => {
    sheet.spliceColumns(1, 0, ["N°", 1, 2]);
    sheet.getCell("C2").value = 7;
  });
  await sendAndRead(house, url, manager, altered, "parc.xlsx");
  const found = await owner`select plate, fiscal_power, depot from upload_rows where upload_id = ${id} order by row`;
  expect([...found]).toEqual([
    { plate: "10001-115-16", fiscal_power: 7, depot: "x" },
    { plate: "10002-115-16", fiscal_power: 6, depot: "y" },
  ]);
});

describe("a workbook whose import is over", () => {
  test("is read as a new file, and what is in the fleet comes out unchanged", async () => {
    const { manager, id } = await readParc();
    const taken = await takeWorkbook(house, manager, id);
    await commitUpload(house, manager, { uploadId: id, invalidRows: "skip" });
    await runJobs(house, url);
    const corrected = await editRows(taken, (sheet) => {
      sheet.getCell("D5").value = "Diesel";
    });
    const again = await sendAndRead(house, url, manager, corrected, "parc.xlsx");
    expect(again).toMatchObject({ correctsUploadId: id });
    expect(again.id).not.toBe(id);
    expect(await find(again.id)).toMatchObject({
      ...{ status: "review", row_count: 5, invalid_count: 3, new_count: 1, unchanged_count: 1, changed_count: 0 },
    });
    expect(await find(id)).toMatchObject({ status: "committed" });
  });

  test("is refused while the import is being read or added", async () => {
    const { company, manager, id } = await readParc();
    const taken = await takeWorkbook(house, manager, id);
    await commitUpload(house, manager, { uploadId: id, invalidRows: "skip" });
    const send = () => receiveUpload(house, manager, { fileName: "parc.xlsx", body: bodyOf(taken) });
    expect(await send()).toMatchObject({ refused: true, code: "upload_not_in_review", status: 409 });
    expect(filesOnDisk(company.id)).toHaveLength(1);
    await runJobs(house, url);
    const other = await readParc();
    const theirs = await takeWorkbook(house, other.manager, other.id);
    await sendFile(house, other.manager, theirs, "parc.xlsx");
    expect(await receiveUpload(house, other.manager, { fileName: "parc.xlsx", body: bodyOf(theirs) })).toMatchObject({
      refused: true,
      code: "upload_not_in_review",
    });
  });
});

describe("a name on a workbook is no right", () => {
  test("another company's is a file like any other", async () => {
    const { id, manager } = await readParc();
    const before = await find(id);
    const taken = await takeWorkbook(house, manager, id);
    const stranger = await createMember(owner, await createCompany(owner), "owner");
    const again = await sendAndRead(house, url, stranger, taken, "parc.xlsx");
    expect(again.id).not.toBe(id);
    expect(await find(again.id)).toMatchObject({ status: "review", row_count: 5, corrects_upload_id: null });
    expect(await find(id)).toEqual(before);
  });

  test("that of an upload which a clerk may not see, likewise", async () => {
    const { company, id, manager } = await readParc();
    const before = await find(id);
    const taken = await takeWorkbook(house, manager, id);
    const clerk = await createMember(owner, company, "depot_clerk", { scope: { kind: "depots", values: ["Oran"] } });
    expect((await sendAndRead(house, url, clerk, taken, "parc.xlsx")).id).not.toBe(id);
    expect(await find(id)).toEqual(before);
  });

  test.each([
    ["unknown", markName({ uploadId: "00000000-0000-4000-8000-000000000001", act: 3 })],
    ["broken", `${markName({ uploadId: "00000000-0000-4000-8000-000000000001", act: 3 }).slice(0, -1)}?`],
  ])("one that is %s, too", async (_, name) => {
    const { id, manager } = await readParc();
    const book = await openBook(await takeWorkbook(house, manager, id));
    Object.assign(book.worksheets[2] ?? {}, { name: name.replace("?", "!") });
    const again = await sendAndRead(house, url, manager, await saveBook(book), "parc.xlsx");
    expect(again.id).not.toBe(id);
    expect(await find(again.id)).toMatchObject({ status: "review", row_count: 5, corrects_upload_id: null });
  });
});

test("the job that finds the table may run twice, also at once", async () => {
  const { company, manager, id } = await readParc();
  const taken = await takeWorkbook(house, manager, id);
  await correctRow(house, manager, { uploadId: id, row: 5, values: { energy: "Diesel" } });
  const former = await find(id);
  const again = await sendFile(house, manager, taken, "parc.xlsx");
  const input = {
    ...{ uploadId: id, reading: again.reading, act: 0, formerFileKey: former.file_key as string },
    scope: { kind: "all", values: [] } as const,
  };
  const run = () => continueUpload(house, systemActor(company.id), input);
  await Promise.allSettled([run(), run()]);
  await run();
  await runJobs(house, url);
  expect(await badRows(manager, id)).toEqual({ 6: ["plate"], 7: ["fiscal_power"], 8: ["energy"] });
  expect(await standing(id)).toHaveLength(1);
  expect(filesOnDisk(company.id)).toEqual([path.basename(again.fileKey ?? "")]);
});
