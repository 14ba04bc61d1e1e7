import fc from "fast-check";
import { expect, it } from "vitest";
import { duplicateFinder } from "#imports/find-duplicates.ts";
import { FirstRows } from "#imports/first-rows.ts";
import { judgeRow } from "#imports/judge-row.ts";

const whole = fc.nat({ max: 2 ** 53 - 1 });

it("knows of every key the row that had it first, as a Map does", () => {
  const keys = fc.array(fc.tuple(fc.oneof(fc.nat({ max: 3 }), whole), fc.oneof(fc.nat({ max: 3 }), whole)), {
    maxLength: 3000,
  });
  fc.assert(
    fc.property(keys, (pairs) => {
      const [rows, map] = [new FirstRows(), new Map<string, number>()];
      pairs.forEach(([high, low], index) => {
        const text = `${high} ${low}`;
        expect(rows.seen(high, low, index + 1)).toBe(map.get(text));
        if (!map.has(text)) map.set(text, index + 1);
      });
    }),
    { numRuns: 60 },
  );
});

it.each([
  {
    name: "the same plate",
    first: { plate: "12345-115-16" },
    second: { plate: "012345 115 16" },
    codes: ["duplicate_plate"],
  },
  { name: "plates of another wilaya", first: { plate: "12345-115-16" }, second: { plate: "12345-115-31" }, codes: [] },
  { name: "plates of another year", first: { plate: "12345-115-16" }, second: { plate: "12345-116-16" }, codes: [] },
  {
    name: "a machine and a car with the same digits",
    first: { plate: "01-12345-16", vin: "MACHINE0000000001" },
    second: { plate: "01123-451-16" },
    codes: [],
  },
  {
    name: "the same chassis",
    first: { vin: "VF1RFB00X57123456" },
    second: { vin: "vf1 rfb00x57123456" },
    codes: ["duplicate_vin"],
  },
  {
    name: "a chassis that differs in its last sign",
    first: { vin: "VF1RFB00X57123456" },
    second: { vin: "VF1RFB00X57123457" },
    codes: [],
  },
  {
    name: "a chassis that differs in its first sign",
    first: { vin: "VF1RFB00X57123456" },
    second: { vin: "WF1RFB00X57123456" },
    codes: [],
  },
  {
    name: "short chassis numbers",
    first: { vin: "AB12345", first_circulation: "1975" },
    second: { vin: "AB12345", first_circulation: "1975" },
    codes: ["duplicate_vin"],
  },
  {
    name: "both",
    first: { plate: "12345-115-16", vin: "VF1RFB00X57123456" },
    second: { plate: "12345-115-16", vin: "VF1RFB00X57123456" },
    codes: ["duplicate_plate", "duplicate_vin"],
  },
])("$name: $codes", ({ first, second, codes }) => {
  const find = duplicateFinder();
  const judge = (row: number, cells: object) => find(judgeRow(row, cells, { today: "2026-11-20" }));
  expect(judge(2, first).problems.filter(({ code }) => code.startsWith("duplicate"))).toEqual([]);
  const repeated = judge(3, second).problems.filter(({ code }) => code.startsWith("duplicate"));
  expect(repeated.map(({ code }) => code)).toEqual(codes);
  expect(repeated.every(({ firstRow }) => firstRow === 2)).toBe(true);
});
