import { isDay, yearOf } from "#app/domain/day.ts";
import {
  firstCirculationYears,
  firstYearOf,
  isPossible,
  measures,
  type TariffFacts,
} from "#app/domain/tariff/facts.ts";
import { isConverted, isLightVehicle, type LeadReading } from "#app/domain/tariff/lead.ts";
import type { PricingYear } from "#app/domain/tariff/pricing-year.ts";
import type { Reason } from "#app/domain/tariff/reason-codes.ts";
import type { ImportField } from "#app/domain/vehicle.ts";

type ClearReading = Extract<LeadReading, { clear: true }>;

export interface Doubt {
  reason: Reason;
  missing?: ImportField[];
}

type Check = (facts: TariffFacts, reading: ClearReading | undefined, prepared: PricingYear) => Doubt | undefined;

/** Up to this gross weight the text sends converted vehicles to table A; above it tables A and B both fit (V6). */
const heaviestConvertedKg = 2500;

/** A tourism vehicle has nine seats at most; more means passenger transport. */
const mostTourismSeats = 9;

const specialVehicle: Check = (_, reading) => {
  if (reading?.lead.to !== "person") return undefined;
  const { kind, series } = reading;
  return { reason: { code: "special_vehicle", params: { kind, series } }, missing: kind === null ? ["kind"] : [] };
};

const unclearEnergy: Check = ({ energy }, _, { year, energies }) =>
  energy !== null && energies.get(energy)?.effect === "unclear"
    ? { reason: { code: "energy_unclear", params: { year, energy } } }
    : undefined;

const lightVehicle: Check = ({ body }, reading) =>
  body !== null && !reading?.kind && isLightVehicle(body)
    ? { reason: { code: "light_vehicle", params: { body } }, missing: ["kind"] }
    : undefined;

/** The kind says van or lorry, the body says converted: table A or B is for a person to say. */
const unclearConversion: Check = ({ kind, body }) =>
  (kind === "van" || kind === "lorry") && body !== null && isConverted(body)
    ? { reason: { code: "conversion_unclear", params: { body } } }
    : undefined;

const heavyConversion: Check = ({ grossWeightKg }, reading) =>
  reading?.kind === "converted_utility" && grossWeightKg !== null && grossWeightKg > heaviestConvertedKg
    ? { reason: { code: "converted_too_heavy", params: { grossWeightKg } } }
    : undefined;

const seatsOfTourism: Check = ({ seats }, reading) =>
  reading?.lead.to === "table" && reading.lead.table === "tourism" && seats !== null && seats > mostTourismSeats
    ? { reason: { code: "seats_contradict_kind", params: { seats } } }
    : undefined;

const yearsDisagree: Check = ({ firstCirculationYear: firstYear, firstCirculationOn: firstOn }) =>
  firstYear !== null && isDay(firstOn) && yearOf(firstOn) !== firstYear
    ? { reason: { code: "years_disagree", params: { firstYear: firstYear || 0, firstOn } } }
    : undefined;

const impossible = (field: ImportField, value: number): Doubt => ({
  reason: { code: "value_impossible", params: { field, value } },
  missing: [field],
});

const impossibleYear: Check = (facts) => {
  const year = firstYearOf(facts);
  return year !== null && !isPossible(year, firstCirculationYears) ? impossible("first_circulation", year) : undefined;
};

const impossibleMeasure: Check = (facts, reading) => {
  if (reading?.lead.to !== "table") return undefined;
  const measure = measures[reading.lead.table];
  const value = measure.of(facts);
  return value !== null && !isPossible(value, measure) ? impossible(measure.field, value) : undefined;
};

const checks: readonly Check[] = [
  specialVehicle,
  unclearEnergy,
  lightVehicle,
  unclearConversion,
  heavyConversion,
  seatsOfTourism,
  yearsDisagree,
  impossibleYear,
  impossibleMeasure,
];

/** The first thing that only a person can settle; buying the wrong stamp costs as much as having none. */
export function findDoubt(
  facts: TariffFacts,
  reading: ClearReading | undefined,
  prepared: PricingYear,
): Doubt | undefined {
  for (const check of checks) {
    const doubt = check(facts, reading, prepared);
    if (doubt !== undefined) return doubt;
  }
  return undefined;
}
