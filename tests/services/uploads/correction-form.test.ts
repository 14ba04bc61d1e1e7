import { describe, expect, test } from "vitest";
import { readCauseForm, readCorrectionForm, readTypedCells } from "#app/services/uploads/correction-form.ts";

const form = (...entries: [string, string][]): FormData => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
};

describe("the form of one row", () => {
  test("has its cells, and takes one suggestion over what is typed", () => {
    const sent = form(
      ["row", "33"],
      ["value:vin", "ABC"],
      ["suggestion:vin", "UU1HSDCN0J0614791"],
      ["value:owner", "x"],
    );
    expect(readCorrectionForm(sent)).toEqual({ row: 33, values: { vin: "ABC" } });
    sent.append("take", "vin");
    expect(readCorrectionForm(sent)).toEqual({ row: 33, values: { vin: "UU1HSDCN0J0614791" } });
  });

  test.each(["", "-3", "12345678", "x"])("names no row as %j", (row) => {
    expect(readCorrectionForm(form(["row", row])).row).toBe(-1);
  });
});

test("values typed in several rows come by row", () => {
  expect(
    readTypedCells(
      form(
        ["cell:3:vin", "A"],
        ["cell:3:make", ""],
        ["cell:9:vin", "B"],
        ["cell:x:vin", "C"],
        ["cell:4:owner", "D"],
        ["row", "7"],
      ),
    ),
  ).toEqual([
    { row: 3, values: { vin: "A", make: "" } },
    { row: 9, values: { vin: "B" } },
  ]);
});

describe("the form of one cause", () => {
  const cause: [string, string][] = [
    ["cause", "energy_unknown:energy"],
    ["level", "error"],
  ];
  const known = { code: "energy_unknown", field: "energy", level: "error" };
  test.each<[string, [string, string][], object | undefined]>([
    [
      "one value for another",
      [
        ["remedy", "value"],
        ["of", "Kérozène"],
        ["to", "diesel"],
      ],
      { cause: known, remedy: { kind: "value", of: "Kérozène", to: "diesel" } },
    ],
    [
      "one value for all",
      [
        ["remedy", "value"],
        ["to", "diesel"],
      ],
      { cause: known, remedy: { kind: "value", to: "diesel" } },
    ],
    [
      "the suggestions of some lines",
      [
        ["remedy", "suggestion"],
        ["row", "4"],
        ["row", "x"],
        ["row", "7"],
      ],
      { cause: known, remedy: { kind: "suggestion" }, rows: [4, 7] },
    ],
    ["a confirmation", [["remedy", "confirm"]], { cause: known, remedy: { kind: "confirm" } }],
    [
      "nothing to write, which would empty every cell",
      [
        ["remedy", "value"],
        ["of", "Kérozène"],
        ["to", " "],
      ],
      undefined,
    ],
    ["no remedy", [], undefined],
  ])("%s", (_, entries, expected) => {
    expect(readCauseForm(form(...cause, ...entries))).toEqual(expected);
  });

  test("without a cause is none", () => {
    expect(readCauseForm(form(["cause", "energy_unknown:owner"], ["remedy", "confirm"]))).toBeUndefined();
  });
});
