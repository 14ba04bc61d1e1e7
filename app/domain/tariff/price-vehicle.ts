import type { Day } from "#app/domain/day.ts";
import { findDoubt } from "#app/domain/tariff/doubt.ts";
import { firstCirculationYears, firstYearOf, isPossible, type TariffFacts } from "#app/domain/tariff/facts.ts";
import { type Lead, readLead } from "#app/domain/tariff/lead.ts";
import { exempt, notSubject, type Price, undetermined } from "#app/domain/tariff/price.ts";
import { missingFacts, priceInTable } from "#app/domain/tariff/price-in-table.ts";
import { type PricingYear, pricingYear } from "#app/domain/tariff/pricing-year.ts";
import type { TariffVersion } from "#app/domain/tariff/version.ts";
import type { ImportField } from "#app/domain/vehicle.ts";

export type { TariffFacts } from "#app/domain/tariff/facts.ts";
export type { Price } from "#app/domain/tariff/price.ts";

/**
 * The stamp of one vehicle for one stamp year, bought on a day. Total: every vehicle gets exactly one outcome, in the
 * order not subject, exempt, taxed, else undetermined. The last day of a window still counts as on time.
 */
export function priceVehicle(facts: TariffFacts, year: number, asOf: Day, version: TariffVersion): Price {
  const prepared = pricingYear(year, version);
  return prepared === null ? undetermined({ code: "no_schedule", params: { year } }) : priceIn(prepared, facts, asOf);
}

/** Prices a fleet in its order. The year is prepared once per version, whoever prices. */
export function* priceFleet(
  fleet: Iterable<TariffFacts>,
  year: number,
  asOf: Day,
  version: TariffVersion,
): Generator<Price, void> {
  for (const facts of fleet) yield priceVehicle(facts, year, asOf, version);
}

function priceIn(prepared: PricingYear, facts: TariffFacts, asOf: Day): Price {
  const reading = readLead(facts);
  if (reading?.clear === false) {
    const { kind, series } = reading;
    return undetermined({ code: "kind_contradicts_plate", params: { kind, series } });
  }
  const lead = reading?.lead;
  const free = outOfScope(prepared, facts, lead) ?? exemption(prepared, facts, lead);
  if (free !== undefined) return free;
  const doubt = findDoubt(facts, reading, prepared);
  if (doubt !== undefined) return undetermined(doubt.reason, doubt.missing);
  return lead?.to === "table" ? priceInTable(prepared, lead.table, facts, asOf) : unknownVehicle(prepared, facts);
}

function outOfScope(prepared: PricingYear, facts: TariffFacts, lead: Lead | undefined): Price | undefined {
  if (lead?.to === "not_subject") {
    const { status, confirm } = lead;
    const legalBasis = prepared.notSubject.get(status)?.legalBasis;
    return notSubject({ code: "not_subject", params: { status, confirm } }, legalBasis);
  }
  const firstYear = firstYearOf(facts);
  if (firstYear === null || !(firstYear > prepared.year) || !isPossible(firstYear, firstCirculationYears))
    return undefined;
  return notSubject({ code: "not_yet_in_circulation", params: { year: prepared.year, firstYear } });
}

/** Art. 302. What a person or the kind of the vehicle states waits for its document; the energy is on the card. */
function exemption(prepared: PricingYear, facts: TariffFacts, lead: Lead | undefined): Price | undefined {
  const { year } = prepared;
  const stated = facts.exemption ?? (lead?.to === "exempt" ? lead.status : null);
  const status = stated === null ? undefined : prepared.exemptions.get(stated);
  if (status !== undefined) {
    return exempt({ code: "exempt", params: { year, status: status.code, confirm: true } }, status.legalBasis);
  }
  const effect = facts.energy === null ? undefined : prepared.energies.get(facts.energy);
  if (effect?.effect !== "exempt") return undefined;
  const { code, legalBasis } = effect.status;
  return exempt({ code: "exempt", params: { year, status: code, confirm: effect.confirm } }, legalBasis);
}

function unknownVehicle(prepared: PricingYear, facts: TariffFacts): Price {
  const fields: ImportField[] = ["kind", "plate", ...missingFacts(prepared, facts, null)];
  if (firstYearOf(facts) === null) fields.push("first_circulation");
  return undetermined({ code: "missing_facts", params: { year: prepared.year, fields } }, fields);
}
