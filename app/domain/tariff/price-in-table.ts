import { type Day, isDay, yearOf } from "#app/domain/day.ts";
import { firstYearOf, measures, type TariffFacts } from "#app/domain/tariff/facts.ts";
import { saysYearUnknown } from "#app/domain/tariff/plate-series.ts";
import { type Price, undetermined } from "#app/domain/tariff/price.ts";
import { type Cell, cellFor, energyNeededFromYear, type PricingYear } from "#app/domain/tariff/pricing-year.ts";
import type { DueParams, EnergyNote } from "#app/domain/tariff/reason-codes.ts";
import type { Table } from "#app/domain/tariff/version.ts";
import { increaseStartsAt, newVehicleDaysIn } from "#app/domain/tariff/windows.ts";
import type { ImportField } from "#app/domain/vehicle.ts";

/** The amount of a table by age and value, or what is missing to find it. Nothing is ever defaulted. */
export function priceInTable(prepared: PricingYear, table: Table, facts: TariffFacts, asOf: Day): Price {
  const { year } = prepared;
  const firstYear = firstYearOf(facts);
  const yearUnknown = firstYear === null && saysYearUnknown(facts.plate, year);
  const fields = missingFacts(prepared, facts, yearUnknown ? null : table);
  if (firstYear === null && !yearUnknown) fields.push("first_circulation");
  if (fields.length > 0) return undetermined({ code: "missing_facts", params: { year, fields } }, fields);

  const value = measures[table].of(facts);
  if (firstYear === null || value === null) return priceOfUnknownYear(prepared, table, facts, asOf);
  const age = year - firstYear;
  const cell = cellFor(prepared.tables.get(table), value, age);
  if (cell === null) return undetermined({ code: "amount_unknown", params: { year, table, value, age } });
  return due(prepared, cell, facts, asOf, { table, value, age, firstYear });
}

/** Energy and, with a table to enter, its measure; `kind` and `plate` when there is no table yet. */
export function missingFacts(prepared: PricingYear, facts: TariffFacts, table: Table | null): ImportField[] {
  const fields: ImportField[] = [];
  if (facts.energy === null && prepared.year >= energyNeededFromYear) fields.push("energy");
  if (table !== null && measures[table].of(facts) === null) fields.push(measures[table].field);
  return fields;
}

/** The card says that the year is unknown (digits 33): one amount whatever the value, none for passengers (V7). */
function priceOfUnknownYear(prepared: PricingYear, table: Table, facts: TariffFacts, asOf: Day): Price {
  const cell = prepared.tables.get(table)?.yearUnknown;
  if (!cell) {
    return undetermined({ code: "year_unknown_passengers", params: { year: prepared.year } }, ["first_circulation"]);
  }
  return due(prepared, cell, facts, asOf, { table, value: null, age: null, firstYear: null });
}

type Position = Pick<DueParams, "table" | "value" | "age" | "firstYear">;

function due(prepared: PricingYear, cell: Cell, facts: TariffFacts, asOf: Day, position: Position): Price {
  const { year, window, confirmed, lateBasisPoints } = prepared;
  const lateAfter = lateAfterOf(prepared, facts.firstCirculationOn);
  const late = asOf > lateAfter;
  const dayUnknown = position.firstYear === year && facts.firstCirculationOn === null;
  const energyNote = energyNoteOf(prepared, facts);
  const windowConfirmed = window.confirmed;
  return {
    outcome: "due",
    amountMinor: cell.amountMinor,
    increaseMinor: late ? cell.increaseMinor : 0n,
    rule: cell.rule,
    reason: {
      code: "due",
      params: {
        year,
        ...position,
        late,
        lateBasisPoints,
        lateAfter,
        confirmed,
        windowConfirmed,
        dayUnknown,
        energyNote,
      },
    },
    legalBasis: late ? cell.lateLegalBasis : cell.legalBasis,
    costsMoreAt: late ? null : increaseStartsAt(window, lateAfter),
    missing: [],
  };
}

function energyNoteOf(prepared: PricingYear, { energy }: TariffFacts): EnergyNote | null {
  const effect = energy === null ? undefined : prepared.energies.get(energy);
  return effect?.effect === "taxed" ? effect.note : null;
}

/** A vehicle put in circulation in the stamp year has its own 30 days when they end after the window. */
function lateAfterOf(prepared: PricingYear, firstOn: Day | null): Day {
  if (!isDay(firstOn) || yearOf(firstOn) !== prepared.year) return prepared.window.lastDay;
  return newVehicleDaysIn(prepared.window, firstOn, prepared.newVehicleDayCount).lateAfter;
}
