import { formatDay } from "#app/domain/day.ts";
import { formatCount } from "#app/domain/money.ts";
import type { DueParams, EnergyNote } from "#app/domain/tariff/reason-codes.ts";
import { type Phrases, sentence, tellRange } from "#app/domain/tariff/sentences/phrases.ts";
import type { Table } from "#app/domain/tariff/version.ts";
import type { Energy, ImportField, Kind } from "#app/domain/vehicle.ts";

const tables: Record<Table, string> = {
  tourism: "Table A, tourism vehicles and vehicles converted to utility",
  utility: "Table B, utility and exploitation vehicles",
  passenger_transport: "Table C, passenger transport",
};

const kinds: Record<Kind, string> = {
  tourism: "passenger car",
  lorry: "lorry",
  van: "van",
  bus: "coach or bus",
  road_tractor: "road tractor",
  other_tractor: "other tractor",
  agricultural: "agricultural tractor or machine",
  special: "special vehicle",
  ambulance: "ambulance",
  fire: "fire-fighting vehicle",
  trailer: "trailer",
  semi_trailer: "semi-trailer",
  motorcycle: "motorcycle",
  public_works: "public-works machine",
  converted_utility: "vehicle converted to utility",
};

const energies: Record<Energy, string> = {
  petrol: "petrol",
  diesel: "diesel",
  lpg: "LPG",
  cng: "CNG",
  petrol_cng: "petrol and CNG",
  electric: "electric",
  hybrid: "hybrid",
  mild_hybrid: "mild hybrid",
  hydrogen: "hydrogen",
};

const fields: Partial<Record<ImportField, string>> = {
  plate: "the registration number",
  kind: "the kind",
  energy: "the energy",
  fiscal_power: "the fiscal power (CV)",
  seats: "the number of seats",
  gross_weight: "the gross laden weight (PTC)",
  first_circulation: "the year of first circulation",
};

const statuses: Record<string, string> = {
  state_special: "special-registration vehicle of the State or of a local authority",
  diplomatic: "owner with diplomatic or consular privileges",
  ambulance: "ambulance",
  sanitary: "vehicle equipped with sanitary material",
  fire: "vehicle equipped with fire-fighting material",
  disabled: "vehicle equipped for the disabled",
  cng: "vehicle running on natural gas (CNG)",
  lpg: "vehicle running on LPG",
  electric: "electric vehicle",
  hybrid: "hybrid vehicle",
  agricultural: "agricultural tractor or machine",
  under_4_wheels: "vehicle with fewer than four wheels",
  public_works: "public-works machine",
  trailer: "trailer or semi-trailer",
};

const counted = (table: Table, value: number): string => {
  const count = formatCount(value, "en");
  if (table === "tourism") return `${count}\u00A0CV`;
  if (table === "utility") return `${count}\u00A0kg gross`;
  return value === 1 ? "1\u00A0seat" : `${count}\u00A0seats`;
};
const aged = (age: number) => (age === 0 ? "less than a year" : `${age}\u00A0${age === 1 ? "year" : "years"}`);
const fieldOf = (field: ImportField) => fields[field] ?? field;
const list = new Intl.ListFormat("en-GB");

const energyNote = ({ energy, exemptFrom, exemptTo }: EnergyNote, year: number) =>
  exemptTo !== null && year > exemptTo
    ? `Energy “${energies[energy]}” has not been exempt since ${exemptTo + 1} (Stamp code, art. 302).`
    : `Energy “${energies[energy]}” is exempt only from ${exemptFrom} (Stamp code, art. 302).`;

function due(params: DueParams): string {
  const { year, table, value, age, firstYear, lateAfter } = params;
  const position =
    value === null || age === null
      ? "year of first circulation unknown on the card (digits 33), one amount for all; have the card renewed first"
      : `${counted(table, value)}, first circulation in ${firstYear}, ${aged(age)} old in ${year}`;
  return sentence(
    `${tables[table]}: ${position} (Stamp code, art. 300).`,
    params.energyNote && energyNote(params.energyNote, year),
    params.late &&
      `The window closed on ${formatDay(lateAfter, "en")}: increase of ${params.lateBasisPoints / 100}% (art. 305), to be bought at a tax receipts office.`,
    !params.windowConfirmed &&
      `Last day taken by default: ${formatDay(lateAfter, "en")} (art. 301), no decision known.`,
    params.dayUnknown && "Day of first circulation unknown: only the general window is counted.",
    !params.confirmed && `Tariff ${year} not confirmed: the last published amounts are carried over.`,
  );
}

export const en: Phrases = {
  tables,
  measureRange: (table, range) =>
    tellRange(range, {
      upTo: (max) => `up to ${counted(table, max)}`,
      from: (min) => `${counted(table, min)} and more`,
      between: (min, max) => `${formatCount(min, "en")} to ${counted(table, max)}`,
    }),
  ageRange: (range) =>
    tellRange(range, {
      upTo: (max) => `${max}\u00A0years at most`,
      from: (min) => `${min}\u00A0years and more`,
      between: (min, max) => `${min} to ${max}\u00A0years`,
    }),
  yearUnknown: "year of first circulation unknown",
  sentences: {
    due,
    exempt: ({ year, status, confirm }) =>
      sentence(
        `Exempt in ${year}: ${statuses[status] ?? status} (Stamp code, art. 302).`,
        confirm ? "A person must confirm it with a document." : "Keep the proof of the energy printed on the card.",
      ),
    not_subject: ({ status, confirm }) =>
      sentence(
        `Not subject to the stamp: ${statuses[status] ?? status} (DGI, scope of the stamp).`,
        confirm && "A person must confirm the kind.",
      ),
    not_yet_in_circulation: ({ year, firstYear }) =>
      `Nothing is due for ${year}: first circulation in ${firstYear} (Stamp code, art. 300).`,
    missing_facts: ({ fields }) =>
      `Missing: ${list.format(fields.map(fieldOf))}. Without it the tariff cannot be chosen (Stamp code, art. 300 and 302).`,
    kind_contradicts_plate: ({ kind, series }) =>
      series === "public_works"
        ? `The card says “${kinds[kind]}”, the number is that of a public-works machine: check both.`
        : `The card says “${kinds[kind]}”, the number says category ${series}: check both.`,
    special_vehicle: ({ kind, series }) =>
      `No tariff is published for this vehicle (${kind ? kinds[kind] : `category ${series}`}): a person decides among exempt, not subject and table A, B or C.`,
    light_vehicle: ({ body }) =>
      `No tariff is published for a light vehicle of this type (“${body}”): a person decides.`,
    energy_unclear: ({ year, energy }) =>
      `The law does not say whether “${energies[energy]}” is taxed or exempt in ${year} (Stamp code, art. 302): a person decides.`,
    converted_too_heavy: ({ grossWeightKg }) =>
      `Vehicle converted to utility of ${counted("utility", grossWeightKg)}, over 2,500\u00A0kg: tables A and B both fit, a person decides.`,
    conversion_unclear: ({ body }) =>
      `The body says “${body}”: table A if the vehicle is converted to utility, table B if not. A person decides.`,
    seats_contradict_kind: ({ seats }) =>
      `${counted("passenger_transport", seats)} in a tourism vehicle: check the kind or the number of seats.`,
    years_disagree: ({ firstYear, firstOn }) =>
      `The year of first circulation (${firstYear}) and the date (${formatDay(firstOn, "en")}) disagree.`,
    value_impossible: ({ field, value }) => `Impossible value (${value}): correct ${fieldOf(field)}.`,
    year_unknown_passengers: ({ year }) =>
      `Year of first circulation unknown: no amount is published in ${year} for passenger transport. Have the card renewed.`,
    amount_unknown: ({ year, table, value, age }) =>
      `${tables[table]}: no amount published in ${year} for ${counted(table, value)} and ${aged(age)}.`,
    no_schedule: ({ year }) => `No tariff of the stamp is known for ${year}.`,
  },
};
