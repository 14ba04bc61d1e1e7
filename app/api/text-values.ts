import type { ImportField } from "#app/domain/vehicle.ts";

type Given = Partial<Record<ImportField, string | number | null | undefined>>;

/** Values of a call as a person would type them. */
export const textValues = (values: Given): Partial<Record<ImportField, string | null>> =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [field, value === null ? null : String(value)]),
  );
