import { describe, expect, it } from "vitest";
import type { Day } from "#app/domain/day.ts";
import { priceVehicle, type TariffFacts } from "#app/domain/tariff/price-vehicle.ts";
import { publishedTariff } from "#app/domain/tariff/published-tariff.ts";
import type { TariffVersion } from "#app/domain/tariff/version.ts";
import { newVehicleDays, windowOf } from "#app/domain/tariff/windows.ts";
import { type Energy, energies, exemptions } from "#app/domain/vehicle.ts";
import { bus, car, lorry, nothingKnown } from "#tests/domain/tariff-vehicles.ts";

const at = (facts: TariffFacts, year: number, asOf: Day = `${year}-03-15`, version: TariffVersion = publishedTariff) =>
  priceVehicle(facts, year, asOf, version);

describe("energy by stamp year", () => {
  const table: [Energy, string, string, string][] = [
    ["petrol", "due", "due", "due"],
    ["diesel", "due", "due", "due"],
    ["lpg", "exempt", "due", "due"],
    ["cng", "exempt", "exempt", "exempt"],
    ["petrol_cng", "exempt", "exempt", "exempt"],
    ["electric", "due", "exempt", "exempt"],
    ["hybrid", "due", "exempt", "exempt"],
    ["mild_hybrid", "due", "undetermined", "undetermined"],
    ["hydrogen", "undetermined", "undetermined", "undetermined"],
  ];

  it("covers every energy of a card", () => {
    expect(table.map(([energy]) => energy)).toEqual([...energies]);
  });

  it.each(table)("%s: 2025 %s, 2026 %s, 2027 %s", (energy, in2025, in2026, in2027) => {
    for (const facts of [car({ energy }), lorry({ energy }), bus({ energy })]) {
      expect([2025, 2026, 2027].map((year) => at(facts, year).outcome)).toEqual([in2025, in2026, in2027]);
    }
  });

  it("exempts LPG from 2011 to 2025 only", () => {
    const outcomes = [2010, 2011, 2024, 2025, 2026].map((year) =>
      at(car({ energy: "lpg", firstCirculationYear: 2005 }), year),
    );
    expect(outcomes.map((price) => price.outcome)).toEqual(["due", "exempt", "exempt", "exempt", "due"]);
    expect(outcomes.map(({ reason }) => (reason.code === "due" ? reason.params.energyNote : reason.code))).toEqual([
      { energy: "lpg", exemptFrom: 2011, exemptTo: 2025 },
      "exempt",
      "exempt",
      "exempt",
      { energy: "lpg", exemptFrom: 2011, exemptTo: 2025 },
    ]);
    expect(at(car({ energy: "petrol" }), 2026).reason).toMatchObject({ params: { energyNote: null } });
    expect(at(car({ energy: "mild_hybrid" }), 2025).reason).toMatchObject({ params: { energyNote: null } });
  });

  it("has a person confirm two-fuel vehicles, and every CNG exemption before 2025", () => {
    const confirm = (energy: Energy, year: number) => at(car({ energy }), year).reason.params;
    expect(confirm("petrol_cng", 2026)).toMatchObject({ status: "cng", confirm: true });
    expect(confirm("cng", 2024)).toMatchObject({ confirm: true });
    expect(confirm("cng", 2025)).toMatchObject({ confirm: false });
    expect(confirm("lpg", 2024)).toMatchObject({ confirm: false });
  });
});

describe("exemptions a person states", () => {
  it.each(exemptions)("%s exempts in every year, to be confirmed with a document", (exemption) => {
    for (const year of [2019, 2025, 2026, 2027]) {
      expect(at({ ...nothingKnown, exemption }, year)).toMatchObject({
        outcome: "exempt",
        amountMinor: 0n,
        costsMoreAt: null,
        legalBasis: "Code du timbre art. 302",
        reason: { code: "exempt", params: { year, status: exemption, confirm: true } },
      });
    }
  });

  it("comes before the doubts on a special vehicle, and after what is not subject", () => {
    expect(at({ ...nothingKnown, kind: "special", exemption: "fire" }, 2026).outcome).toBe("exempt");
    expect(at({ ...nothingKnown, kind: "special", energy: "electric" }, 2026).outcome).toBe("exempt");
    expect(at({ ...nothingKnown, kind: "trailer", exemption: "fire" }, 2026).outcome).toBe("not_subject");
    expect(at(car({ firstCirculationYear: 2027, exemption: "fire" }), 2026).outcome).toBe("not_subject");
  });
});

describe("what a person must decide", () => {
  const doubts: [string, TariffFacts, string, string[]][] = [
    ["other tractor", { ...nothingKnown, kind: "other_tractor", energy: "diesel" }, "special_vehicle", []],
    ["quad", { ...nothingKnown, plate: "00123-119-16", energy: "petrol", body: "Quad 400" }, "light_vehicle", ["kind"]],
    ["quad in Arabic", { ...nothingKnown, energy: "petrol", body: "كواد" }, "light_vehicle", ["kind"]],
    ["ten seats in a car", car({ seats: 10 }), "seats_contradict_kind", []],
    ["two years", car({ firstCirculationOn: "2018-12-31" }), "years_disagree", []],
    ["0 CV", car({ fiscalPower: 0 }), "value_impossible", ["fiscal_power"]],
    ["31 CV", car({ fiscalPower: 31 }), "value_impossible", ["fiscal_power"]],
    ["6.5 CV", car({ fiscalPower: 6.5 }), "value_impossible", ["fiscal_power"]],
    ["no seat", bus({ seats: 0 }), "value_impossible", ["seats"]],
    ["121 seats", bus({ seats: 121 }), "value_impossible", ["seats"]],
    ["0 kg", lorry({ grossWeightKg: 0 }), "value_impossible", ["gross_weight"]],
    ["half a kilogram", lorry({ grossWeightKg: 2500.5 }), "value_impossible", ["gross_weight"]],
    ["the year 1899", car({ firstCirculationYear: 1899 }), "value_impossible", ["first_circulation"]],
    ["a year of five digits", car({ firstCirculationYear: 20_190 }), "value_impossible", ["first_circulation"]],
    ["a year that is no number", car({ firstCirculationYear: Number.NaN }), "value_impossible", ["first_circulation"]],
  ];
  it.each(doubts)("%s", (_, facts, code, missing) => {
    expect(at(facts, 2026)).toMatchObject({
      outcome: "undetermined",
      amountMinor: 0n,
      increaseMinor: 0n,
      rule: null,
      costsMoreAt: null,
      reason: { code },
      missing,
    });
  });

  const accepted: [string, TariffFacts, number][] = [
    ["nine seats in a car", car({ seats: 9 }), 2_000],
    ["30 CV", car({ fiscalPower: 30 }), 15_000],
    ["120 seats", bus({ seats: 120 }), 9_000],
    ["the year 1900", car({ firstCirculationYear: 1900 }), 1_500],
    ["a quad body on a kind that is stated", car({ body: "Quad" }), 2_000],
    ["a day that is no day", car({ firstCirculationOn: "2018-02-30" }), 2_000],
    ["the year of a full date", car({ firstCirculationYear: null, firstCirculationOn: "2019-05-20" }), 2_000],
    ["a plate that cannot be read", car({ plate: "123" }), 2_000],
    ["a plate of eleven signs that is no machine", car({ plate: "12-34567-16" }), 2_000],
    ["a plate with a zero and no groups", car({ plate: "01234567890" }), 2_000],
    ["a plate with its last hyphen elsewhere", car({ plate: "04-000123-6" }), 2_000],
    ["a plate with its first hyphen elsewhere", car({ plate: "012-4567-16" }), 2_000],
    ["a plate with six serial digits", car({ plate: "123456-119-16" }), 2_000],
    ["a plate whose year differs", car({ plate: "00123-115-16" }), 2_000],
    ["a converted body on a tourism vehicle", car({ body: "aménagé en utilitaire" }), 2_000],
    ["a van with nine seats and more", lorry({ kind: "van", grossWeightKg: 3_500, seats: 15 }), 5_000],
  ];
  it.each(accepted)("%s is no doubt", (_, facts, amount) => {
    expect(at(facts, 2026)).toMatchObject({ outcome: "due", amountMinor: BigInt(amount) * 100n });
  });

  it.each([0, 1997, 2026.5, Number.NaN, -1, 10_000])("knows no tariff for the year %s", (year) => {
    expect(priceVehicle(car({}), year, "2026-03-15", publishedTariff)).toMatchObject({
      outcome: "undetermined",
      reason: { code: "no_schedule" },
    });
  });
});

describe("payment windows", () => {
  const windows: [number, string, string, boolean][] = [
    [2009, "2009-05-01T23:00Z", "2009-05-31T15:00Z", true],
    [2011, "2011-05-31T23:00Z", "2011-06-30T15:00Z", true],
    [2012, "2012-06-02T23:00Z", "2012-07-02T15:00Z", true],
    [2013, "2013-05-04T23:00Z", "2013-06-03T15:00Z", true],
    [2014, "2014-05-03T23:00Z", "2014-06-02T15:00Z", true],
    [2018, "2018-02-28T23:00Z", "2018-03-31T15:00Z", false],
    [2019, "2019-06-01T23:00Z", "2019-08-15T15:00Z", true],
    [2020, "2020-02-29T23:00Z", "2020-03-31T15:00Z", true],
    [2022, "2022-03-01T07:00Z", "2022-03-31T15:00Z", true],
    [2025, "2025-02-28T23:00Z", "2025-04-30T15:00Z", true],
    [2026, "2026-02-28T23:00Z", "2026-05-31T15:00Z", true],
    [2027, "2027-02-28T23:00Z", "2027-03-31T15:00Z", false],
  ];
  it.each(windows)("%i", (year, from, to, confirmed) => {
    expect(windowOf(year, publishedTariff)).toMatchObject({ year, from: new Date(from), to: new Date(to), confirmed });
  });

  it("carries the decision of 2026 and none for the default", () => {
    expect(windowOf(2026, publishedTariff).decision).toBe("décision du 11 janvier 2026, JO n° 10");
    expect(windowOf(2027, publishedTariff).decision).toBeNull();
  });

  it("counts the last day as on time, and the day after as late", () => {
    const closing = new Date("2026-05-31T15:00:00Z");
    expect(at(car({}), 2026, "2026-01-10")).toMatchObject({ increaseMinor: 0n, costsMoreAt: closing });
    expect(at(car({}), 2026, "2026-05-31")).toMatchObject({
      increaseMinor: 0n,
      costsMoreAt: closing,
      legalBasis: "Code du timbre art. 300 (LF 2016)",
      reason: { params: { late: false, lateAfter: "2026-05-31", windowConfirmed: true, confirmed: true } },
    });
    expect(at(car({}), 2026, "2026-06-01")).toMatchObject({
      amountMinor: 200_000n,
      increaseMinor: 100_000n,
      costsMoreAt: null,
      legalBasis: "Code du timbre art. 300 (LF 2016), art. 305",
      reason: { params: { late: true, lateBasisPoints: 5000 } },
    });
  });

  it("takes the default window of 2027 as not confirmed", () => {
    expect(at(car({}), 2027, "2027-03-31")).toMatchObject({
      increaseMinor: 0n,
      costsMoreAt: new Date("2027-03-31T15:00:00Z"),
      reason: { params: { confirmed: false, windowConfirmed: false } },
    });
    expect(at(car({}), 2027, "2027-04-01").increaseMinor).toBe(100_000n);
  });

  it("follows a prolongation published in a later version", () => {
    const prolonged: TariffVersion = {
      ...publishedTariff,
      id: "2026-06-05",
      windows: publishedTariff.windows.map((window) =>
        window.year === 2026 ? { ...window, toOn: "2026-06-30" } : window,
      ),
    };
    expect(at(car({}), 2026, "2026-06-10", prolonged).increaseMinor).toBe(0n);
    expect(at(car({}), 2026, "2026-07-01", prolonged).increaseMinor).toBe(100_000n);
    expect(at(car({}), 2026, "2026-06-10").increaseMinor).toBe(100_000n);
  });

  it("says so when a version has no window at all", () => {
    expect(() => windowOf(2026, { ...publishedTariff, windows: [] })).toThrow(/no default window/);
  });
});

describe("new vehicles", () => {
  const cases: [string, string, string, string, string][] = [
    ["before the window", "2026-01-10", "2026-02-09", "2026-05-31", "2026-05-31T15:00:00Z"],
    ["during the window", "2026-05-20", "2026-06-19", "2026-06-19", "2026-06-19T23:00:00Z"],
    ["after the window", "2026-09-01", "2026-10-01", "2026-10-01", "2026-10-01T23:00:00Z"],
    ["end of year", "2026-12-15", "2027-01-14", "2027-01-14", "2027-01-14T23:00:00Z"],
  ];

  it.each(cases)("%s: put in circulation on %s", (_, on, buyBy, lateAfter, increaseStarts) => {
    expect(newVehicleDays(on, publishedTariff)).toEqual({ buyBy, lateAfter });
    const facts = car({ firstCirculationYear: 2026, firstCirculationOn: on });
    const lastDay = at(facts, 2026, lateAfter);
    expect(lastDay).toMatchObject({ outcome: "due", increaseMinor: 0n, costsMoreAt: new Date(increaseStarts) });
    expect(lastDay.reason).toMatchObject({ params: { lateAfter, late: false, dayUnknown: false } });
    const dayAfter = new Date(`${lateAfter}T12:00:00Z`);
    dayAfter.setUTCDate(dayAfter.getUTCDate() + 1);
    expect(at(facts, 2026, dayAfter.toISOString().slice(0, 10))).toMatchObject({
      increaseMinor: 200_000n,
      costsMoreAt: null,
    });
  });

  it("uses the window alone when the day is not known, and says so", () => {
    const price = at(car({ firstCirculationYear: 2026 }), 2026, "2026-06-10");
    expect(price).toMatchObject({
      increaseMinor: 200_000n,
      reason: { params: { dayUnknown: true, lateAfter: "2026-05-31" } },
    });
  });

  it("gives a vehicle of an earlier year no days of its own", () => {
    const facts = car({ firstCirculationYear: 2025, firstCirculationOn: "2025-12-31" });
    expect(at(facts, 2026, "2026-06-10")).toMatchObject({
      increaseMinor: 200_000n,
      reason: { params: { dayUnknown: false } },
    });
  });
});

describe("the published version", () => {
  it("carries what a quote records", () => {
    expect(publishedTariff.id).toBe("2026-11-20");
    expect(publishedTariff.publishedAt).toEqual(new Date("2026-11-19T23:00:00Z"));
    expect(publishedTariff.rates).toEqual({ lateBasisPoints: 5000, lateLegalBasis: "art. 305", newVehicleDays: 30 });
    expect(publishedTariff.rows).toHaveLength(84);
  });

  it("names the article that raised 10 CV and more", () => {
    expect(at(car({ fiscalPower: 10 }), 2025).legalBasis).toBe("Code du timbre art. 300 (LF 2025 art. 55)");
    expect(at(car({ fiscalPower: 9 }), 2025).legalBasis).toBe("Code du timbre art. 300 (LF 2016)");
    expect(at(car({ fiscalPower: 10 }), 2024).legalBasis).toBe("Code du timbre art. 300 (LF 2016)");
  });
});
