import { isDay, yearOf } from "#app/domain/day.ts";
import type { Table } from "#app/domain/tariff/version.ts";
import type { ImportField, VehicleFacts } from "#app/domain/vehicle.ts";

/** What the law looks at; make, depot and driver never change a price. */
export type TariffFacts = Pick<
  VehicleFacts,
  | "plate"
  | "kind"
  | "body"
  | "energy"
  | "fiscalPower"
  | "seats"
  | "grossWeightKg"
  | "firstCirculationYear"
  | "firstCirculationOn"
  | "exemption"
>;

/** The fact that a table is entered with, and the values a registration card can carry. */
export interface Measure {
  field: ImportField;
  of(facts: TariffFacts): number | null;
  least: number;
  most: number;
}

/** Limits of `fiscal_power` (V30) and `seats`: beyond them another quantity was typed, real horsepower for one. */
export const measures: Record<Table, Measure> = {
  tourism: { field: "fiscal_power", of: (facts) => facts.fiscalPower, least: 1, most: 30 },
  utility: { field: "gross_weight", of: (facts) => facts.grossWeightKg, least: 1, most: Number.MAX_SAFE_INTEGER },
  passenger_transport: { field: "seats", of: (facts) => facts.seats, least: 1, most: 120 },
};

export const isPossible = (value: number, { least, most }: Pick<Measure, "least" | "most">): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

export const firstCirculationYears = { least: 1900, most: 9999 };

/** The year printed on the card; plate digits and year of manufacture never stand for it. */
export function firstYearOf(facts: TariffFacts): number | null {
  if (facts.firstCirculationYear !== null) return facts.firstCirculationYear;
  return isDay(facts.firstCirculationOn) ? yearOf(facts.firstCirculationOn) : null;
}
