import { describe, expect, it } from "vitest";
import { comparePlates, plateKey, plateParts } from "#app/domain/plate/plate-parts.ts";
import { readPlate } from "#app/domain/plate/read-plate.ts";
import table from "#tests/fixtures/plates/plates-examples.json" with { type: "json" };

interface Example {
  id: string;
  input: string;
  card?: { year?: number; wilaya?: string };
  expected: {
    status: string;
    canonical?: string;
    candidates?: string[];
    code?: string;
    why?: string;
    kind?: string;
    suggestion?: string;
    notices: string[];
  };
}

const examples: Example[] = table.examples;
const today = table.reference_date;

describe("readPlate on the 116 examples", () => {
  it("has them all", () => expect(examples).toHaveLength(116));

  it.each(examples.map((example) => [example.id, example.input, example] as const))("%s %j", (_id, input, example) => {
    const { expected } = example;
    const found = readPlate(input, example.card, today);
    expect({ ...found, notices: [...found.notices].sort() }).toEqual({
      status: expected.status,
      canonical: expected.canonical ?? null,
      candidates: expected.candidates ?? [],
      code: expected.code ?? expected.why ?? expected.kind ?? null,
      suggestion: expected.suggestion ?? null,
      notices: [...expected.notices].sort(),
    });
  });
});

describe("readPlate beyond the examples", () => {
  it.each([
    ["17,410,127", "ask", "ambiguous_order"],
    ["16115-115", "error", "wilaya_missing"],
    ["12345 1516", "error", "group_count"],
    ["12345-115-0", "special", "series_00"],
    ["15/11/16", "error", "looks_like_date"],
    ["16-15-1-12345", "error", "group_count"],
    ["12345-115-16 17", "error", "group_count"],
    ["immat", "error", "no_digits"],
    ["12345 115 16 Tizi Ouzou", "error", "wilaya_name_conflict"],
  ])("%s is %s %s", (input, status, code) => {
    expect(readPlate(input, {}, today)).toMatchObject({ status, code });
  });

  it.each([
    ["00123-119-15 M'sila", undefined],
    ["00123-119-28 M'sila", "00123-119-28"],
    ["00123-119-15 تيزي وزو", "00123-119-15"],
    ["16 1 15 12345", "12345-115-16"],
    ["immatriculation : 12345-115-16", "12345-115-16"],
  ])("%s reads as %s", (input, canonical) => {
    expect(readPlate(input, {}, today).canonical ?? undefined).toBe(canonical);
  });

  it("opens the year digits with the calendar", () => {
    expect(readPlate("12345-127-16", {}, "2026-12-31").code).toBe("year_impossible");
    expect(readPlate("12345-127-16", {}, "2027-01-01").canonical).toBe("12345-127-16");
  });

  it("lets the kind of the vehicle decide between two readings of a run", () => {
    expect(readPlate("17410127", { kind: "tourism" }, today).canonical).toBe("00174-101-27");
    expect(readPlate("17410127", { kind: "bus" }, today).canonical).toBe("00127-410-17");
    expect(readPlate("17410127", { kind: "van" }, today).status).toBe("ask");
  });
});

describe("plates as keys", () => {
  it("takes leading zeros for display only", () => {
    expect(plateKey("000174-101-27")).toBe(plateKey("00174-101-27"));
    expect(plateKey("04-00012-16")).toBe("04-12-16");
    expect(plateKey("00174-101-27")).not.toBe(plateKey("00174-101-28"));
  });

  it("cuts a canonical number into its parts", () => {
    expect(plateParts("123456-115-16")).toEqual({ serial: 123456, category: 1, year: "15", wilaya: "16" });
    expect(plateParts("04-00012-16")).toBeNull();
  });

  it("orders by wilaya, year digits, category and serial", () => {
    const sorted = ["00002-115-16", "00001-219-09", "04-00012-16", "00010-115-16", "00001-114-16"].sort(comparePlates);
    expect(sorted).toEqual(["00001-219-09", "00001-114-16", "00002-115-16", "00010-115-16", "04-00012-16"]);
  });
});
