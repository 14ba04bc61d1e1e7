import type { ImportField } from "#app/domain/vehicle.ts";
import { isImportField } from "#app/domain/vehicle.ts";
import type { VehicleChange } from "./update-vehicle.server.ts";

const longestValue = 500;

/** The form of one vehicle. Only what differs from what the form was given is a change. */
export function readVehicleForm(form: FormData): {
  change: VehicleChange;
  values: Partial<Record<ImportField, string>>;
} {
  const change: VehicleChange = {};
  const values: Partial<Record<ImportField, string>> = {};
  for (const [name, value] of form.entries()) {
    if (!isImportField(name) || typeof value !== "string") continue;
    const given = value.trim().slice(0, longestValue);
    values[name] = given;
    if (given !== String(form.get(`was:${name}`) ?? "")) change[name] = given === "" ? null : given;
  }
  return { change, values };
}
