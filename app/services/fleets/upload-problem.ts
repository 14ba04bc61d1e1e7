import type { RowProblem } from "#imports/sheet.ts";

/** Problems that come from the fleet and not from the file: they are judged anew at each comparison. */
export const fleetProblemCodes = [
  "plate_of_another_vehicle",
  "vin_differs",
  "vehicle_elsewhere",
  "outside_scope",
  "same_vehicle",
] as const;
export type FleetProblemCode = (typeof fleetProblemCodes)[number];

/** Problems between rows of one file. */
export const duplicateCodes = ["duplicate_plate", "duplicate_vin"] as const;

/** A problem of a row, of the file or of the fleet. */
export type UploadProblem = Omit<RowProblem, "code"> & { code: RowProblem["code"] | FleetProblemCode };

const repetitions: readonly string[] = [...duplicateCodes, "same_vehicle"];

/** A row that says what another one says: it is left out, and nothing in it has to be wrong. */
export const isRepetition = (code: string): boolean => repetitions.includes(code);

export const isFleetProblem = (code: string): code is FleetProblemCode =>
  fleetProblemCodes.includes(code as FleetProblemCode);
