import { applyRate, type Minor } from "#app/domain/money.ts";
import type { EnergyNote } from "#app/domain/tariff/reason-codes.ts";
import type { Schedule, Table, TariffRow, TariffStatus, TariffVersion } from "#app/domain/tariff/version.ts";
import { tables } from "#app/domain/tariff/version.ts";
import { type PaymentWindow, windowOf } from "#app/domain/tariff/windows.ts";
import { type Energy, energies } from "#app/domain/vehicle.ts";

/** One amount of the law with all that a priced line repeats. */
export interface Cell {
  rule: string;
  amountMinor: Minor;
  increaseMinor: Minor;
  legalBasis: string;
  lateLegalBasis: string;
}

/** Amounts of one band of CV, kilograms or seats, by age; the last age stands for all later ones. */
interface Band {
  max: number;
  byAge: readonly (Cell | null)[];
}

export interface TableOfYear {
  bands: readonly Band[];
  yearUnknown: Cell | null;
}

export type EnergyEffect =
  | { effect: "taxed"; note: EnergyNote | null }
  | { effect: "exempt"; status: TariffStatus; confirm: boolean }
  | { effect: "unclear" };

/** All that one stamp year of one version needs to price a vehicle without searching. */
export interface PricingYear {
  year: number;
  confirmed: boolean;
  tables: ReadonlyMap<Table, TableOfYear>;
  energies: ReadonlyMap<Energy, EnergyEffect>;
  exemptions: ReadonlyMap<string, TariffStatus>;
  notSubject: ReadonlyMap<string, TariffStatus>;
  window: PaymentWindow;
  lateBasisPoints: number;
  newVehicleDayCount: number;
}

const inYears = (year: number, from: number | null, to: number | null): boolean =>
  (from === null || year >= from) && (to === null || year <= to);

const scheduleOf = (year: number, version: TariffVersion): Schedule | undefined =>
  version.schedules.find((schedule) => inYears(year, schedule.fromYear, schedule.toYear));

/** Days are four-digit years. */
const isStampYear = (year: number): boolean => Number.isInteger(year) && year <= 9999;

const known = new WeakMap<TariffVersion, Map<number, PricingYear | null>>();

/** The year prepared once per version; null when no schedule covers it. */
export function pricingYear(year: number, version: TariffVersion): PricingYear | null {
  const years = known.get(version) ?? new Map<number, PricingYear | null>();
  known.set(version, years);
  const found = years.get(year);
  if (found !== undefined) return found;
  const schedule = isStampYear(year) ? scheduleOf(year, version) : undefined;
  if (schedule === undefined) return null;
  const prepared = prepare(year, schedule, version);
  years.set(year, prepared);
  return prepared;
}

function prepare(year: number, schedule: Schedule, version: TariffVersion): PricingYear {
  const window = windowOf(year, version);
  const exemptions = version.exemptions.filter((status) => inYears(year, status.fromYear, status.toYear));
  return {
    year,
    confirmed: inYears(year, schedule.confirmedFromYear, schedule.confirmedToYear),
    tables: new Map(tables.map((table) => [table, tableOfYear(table, schedule, version)])),
    energies: new Map(energies.map((energy) => [energy, energyEffect(energy, year, version)])),
    exemptions: new Map(exemptions.map((status) => [status.code, status])),
    notSubject: new Map(version.notSubject.map((status) => [status.code, status])),
    window,
    lateBasisPoints: version.rates.lateBasisPoints,
    newVehicleDayCount: version.rates.newVehicleDays,
  };
}

function tableOfYear(table: Table, schedule: Schedule, version: TariffVersion): TableOfYear {
  const rows = version.rows.filter((row) => row.schedule === schedule.id && row.table === table);
  const aged = rows.filter((row) => !row.yearUnknown);
  const bounds = [...new Set(aged.map((row) => row.max ?? Number.POSITIVE_INFINITY))].sort((one, other) => one - other);
  const unknown = rows.find((row) => row.yearUnknown);
  return {
    bands: bounds.map((max) => ({
      max,
      byAge: cellsByAge(
        aged.filter((row) => (row.max ?? max) === max),
        version,
      ),
    })),
    yearUnknown: unknown ? cellOf(unknown, version) : null,
  };
}

function cellsByAge(rows: readonly TariffRow[], version: TariffVersion): (Cell | null)[] {
  const lastAge = Math.max(...rows.map((row) => row.ageMin ?? 0));
  const cells = rows.map((row) => ({ row, cell: cellOf(row, version) }));
  return Array.from({ length: lastAge + 1 }, (_, age) => {
    return cells.find(({ row }) => inYears(age, row.ageMin, row.ageMax))?.cell ?? null;
  });
}

function cellOf(row: TariffRow, version: TariffVersion): Cell | null {
  if (row.amountMinor === null) return null;
  const { lateBasisPoints, lateLegalBasis } = version.rates;
  return {
    rule: row.id,
    amountMinor: row.amountMinor,
    increaseMinor: applyRate(row.amountMinor, lateBasisPoints),
    legalBasis: row.legalBasis,
    lateLegalBasis: `${row.legalBasis}, ${lateLegalBasis}`,
  };
}

export function cellFor(table: TableOfYear | undefined, value: number, age: number): Cell | null {
  const band = table?.bands.find((candidate) => value <= candidate.max);
  if (band === undefined) return null;
  return band.byAge[Math.min(age, band.byAge.length - 1)] ?? null;
}

/** The exemption an energy falls under; two-fuel vehicles follow their gas (V21), mild hybrids hybrids (V19). */
const exemptionOfEnergy: Partial<Record<Energy, string>> = {
  lpg: "lpg",
  cng: "cng",
  petrol_cng: "cng",
  electric: "electric",
  hybrid: "hybrid",
  mild_hybrid: "hybrid",
};

/** First exemption by energy in the law (LPG, 2011): before it the energy of a vehicle does not matter. */
export const energyNeededFromYear = 2011;

/** Before this stamp year no text read states the CNG exemption: a person confirms each one (V21). */
const cngConfirmedFromYear = 2025;

function energyEffect(energy: Energy, year: number, version: TariffVersion): EnergyEffect {
  if (energy === "hydrogen") return { effect: "unclear" };
  const status = version.exemptions.find((exemption) => exemption.code === exemptionOfEnergy[energy]);
  if (status === undefined) return { effect: "taxed", note: null };
  if (!inYears(year, status.fromYear, status.toYear)) return { effect: "taxed", note: noteOf(energy, status) };
  if (energy === "mild_hybrid") return { effect: "unclear" };
  const confirm = energy === "petrol_cng" || (energy === "cng" && year < cngConfirmedFromYear);
  return { effect: "exempt", status, confirm };
}

const noteOf = (energy: Energy, status: TariffStatus): EnergyNote | null =>
  energy === "mild_hybrid" ? null : { energy, exemptFrom: status.fromYear, exemptTo: status.toYear };
