import { parse } from "csv-parse/sync";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { exportFleet } from "#app/services/fleets/export-fleet.server.ts";
import { indexLines } from "#app/services/vignettes/batch-index.ts";
import { createCompany, createMember } from "#tests/factories/accounts.ts";
import { createVehicle } from "#tests/factories/fleets.ts";
import { makeHouse } from "#tests/factories/house.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

/** What runs when a colleague opens our file, unless we write it as text. */
const formulas = [
  "=1+1",
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://x.example","Facture")',
  "+1+1",
  "-1+1",
  "@SUM(A1)",
  "|calc",
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  "  =1+1",
  "\u00a0=1+1",
  "\u200e=1+1",
  "\u202b=1+1",
  "\ufeff=1+1",
  '"=1+1',
  "＝1+1",
  "＋1",
  "－1",
  "＠SUM(A1)",
  "\u22121+1",
];
const harmless = ["12345-115-16", "Modèle 2=3", "سيارة", "a@b.dz", ""];

describe("the index of a batch, in CSV", () => {
  const cellOf = (plate: string) => {
    const entry = {
      id: "",
      name: "x.pdf",
      serial: "s",
      plate,
      vin: null,
      year: 2026,
      amountMinor: 100n,
      bytes: 1,
      crc32: 0,
      sha256: "h",
    };
    const records = parse([...indexLines([entry])].join(""), { bom: true, columns: true }) as { plate: string }[];
    return records[0]?.plate;
  };

  test.each(formulas)("%j is text", (text) => expect(cellOf(text)).toBe(`'${text}`));
  test.each(harmless)("%j stands as it is", (text) => expect(cellOf(text)).toBe(text));
});

describe("the fleet, as a workbook", async () => {
  const { db, owner } = await cloneDatabase();
  const house = await makeHouse(db);

  test("holds texts and numbers, never a formula", async () => {
    const company = await createCompany(owner);
    const manager = await createMember(owner, company, "fleet_manager");
    for (const [index, model] of formulas.entries())
      await createVehicle(owner, company, {
        plate: `${20_001 + index}-115-16`,
        model,
        make: model,
        driverName: model,
        depot: model,
      });
    const { content } = await exportFleet(house, manager, {});
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.read(content);
    const found: string[] = [];
    const others: string[] = [];
    workbook.worksheets[0]?.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.type === ExcelJS.ValueType.String) found.push(cell.text);
        else if (cell.type !== ExcelJS.ValueType.Null && cell.type !== ExcelJS.ValueType.Number)
          others.push(cell.address);
      }),
    );
    expect(others).toEqual([]);
    // A carriage return is a line end to XML; nothing else of the text is lost.
    const asRead = formulas.map((text) => text.replace("\r", "\n"));
    expect(asRead.filter((text) => found.filter((each) => each.replace("\r", "\n") === text).length < 4)).toEqual([]);
  });
});
