import type { Day } from "#app/domain/day.ts";
import type { PlateSeries } from "#app/domain/tariff/plate-series.ts";
import type { Table } from "#app/domain/tariff/version.ts";
import type { Energy, ImportField, Kind } from "#app/domain/vehicle.ts";

/** Why an energy that once exempted, or will, does not exempt in this year. */
export interface EnergyNote {
  energy: Energy;
  exemptFrom: number | null;
  exemptTo: number | null;
}

export interface DueParams {
  year: number;
  table: Table;
  /** CV, kilograms or seats; null when the year of first circulation is unknown and the value does not count. */
  value: number | null;
  age: number | null;
  firstYear: number | null;
  late: boolean;
  lateBasisPoints: number;
  /** Last day without increase. */
  lateAfter: Day;
  /** False: the amounts of an earlier year are carried over, no text states this year's (V8). */
  confirmed: boolean;
  windowConfirmed: boolean;
  /** Put in circulation this year on a day not given: only the window counts, its own 30 days cannot. */
  dayUnknown: boolean;
  energyNote: EnergyNote | null;
}

interface ReasonParams {
  due: DueParams;
  exempt: { year: number; status: string; confirm: boolean };
  not_subject: { status: string; confirm: boolean };
  not_yet_in_circulation: { year: number; firstYear: number };
  missing_facts: { year: number; fields: ImportField[] };
  kind_contradicts_plate: { kind: Kind; series: PlateSeries };
  special_vehicle: { kind: Kind | null; series: PlateSeries | null };
  light_vehicle: { body: string };
  energy_unclear: { year: number; energy: Energy };
  converted_too_heavy: { grossWeightKg: number };
  conversion_unclear: { body: string };
  seats_contradict_kind: { seats: number };
  years_disagree: { firstYear: number; firstOn: Day };
  value_impossible: { field: ImportField; value: number };
  year_unknown_passengers: { year: number };
  amount_unknown: { year: number; table: Table; value: number; age: number };
  no_schedule: { year: number };
}

export type ReasonCode = keyof ReasonParams;

export interface ReasonOf<Code extends ReasonCode> {
  code: Code;
  params: ReasonParams[Code];
}

/** Why a price is what it is, as data; kept with the quote, told by `reasonSentence`. */
export type Reason = { [Code in ReasonCode]: ReasonOf<Code> }[ReasonCode];

/** One sentence per reason in one language. */
export type Sentences = { [Code in ReasonCode]: (params: ReasonParams[Code]) => string };
