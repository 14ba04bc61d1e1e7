import { describe, expect, it } from "vitest";
import { type Price, priceVehicle, type TariffFacts } from "#app/domain/tariff/price-vehicle.ts";
import { publishedTariff } from "#app/domain/tariff/published-tariff.ts";
import { bus, car, lorry } from "#tests/domain/tariff-vehicles.ts";

/** On time whatever the year: before any window closes. */
const inTime = (year: number) => `${year}-03-01`;

const price = (facts: TariffFacts, year: number): Price => priceVehicle(facts, year, inTime(year), publishedTariff);

const dinars = (amount: number) => BigInt(amount) * 100n;

/** Table A by schedule: rows up to 6, 7 to 9, 10 CV and more; columns age 0-2, 3-6, 7-10, 11+. */
const tableA = {
  S2: [
    [2_000, 1_500, 1_000, 500],
    [4_000, 3_000, 2_000, 1_500],
    [10_000, 6_000, 4_000, 3_000],
  ],
  S3: [
    [2_000, 1_500, 1_000, 500],
    [4_000, 3_000, 2_000, 1_500],
    [25_000, 20_000, 15_000, 10_000],
  ],
};

/** Tables B and C are the same in S2 and S3; columns age 0-4, 5+. */
const tableB = [
  [6_000, 3_000],
  [12_000, 5_000],
  [18_000, 8_000],
];
const tableC = [
  [5_000, 3_000],
  [8_000, 4_000],
  [12_000, 6_000],
  [18_000, 9_000],
];

const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027];
const scheduleOf = (year: number) => (year <= 2024 ? "S2" : "S3");

/** Both sides of each edge, with the row or column of the table it falls in. */
const cvEdges = [
  [1, 0],
  [6, 0],
  [7, 1],
  [9, 1],
  [10, 2],
  [30, 2],
] as const;
const ageEdgesA = [
  [0, 0],
  [2, 0],
  [3, 1],
  [6, 1],
  [7, 2],
  [10, 2],
  [11, 3],
  [57, 3],
] as const;
const ageEdges = [
  [0, 0],
  [4, 0],
  [5, 1],
  [57, 1],
] as const;
const weightEdges = [
  [900, 0],
  [2_500, 0],
  [2_501, 1],
  [5_500, 1],
  [5_501, 2],
  [44_000, 2],
] as const;
const seatEdges = [
  [1, 0],
  [8, 0],
  [9, 1],
  [27, 1],
  [28, 2],
  [61, 2],
  [62, 3],
  [120, 3],
] as const;

describe.each(years)("stamp year %i", (year) => {
  const schedule = scheduleOf(year);
  const casesA = cvEdges.flatMap(([cv, row]) =>
    ageEdgesA.map(([age, column]) => ({ cv, age, expected: tableA[schedule][row]?.[column] ?? Number.NaN })),
  );
  it.each(casesA)("table A: $cv CV, age $age: $expected", ({ cv, age, expected }) => {
    const priced = price(car({ fiscalPower: cv, firstCirculationYear: year - age }), year);
    expect(priced).toMatchObject({ outcome: "due", amountMinor: dinars(expected), increaseMinor: 0n, missing: [] });
    expect(priced.rule).toMatch(new RegExp(`^${schedule}-tourism-`));
  });

  const casesB = weightEdges.flatMap(([kg, row]) =>
    ageEdges.map(([age, column]) => ({ kg, age, expected: tableB[row]?.[column] ?? Number.NaN })),
  );
  it.each(casesB)("table B: $kg kg, age $age: $expected", ({ kg, age, expected }) => {
    const priced = price(lorry({ grossWeightKg: kg, firstCirculationYear: year - age }), year);
    expect(priced).toMatchObject({ outcome: "due", amountMinor: dinars(expected), increaseMinor: 0n });
    expect(priced.rule).toMatch(new RegExp(`^${schedule}-utility-`));
  });

  const casesC = seatEdges.flatMap(([seats, row]) =>
    ageEdges.map(([age, column]) => ({ seats, age, expected: tableC[row]?.[column] ?? Number.NaN })),
  );
  it.each(casesC)("table C: $seats seats, age $age: $expected", ({ seats, age, expected }) => {
    const priced = price(bus({ seats, firstCirculationYear: year - age }), year);
    expect(priced).toMatchObject({ outcome: "due", amountMinor: dinars(expected), increaseMinor: 0n });
    expect(priced.rule).toMatch(new RegExp(`^${schedule}-passenger_transport-`));
  });
});

describe("before 2016", () => {
  const known: [TariffFacts, number][] = [
    [car({ fiscalPower: 6, firstCirculationYear: 2013 }), 1_500],
    [car({ fiscalPower: 6, firstCirculationYear: 2012 }), 1_000],
    [car({ fiscalPower: 6, firstCirculationYear: 2008 }), 700],
    [car({ fiscalPower: 6, firstCirculationYear: 2004 }), 300],
    [car({ fiscalPower: 10, firstCirculationYear: 2015 }), 8_000],
    [lorry({ grossWeightKg: 2_500, firstCirculationYear: 2010 }), 2_000],
    [lorry({ grossWeightKg: 5_501, firstCirculationYear: 2011 }), 15_000],
    [bus({ seats: 9, firstCirculationYear: 2011 }), 6_000],
    [bus({ seats: 62, firstCirculationYear: 2010 }), 7_000],
  ];
  it.each(known)("2015: %j is %i", (facts, amount) => {
    expect(price(facts, 2015)).toMatchObject({ outcome: "due", amountMinor: dinars(amount) });
  });

  it("leaves undetermined what no text states", () => {
    for (const seats of [28, 61]) {
      expect(price(bus({ seats, firstCirculationYear: 2014 }), 2015).reason).toEqual({
        code: "amount_unknown",
        params: { year: 2015, table: "passenger_transport", value: seats, age: 1 },
      });
    }
    expect(price(bus({ seats: 27, firstCirculationYear: 2010 }), 2015).outcome).toBe("undetermined");
    expect(price(car({ firstCirculationYear: 1990 }), 1997).reason.code).toBe("no_schedule");
    expect(price(car({ firstCirculationYear: 1990 }), 1998).outcome).toBe("due");
    expect(price(car({ energy: null, firstCirculationYear: 2000 }), 2010).outcome).toBe("due");
    expect(price(car({ energy: null, firstCirculationYear: 2000 }), 2011).missing).toEqual(["energy"]);
  });

  it("says which years no text confirms", () => {
    const confirmedIn = (year: number) => {
      const { reason } = price(car({ firstCirculationYear: 1995 }), year);
      return reason.code === "due" && reason.params.confirmed;
    };
    expect([2004, 2005, 2015, 2016, 2024, 2025, 2026, 2027].map(confirmedIn)).toEqual([
      false,
      true,
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});
