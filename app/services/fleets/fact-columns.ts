import { sql } from "drizzle-orm";
import type { VehicleFacts } from "#app/domain/vehicle.ts";

/** The facts of a vehicle and their columns, the same in `vehicles` and `upload_rows`, in the order they are copied. */
export const factColumns = {
  plate: "plate",
  previousPlate: "previous_plate",
  vin: "vin",
  fleetNumber: "fleet_number",
  kind: "kind",
  body: "body",
  make: "make",
  model: "model",
  energy: "energy",
  fiscalPower: "fiscal_power",
  seats: "seats",
  grossWeightKg: "gross_weight_kg",
  firstCirculationYear: "first_circulation_year",
  firstCirculationOn: "first_circulation_on",
  exemption: "exemption",
  depot: "depot",
  costCentre: "cost_centre",
  driverName: "driver_name",
  driverEmail: "driver_email",
  driverPhone: "driver_phone",
} as const satisfies Record<keyof VehicleFacts, string>;

export type Fact = keyof VehicleFacts;
export const facts = Object.keys(factColumns) as Fact[];
export const columnNames = Object.values(factColumns);

/** `a.plate, a.previous_plate, …`, optionally of another expression by column. */
export const columnList = (of: (column: string) => string = (column) => column) =>
  sql.raw(columnNames.map(of).join(", "));
