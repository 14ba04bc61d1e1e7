import { describe, expect, test } from "vitest";
import { sheetName, textCell } from "#app/adapters/workbook/text-cell.ts";

test.each([
  ["=1+1", "=1+1"],
  ["_x0041_", "_x005F_x0041_"],
  ["a_x00e9_b", "a_x005F_x00e9_b"],
  ["_x41_ _xZZZZ_", "_x41_ _xZZZZ_"],
  ["a\r\nb\rc", "a\nb\nc"],
  ["a\u0000\u0007\u001bb\u007f", "ab"],
  ["\ud83d\ude9a\ud83d", "\ud83d\ude9a"],
  ["\ufffe\uffff\ufeffx", "\ufeffx"],
  ["\t x ", "\t x "],
  ["x".repeat(40_000), "x".repeat(32_767)],
])("%j is written as %j", (text, expected) => {
  expect(textCell(text)).toBe(expected);
});

describe("a sheet is named", () => {
  test.each<[string, string[], string]>([
    ["Parc", [], "Parc"],
    ["Parc", ["parc"], "Parc (2)"],
    ["Parc", ["parc", "PARC (2)"], "Parc (3)"],
    ["Flotte [2026]: A/B?", [], "Flotte  2026   A B"],
    ["'Parc'", [], "Parc"],
    ["History", [], "History (2)"],
    ["x".repeat(40), [], "x".repeat(31)],
    ["x".repeat(40), ["x".repeat(31)], `${"x".repeat(27)} (2)`],
    ["", [], " (2)"],
  ])("for %j beside %j", (wanted, taken, expected) => {
    expect(sheetName(wanted, taken)).toBe(expected);
  });
});
