import { copyText, storableJson } from "./copy-text.ts";
import type { JudgedRow } from "./sheet.ts";

/** The values of a line in their order: the columns of `upload_rows` that a reading fills. */
export const lineColumns = [
  "row",
  "state",
  "plate",
  "previous_plate",
  "vin",
  "fleet_number",
  "kind",
  "body",
  "make",
  "model",
  "energy",
  "fiscal_power",
  "seats",
  "gross_weight_kg",
  "first_circulation_year",
  "first_circulation_on",
  "exemption",
  "depot",
  "cost_centre",
  "driver_name",
  "driver_email",
  "driver_phone",
  "cells",
  "problems",
  "vehicle_id",
] as const;

/**
 * A judged row as one line of COPY, where nothing stands for null: no fact is an empty text. Values that were made canonical have nothing to escape; texts may have. The raw cells
 * of a row of which there is nothing to say are not kept: its facts say the same. The vehicle it may become has an id
 * already: `idPrefix` and the row.
 */
export function rowLine({ row, state, facts, cells, problems }: JudgedRow, idPrefix: string): string {
  const isSilent = problems.length === 0;
  const values = [
    row,
    state,
    facts.plate,
    facts.previousPlate,
    facts.vin,
    copyText(facts.fleetNumber),
    facts.kind,
    copyText(facts.body),
    copyText(facts.make),
    copyText(facts.model),
    facts.energy,
    facts.fiscalPower,
    facts.seats,
    facts.grossWeightKg,
    facts.firstCirculationYear,
    facts.firstCirculationOn,
    facts.exemption,
    copyText(facts.depot),
    copyText(facts.costCentre),
    copyText(facts.driverName),
    copyText(facts.driverEmail),
    facts.driverPhone,
    isSilent ? null : copyText(storableJson(cells)),
    isSilent ? null : copyText(storableJson(problems)),
    idPrefix + row.toString(16).padStart(8, "0"),
  ];
  return values.join("\t");
}
