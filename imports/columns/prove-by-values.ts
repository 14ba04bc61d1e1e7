import type { Day } from "#app/domain/day.ts";
import { readPlate } from "#app/domain/plate/read-plate.ts";
import type { ImportField } from "#app/domain/vehicle.ts";
import { cleanCell, isBlank } from "../values/clean-cell.ts";
import { readEmail, readPhone } from "../values/read-contact.ts";
import { readFirstCirculation } from "../values/read-first-circulation.ts";
import { readEnergy, readExemption, readKind } from "../values/read-kind-energy.ts";
import { readFiscalPower, readSeats, readWeight } from "../values/read-numbers.ts";
import { readVin } from "../values/read-vin.ts";
import type { ValueReading } from "../values/value-reading.ts";

/** Readable, or so near that a person can settle it. */
const settles = ({ value, level, code }: ValueReading<unknown>) =>
  value !== null || level !== "error" || code?.endsWith("_ambiguous") === true;

const readers: Partial<Record<ImportField, (raw: string, clean: string, today: Day) => boolean>> = {
  plate: (raw, _clean, today) => readPlate(raw, {}, today).status !== "error",
  previous_plate: (raw, _clean, today) => readPlate(raw, {}, today).status !== "error",
  vin: (_raw, clean, today) => settles(readVin(clean, null, today)),
  kind: (_raw, clean) => settles(readKind(clean)),
  energy: (_raw, clean) => settles(readEnergy(clean)),
  exemption: (_raw, clean) => settles(readExemption(clean, null)),
  fiscal_power: (_raw, clean) => settles(readFiscalPower(clean)),
  seats: (_raw, clean) => settles(readSeats(clean)),
  gross_weight: (_raw, clean) => settles(readWeight(clean)),
  first_circulation: (_raw, clean, today) => settles(readFirstCirculation(clean, today)),
  driver_email: (_raw, clean) => settles(readEmail(clean)),
  driver_phone: (_raw, clean) => settles(readPhone(clean)),
};

/** Values of these fields are like no others: they prove the column. A number or a date proves nothing. */
export const provableFields: readonly ImportField[] = [
  "plate",
  "previous_plate",
  "vin",
  "kind",
  "energy",
  "driver_email",
  "driver_phone",
];

/** At least this share of the values must be readable for a column to be taken without a doubt. */
export const proofShare = 0.8;

export interface Proof {
  /** Readable share of the filled cells; 1 for free text and for empty columns. */
  share: number;
  filled: number;
}

export function proveByValues(field: ImportField, values: string[], today: Day): Proof {
  const filled = values.filter((value) => !isBlank(cleanCell(value)));
  const reader = readers[field];
  if (!reader || filled.length === 0) return { share: 1, filled: filled.length };
  const readable = filled.filter((value) => reader(value, cleanCell(value), today)).length;
  return { share: readable / filled.length, filled: filled.length };
}

/** "Puissance" without a unit is fiscal when every value is whole and small. */
export const looksFiscal = (values: string[]): boolean => {
  const filled = values.map(cleanCell).filter((value) => !isBlank(value));
  return filled.length > 0 && filled.every((value) => /^(0?[4-9]|[12]\d|30)( ?cv)?$/i.test(value));
};
