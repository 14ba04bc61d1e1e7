import { choicesOf, wordOf } from "#app/components/fleets/fact-value.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { TextField } from "#app/components/ui/text-field.tsx";
import type { ImportField } from "#app/domain/vehicle.ts";
import { useT } from "#app/locales/use-t.ts";

export interface ValueFieldProps {
  field: ImportField;
  label: string;
  name: string;
  /** Canonical, or as it was typed. */
  value: string | undefined;
  id?: string;
  error?: string;
  className?: string;
}

const leftToRight = new Set<ImportField>(["plate", "previous_plate", "vin", "driver_email", "driver_phone"]);

/** One fact of a vehicle to write or choose. A value that is none of the list stays the first choice. */
export function ValueField({ field, value = "", ...props }: ValueFieldProps) {
  const t = useT();
  const choices = choicesOf(field);
  if (!choices) {
    return (
      <TextField {...props} defaultValue={value} autoComplete="off" dir={leftToRight.has(field) ? "ltr" : "auto"} />
    );
  }
  return (
    <Select {...props} defaultValue={value}>
      <option value="">{t("common:field.chooseOne")}</option>
      {value !== "" && !choices.includes(value) && <option value={value}>{value}</option>}
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {wordOf(field, choice, t)}
        </option>
      ))}
    </Select>
  );
}
