import { describe, expect, test } from "vitest";
import { carryCorrections, type StandingCell, type StandingRow } from "#app/services/uploads/carry-corrections.ts";
import { pickedColumns } from "#imports/pick-cells.ts";
import type { SheetRow } from "#imports/sheet-source.ts";

const columns = pickedColumns([
  { index: 0, heading: "Immatriculation", field: "plate" },
  { index: 1, heading: "Châssis", field: "vin" },
  { index: 2, heading: "Énergie", field: "energy" },
  { index: 3, heading: "PTC (kg)", field: "gross_weight" },
]);

/** Rows from line 2 on, below the headings. */
function table(...rows: string[][]) {
  async function* read(): AsyncGenerator<SheetRow[]> {
    yield [{ line: 1, cells: ["Immatriculation", "Châssis", "Énergie", "PTC (kg)"] }];
    yield rows.map((cells, index) => ({ line: index + 2, cells }));
  }
  return { rows: read(), columns, headerRow: 1 };
}

const standing = (row: number, ...cells: (Partial<StandingCell> & Pick<StandingCell, "field" | "now">)[]) =>
  new Map<number, StandingRow>([
    [
      row,
      {
        row,
        cells: cells.map((cell) => ({ written: undefined, isConfirmed: false, isCarried: true, act: 1, ...cell })),
      },
    ],
  ]);

const former = [
  ["10001-115-16", "V1", "Kérosène", "3500"],
  ["10002-115-16", "V2", "Kérosène", ""],
];
const diesel = standing(2, { field: "energy", now: "Diesel" });

async function carry(known: Map<number, StandingRow>, ...rows: string[][]) {
  const carried = await carryCorrections(known, table(...former), table(...rows));
  return carried.map(({ row, field, now }) => [row, field, now]);
}

describe("a younger correction", () => {
  const [one = [], two = []] = former;
  test.each<[string, string[][], unknown[]]>([
    ["holds for its row as it was", [one, two], [[2, "energy", "Diesel"]]],
    ["follows its row to another line", [two, one], [[3, "energy", "Diesel"]]],
    ["goes with its row when that was deleted", [two], []],
    ["gives way to what was typed into the same cell", [["10001-115-16", "V1", "GPL", "3500"], two], []],
    [
      "holds beside what was typed into others",
      [["10001-115-16", "V1", "Kérosène", "2900"], two],
      [[2, "energy", "Diesel"]],
    ],
    [
      "knows its row again by its identity, elsewhere too",
      [two, ["10001-115-16", "V1", "Kérosène", "2900"]],
      [[3, "energy", "Diesel"]],
    ],
    ["does not take another row for its own", [["10003-115-16", "V3", "Kérosène", "3500"], two], []],
    ["holds once where the row was doubled", [one, two, one], [[2, "energy", "Diesel"]]],
    [
      "is not disturbed by spaces, nor by a number for a text",
      [[" 10001-115-16 ", "V1", "Kérosène", "3500"], two],
      [[2, "energy", "Diesel"]],
    ],
  ])("%s", async (_, rows, expected) => {
    expect(await carry(diesel, ...rows)).toEqual(expected);
  });

  test("is measured by what the workbook said, not by what the file had said", async () => {
    const known = standing(2, { field: "energy", written: "Essence", now: "Diesel" });
    expect(await carry(known, ["10001-115-16", "V1", "Essence", "3500"])).toEqual([[2, "energy", "Diesel"]]);
    expect(await carry(known, ["10001-115-16", "V1", "Kérosène", "3500"])).toEqual([]);
  });

  test("of the plate itself finds its row by the plate that stands in the workbook", async () => {
    const known = standing(2, { field: "plate", now: "10009-115-16" });
    expect(await carry(known, ["10001-115-16", "V1", "GPL", "3500"])).toEqual([[2, "plate", "10009-115-16"]]);
    expect(await carry(known, ["10008-115-16", "V1", "GPL", "3500"])).toEqual([]);
  });

  test("of cells that were written already stays out", async () => {
    const known = standing(
      2,
      { field: "energy", written: "Diesel", now: "Diesel", isCarried: false },
      { field: "gross_weight", now: "2900 kg" },
    );
    expect(await carry(known, ["10001-115-16", "V1", "Diesel", "3500"])).toEqual([[2, "gross_weight", "2900 kg"]]);
  });
});

test("of two equal rows each keeps its own correction", async () => {
  const twins = [
    ["", "", "Kérosène", "3500"],
    ["", "", "Kérosène", "3500"],
  ];
  const known = new Map([
    ...standing(2, { field: "energy", now: "Diesel" }),
    ...standing(3, { field: "energy", now: "GPL" }),
  ]);
  const carried = await carryCorrections(known, table(...twins), table(...twins));
  expect(carried.map(({ row, now }) => [row, now])).toEqual([
    [2, "Diesel"],
    [3, "GPL"],
  ]);
});
