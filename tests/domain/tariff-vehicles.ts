import type { TariffFacts } from "#app/domain/tariff/price-vehicle.ts";

/** A vehicle that says nothing, for tests to fill in. */
export const nothingKnown: TariffFacts = {
  plate: null,
  kind: null,
  body: null,
  energy: null,
  fiscalPower: null,
  seats: null,
  grossWeightKg: null,
  firstCirculationYear: null,
  firstCirculationOn: null,
  exemption: null,
};

export const car = (facts: Partial<TariffFacts>): TariffFacts => ({
  ...nothingKnown,
  kind: "tourism",
  energy: "petrol",
  fiscalPower: 7,
  firstCirculationYear: 2019,
  ...facts,
});

export const lorry = (facts: Partial<TariffFacts>): TariffFacts => ({
  ...nothingKnown,
  kind: "lorry",
  energy: "diesel",
  grossWeightKg: 12_000,
  firstCirculationYear: 2019,
  ...facts,
});

export const bus = (facts: Partial<TariffFacts>): TariffFacts => ({
  ...nothingKnown,
  kind: "bus",
  energy: "diesel",
  seats: 30,
  firstCirculationYear: 2019,
  ...facts,
});
