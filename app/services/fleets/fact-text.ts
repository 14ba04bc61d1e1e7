import type { ImportField, VehicleFacts } from "#app/domain/vehicle.ts";
import type { RowCells } from "#imports/sheet.ts";
import type { Fact } from "./fact-columns.ts";

/** The facts behind each field of the API; a date of first circulation also gives its year. */
export const factsOfField: Record<ImportField, readonly Fact[]> = {
  plate: ["plate"],
  previous_plate: ["previousPlate"],
  vin: ["vin"],
  fleet_number: ["fleetNumber"],
  kind: ["kind"],
  body: ["body"],
  make: ["make"],
  model: ["model"],
  energy: ["energy"],
  fiscal_power: ["fiscalPower"],
  seats: ["seats"],
  gross_weight: ["grossWeightKg"],
  first_circulation: ["firstCirculationOn", "firstCirculationYear"],
  exemption: ["exemption"],
  depot: ["depot"],
  cost_centre: ["costCentre"],
  driver_name: ["driverName"],
  driver_email: ["driverEmail"],
  driver_phone: ["driverPhone"],
};

const fields = Object.keys(factsOfField) as ImportField[];

/** Facts as a person would write them in a file: reading them again gives the same facts. */
export function cellsOfFacts(facts: VehicleFacts): RowCells {
  const cells: RowCells = {};
  for (const field of fields) {
    const value = factsOfField[field].map((fact) => facts[fact]).find((known) => known !== null);
    if (value !== undefined && value !== null) cells[field] = String(value);
  }
  return cells;
}

type StoredRow = VehicleFacts & { cells: unknown };

/** What a row says as it was typed. Of a row with nothing to say about, the facts say the same. */
export const cellsOf = (row: StoredRow): RowCells => (row.cells as RowCells | null) ?? cellsOfFacts(row);

/** What a row says, field by field: canonical where it could be read, else as it was typed. */
export const valuesOfRow = (row: StoredRow): RowCells => ({ ...cellsOf(row), ...cellsOfFacts(row) });
