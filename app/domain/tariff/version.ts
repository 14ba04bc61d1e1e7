import { type Day, instantInAlgiers } from "#app/domain/day.ts";
import type { Locale } from "#app/domain/locale.ts";
import type { Minor } from "#app/domain/money.ts";
import type {
  Certainty,
  StatusRecord,
  TariffRecord,
  TariffRowRecord,
  WindowRecord,
} from "#app/domain/tariff/record.ts";

/** A tourism and converted to utility, by CV; B utility and exploitation, by PTC; C passenger transport, by seats. */
export const tables = ["tourism", "utility", "passenger_transport"] as const;
export type Table = (typeof tables)[number];

/** The tariff of Code du timbre art. 300 for a run of stamp years. */
export interface Schedule {
  id: string;
  fromYear: number | null;
  toYear: number | null;
  /** Inside these years a published text states the amounts; outside, they are carried over (V8). */
  confirmedFromYear: number;
  confirmedToYear: number;
}

export interface TariffRow {
  id: string;
  schedule: string;
  table: Table;
  /** Bounds in the unit of the table, both included: CV, kilograms, seats. Null: open. */
  min: number | null;
  max: number | null;
  /** Bounds of the age in calendar years, both included. Both null: year of first circulation unknown. */
  ageMin: number | null;
  ageMax: number | null;
  yearUnknown: boolean;
  /** Null: no public text states it. */
  amountMinor: Minor | null;
  legalBasis: string;
  certainty: Certainty;
}

export interface TariffStatus {
  code: string;
  fromYear: number | null;
  toYear: number | null;
  legalBasis: string;
  title: Record<Locale, string>;
}

/** When the stamp of a year is on sale without increase (art. 301). Null year: the default of the law. */
export interface WindowRow {
  year: number | null;
  fromOn: string;
  fromTime: string;
  toOn: string;
  toTime: string;
  decision: string | null;
  source: string;
  certainty: Certainty;
}

export interface TariffRates {
  /** Paid late of one's own accord, art. 305. The other increases are set by the administration, never by us. */
  lateBasisPoints: number;
  lateLegalBasis: string;
  /** Days a vehicle just put in circulation has to get its stamp. */
  newVehicleDays: number;
}

/** One published state of the law. Nothing in it is ever edited: a change is a new version. */
export interface TariffVersion {
  id: string;
  publishedAt: Date;
  schedules: readonly Schedule[];
  rows: readonly TariffRow[];
  exemptions: readonly TariffStatus[];
  notSubject: readonly TariffStatus[];
  windows: readonly WindowRow[];
  rates: TariffRates;
}

/** Counters close at 16:00; the same hour is taken online (open point V29). */
const openingTime = "00:00";
const closingTime = "16:00";

const unknownYearSuffix = "_unknown_year";

const isTable = (value: string): value is Table => tables.some((table) => table === value);

const tableOf = (row: TariffRowRecord): Table => {
  const table = row.category.replace(unknownYearSuffix, "");
  if (!isTable(table)) throw new Error(`Tariff row ${row.id} names no table: ${row.category}`);
  return table;
};

/** Weights are compared in whole kilograms, so that 2.5 t and 5.5 t stay in the lower row. */
const wholeUnits = (row: TariffRowRecord, bound: number | null): number | null =>
  bound === null ? null : row.unit === "ptc_tonnes" ? Math.round(bound * 1000) : bound;

const rowOf = (row: TariffRowRecord): TariffRow => {
  const min = wholeUnits(row, row.min);
  const max = wholeUnits(row, row.max);
  return {
    id: row.id,
    schedule: row.schedule,
    table: tableOf(row),
    min: min !== null && !row.min_inclusive ? min + 1 : min,
    max: max !== null && !row.max_inclusive ? max - 1 : max,
    ageMin: row.age_min_years,
    ageMax: row.age_max_years,
    yearUnknown: row.category.endsWith(unknownYearSuffix),
    amountMinor: row.amount_dzd === null ? null : BigInt(row.amount_dzd) * 100n,
    legalBasis: row.legal_basis,
    certainty: row.certainty,
  };
};

const statusOf = (status: StatusRecord): TariffStatus => ({
  code: status.code,
  fromYear: status.stamp_year_from,
  toYear: status.stamp_year_to,
  legalBasis: status.legal_basis,
  title: { ar: status.ar, fr: status.fr, en: status.en },
});

const windowRowOf = (window: WindowRecord): WindowRow => {
  const [fromOn = "", fromTime = openingTime] = window.start.split("T");
  const [toOn = "", toTime = closingTime] = window.end.split("T");
  const { year, decision, source, certainty } = window;
  return { year, fromOn, fromTime, toOn, toTime, decision, source, certainty };
};

function ratesOf(record: TariffRecord): TariffRates {
  const late = record.penalties.find((penalty) => penalty.code === "late_spontaneous");
  if (late?.rate_basis_points === undefined) throw new Error("The tariff states no late increase");
  return {
    lateBasisPoints: late.rate_basis_points,
    lateLegalBasis: late.legal_basis ?? late.legal,
    newVehicleDays: record.meta.new_vehicle_days,
  };
}

/** A stored tariff as values to compute with: whole kilograms, centimes, basis points. */
export function readTariff(record: TariffRecord): TariffVersion {
  const withEffect = (effect: StatusRecord["effect"]) =>
    record.statuses.filter((status) => status.effect === effect).map(statusOf);
  return {
    id: record.meta.id,
    publishedAt: new Date(record.meta.published_at),
    schedules: record.meta.schedules.map((schedule) => ({
      id: schedule.id,
      fromYear: schedule.stamp_years[0],
      toYear: schedule.stamp_years[1],
      confirmedFromYear: schedule.confirmed_years[0],
      confirmedToYear: schedule.confirmed_years[1],
    })),
    rows: record.rows.map(rowOf),
    exemptions: withEffect("exempt"),
    notSubject: withEffect("not_subject"),
    windows: record.periods.map(windowRowOf),
    rates: ratesOf(record),
  };
}

/** The instant a window row names for a stamp year; the default row leaves the year out of its days. */
export const windowInstant = (year: number, on: string, time: string): Date => {
  const day: Day = on.length === 5 ? `${year}-${on}` : on;
  return instantInAlgiers(day, time);
};
