import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locales } from "#app/domain/locale.ts";
import { type Price, priceFleet, priceVehicle, type TariffFacts } from "#app/domain/tariff/price-vehicle.ts";
import { publishedTariff } from "#app/domain/tariff/published-tariff.ts";
import { reasonSentence } from "#app/domain/tariff/reason.ts";
import { energies, exemptions, kinds } from "#app/domain/vehicle.ts";
import { bus, car, lorry } from "#tests/domain/tariff-vehicles.ts";

const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 4 });
const number = fc.oneof(
  fc.integer({ min: 0, max: 130 }),
  fc.integer({ min: 1_900, max: 2_040 }),
  fc.integer(),
  fc.double(),
);
const plate = fc.oneof(
  fc.stringMatching(/^\d{5,6}-[0-9](1\d|22|33)-\d\d$/),
  fc.stringMatching(/^0\d-\d{5}-\d\d$/),
  fc.string({ maxLength: 14 }),
);
const day = fc
  .date({ min: new Date("1960-01-01"), max: new Date("2040-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const anyFacts: fc.Arbitrary<TariffFacts> = fc.record({
  plate: maybe(plate),
  kind: maybe(fc.constantFrom(...kinds)),
  body: maybe(fc.oneof(fc.constantFrom("aménagé en utilitaire", "fourgon", "quad", "مهيأة نفعية"), fc.string())),
  energy: maybe(fc.constantFrom(...energies)),
  fiscalPower: maybe(number),
  seats: maybe(number),
  grossWeightKg: maybe(number),
  firstCirculationYear: maybe(number),
  firstCirculationOn: maybe(fc.oneof(day, fc.string())),
  exemption: fc.option(fc.constantFrom(...exemptions), { nil: null, freq: 1 }),
});

const stampYear = fc.oneof(fc.integer({ min: 1995, max: 2035 }), fc.integer({ min: 2019, max: 2027 }));

const taxed = fc.oneof(
  fc.integer({ min: 1, max: 30 }).map((fiscalPower) => car({ fiscalPower })),
  fc.integer({ min: 1, max: 60_000 }).map((grossWeightKg) => lorry({ grossWeightKg })),
  fc.integer({ min: 1, max: 120 }).map((seats) => bus({ seats })),
);
const age = fc.integer({ min: 0, max: 60 });
const pricedYear = fc.integer({ min: 2016, max: 2030 });

/** A vehicle that owes its stamp, new ones with their day included. */
const due = fc
  .record({
    facts: taxed,
    years: age,
    year: pricedYear,
    on: fc.option(fc.integer({ min: 0, max: 364 }), { nil: null }),
  })
  .map(({ facts, years, year, on }) => {
    const first = year - years;
    const firstCirculationOn = on === null ? null : new Date(Date.UTC(first, 0, 1 + on)).toISOString().slice(0, 10);
    return { year, facts: { ...facts, firstCirculationYear: first, firstCirculationOn } };
  });

const cost = (price: Price) => price.amountMinor + price.increaseMinor;

describe("pricing", () => {
  it("gives every possible vehicle exactly one outcome", () => {
    fc.assert(
      fc.property(anyFacts, fc.oneof(stampYear, number), fc.oneof(day, fc.string()), (facts, year, asOf) => {
        const price = priceVehicle(facts, year, asOf, publishedTariff);
        expect(["due", "exempt", "not_subject", "undetermined"]).toContain(price.outcome);
        const isDue = price.outcome === "due";
        expect(price.amountMinor > 0n).toBe(isDue);
        expect(price.rule !== null).toBe(isDue);
        expect(price.reason.code === "due").toBe(isDue);
        expect(price.legalBasis).not.toBe("");
        if (!isDue) expect([price.increaseMinor, price.costsMoreAt]).toEqual([0n, null]);
        if (price.outcome !== "undetermined") expect(price.missing).toEqual([]);
        expect(new Set(price.missing).size).toBe(price.missing.length);
      }),
      { numRuns: 3_000 },
    );
  });

  it("is late or will be, and costs half as much again then", () => {
    fc.assert(
      fc.property(due, day, ({ facts, year }, asOf) => {
        const price = priceVehicle(facts, year, asOf, publishedTariff);
        expect(price.outcome).toBe("due");
        if (price.costsMoreAt === null) expect(price.increaseMinor * 2n).toBe(price.amountMinor);
        else {
          expect(price.increaseMinor).toBe(0n);
          const after = new Date(price.costsMoreAt.getTime() + 86_400_000).toISOString().slice(0, 10);
          expect(priceVehicle(facts, year, after, publishedTariff).increaseMinor * 2n).toBe(price.amountMinor);
        }
      }),
    );
  });

  it("does not depend on the order of the fleet", () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 30 }), stampYear, day, (fleet, year, asOf) => {
        const forwards = [...priceFleet(fleet, year, asOf, publishedTariff)];
        const backwards = [...priceFleet([...fleet].reverse(), year, asOf, publishedTariff)].reverse();
        expect(backwards).toEqual(forwards);
      }),
    );
  });

  it("leaves its facts as they were", () => {
    fc.assert(
      fc.property(anyFacts, stampYear, day, (facts, year, asOf) => {
        const before = structuredClone(facts);
        priceVehicle(Object.freeze(facts), year, asOf, publishedTariff);
        expect(facts).toEqual(before);
      }),
    );
  });

  it("never asks more for an older vehicle of the same class in the same year", () => {
    fc.assert(
      fc.property(taxed, age, age, pricedYear, (facts, one, other, year) => {
        const priceAt = (years: number) =>
          cost(priceVehicle({ ...facts, firstCirculationYear: year - years }, year, `${year}-12-31`, publishedTariff));
        expect(priceAt(Math.max(one, other)) <= priceAt(Math.min(one, other))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it("never asks less for more CV, kilograms or seats of the same age", () => {
    const grown = (facts: TariffFacts): TariffFacts => ({
      ...facts,
      fiscalPower: facts.fiscalPower && Math.min(30, facts.fiscalPower + 1),
      grossWeightKg: facts.grossWeightKg && facts.grossWeightKg + 1,
      seats: facts.seats && Math.min(120, facts.seats + 1),
    });
    fc.assert(
      fc.property(taxed, age, pricedYear, (facts, years, year) => {
        const priceOf = (vehicle: TariffFacts) =>
          cost(
            priceVehicle({ ...vehicle, firstCirculationYear: year - years }, year, `${year}-03-01`, publishedTariff),
          );
        expect(priceOf(grown(facts)) >= priceOf(facts)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("sentences", () => {
  it("tell every price in three languages, and survive a round trip through JSON", () => {
    fc.assert(
      fc.property(fc.oneof(due, fc.record({ facts: anyFacts, year: stampYear })), day, ({ facts, year }, asOf) => {
        const { reason } = priceVehicle(facts, year, asOf, publishedTariff);
        for (const locale of locales) {
          const told = reasonSentence(reason, locale);
          expect(told).not.toMatch(/undefined|null|\[object| {2}|\.\./);
          expect(told.length).toBeGreaterThan(20);
        }
        if (reason.code === "value_impossible") return;
        expect(JSON.parse(JSON.stringify(reason))).toEqual(reason);
      }),
      { numRuns: 1_000 },
    );
  });
});
