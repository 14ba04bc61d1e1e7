import { categoriesOf, type PlateParts, plateKey } from "#app/domain/plate/plate-parts.ts";
import type { VehicleFacts } from "#app/domain/vehicle.ts";
import type { RowReader } from "./judge-row.ts";

/** Plate years 22 and 33 also stand for "unknown" and are not compared. */
const silentYears = new Set(["22", "33"]);

/** Two values of one row that contradict each other: said, never corrected. */
export function checkBetweenFields(
  reader: RowReader,
  facts: VehicleFacts,
  parts: PlateParts | null,
  utilityBody: boolean,
) {
  checkPlate(reader, facts, parts);
  const { kind, seats, grossWeightKg: weight } = facts;
  if (kind === "tourism" && weight !== null && weight > 3500)
    reader.note("gross_weight", { code: "tourism_heavy", level: "notice" });
  if (kind === "van" && seats !== null && seats > 9) reader.note("seats", { code: "van_many_seats", level: "notice" });
  if (kind === "bus" && seats !== null && seats < 9) reader.note("seats", { code: "bus_few_seats", level: "notice" });
  // Table A or table B: the amounts differ, so a person says which.
  if (utilityBody && kind !== "converted_utility")
    reader.note("kind", { code: "utility_conversion", suggestion: "converted_utility" });
}

function checkPlate(reader: RowReader, facts: VehicleFacts, parts: PlateParts | null) {
  if (facts.plate && facts.previousPlate && plateKey(facts.plate) === plateKey(facts.previousPlate))
    reader.note("previous_plate", { code: "previous_plate_same", level: "notice" });
  if (!parts) return;
  const { kind, firstCirculationYear: year, seats } = facts;
  if (kind && !categoriesOf(kind).includes(parts.category))
    reader.note("kind", { code: "kind_plate_disagree", level: "notice" });
  if (year !== null && !silentYears.has(parts.year) && year % 100 !== Number(parts.year))
    reader.note("first_circulation", { code: "year_plate_disagree", level: "notice" });
  if (parts.category === 1 && seats !== null && seats > 9)
    reader.note("seats", { code: "seats_over_category", level: "notice" });
}
