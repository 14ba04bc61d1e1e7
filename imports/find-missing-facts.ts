import { plateParts } from "#app/domain/plate/plate-parts.ts";
import type { ImportField, Kind, VehicleFacts } from "#app/domain/vehicle.ts";
import type { RowReader } from "./judge-row.ts";

/** What the table of the vehicle needs: A by fiscal power, B by gross weight, C by seats (Code du timbre art. 300). */
const measureOf: Partial<Record<Kind, ImportField>> = {
  tourism: "fiscal_power",
  converted_utility: "fiscal_power",
  lorry: "gross_weight",
  van: "gross_weight",
  road_tractor: "gross_weight",
  bus: "seats",
};
const kindOfCategory: Partial<Record<number, Kind>> = {
  1: "tourism",
  2: "lorry",
  3: "van",
  4: "bus",
  5: "road_tractor",
};

/** Without these the quote says "undetermined": the row is kept and the missing facts are named. */
export function findMissingFacts(reader: RowReader, facts: VehicleFacts) {
  const category = facts.plate ? plateParts(facts.plate)?.category : undefined;
  const kind = facts.kind ?? (category ? kindOfCategory[category] : undefined);
  const measure = kind && measureOf[kind];
  const needed: [ImportField, unknown][] = [];
  if (facts.kind === null && !category) needed.push(["kind", null]);
  if (measure) {
    needed.push(["energy", facts.energy], ["first_circulation", facts.firstCirculationYear]);
    if (facts.energy !== "electric") needed.push([measure, measureValue(measure, facts)]);
  }
  for (const [field, value] of needed) {
    const said = reader.problems.some((problem) => problem.field === field && problem.level === "error");
    if (value === null && !said) reader.note(field, { code: "missing_for_tariff", level: "notice" });
  }
}

function measureValue(measure: ImportField, facts: VehicleFacts): number | null {
  if (measure === "fiscal_power") return facts.fiscalPower;
  return measure === "seats" ? facts.seats : facts.grossWeightKg;
}
