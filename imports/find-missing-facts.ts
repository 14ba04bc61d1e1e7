import { kindOfPlate, type PlateParts } from "#app/domain/plate/plate-parts.ts";
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
/** Without these the quote says "undetermined": the row is kept and the missing facts are named. */
export function findMissingFacts(reader: RowReader, facts: VehicleFacts, parts: PlateParts | null) {
  const category = parts?.category;
  const kind = facts.kind ?? (category ? kindOfPlate(category) : null);
  const measure = kind && measureOf[kind];
  const missing = (field: ImportField) => {
    const said = reader.problems.some((problem) => problem.field === field && problem.level === "error");
    if (!said) reader.note(field, { code: "missing_for_tariff", level: "notice" });
  };
  if (facts.kind === null && !category) missing("kind");
  if (!measure) return;
  if (facts.energy === null) missing("energy");
  if (facts.firstCirculationYear === null) missing("first_circulation");
  if (facts.energy !== "electric" && measureValue(measure, facts) === null) missing(measure);
}

function measureValue(measure: ImportField, facts: VehicleFacts): number | null {
  if (measure === "fiscal_power") return facts.fiscalPower;
  return measure === "seats" ? facts.seats : facts.grossWeightKg;
}
