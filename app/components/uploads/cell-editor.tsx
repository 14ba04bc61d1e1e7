import { choicesOf, wordOf } from "#app/components/fleets/fact-value.tsx";
import { classNames } from "#app/components/ui/class-names.ts";
import type { ImportField } from "#app/domain/vehicle.ts";
import { useT } from "#app/locales/use-t.ts";

export interface CellEditorProps {
  field: ImportField;
  /** What it is for, to those who do not see the heading of the column. */
  label: string;
  name: string;
  value: string;
  onChange?: (value: string) => void;
  isInvalid?: boolean;
  isRequired?: boolean;
  tabIndex?: number;
}

const leftToRight = new Set<ImportField>(["plate", "previous_plate", "vin", "driver_email", "driver_phone"]);
/** Where every cell of a list is wrong, a red frame around each says nothing. */
const look = "control min-h-9! border-rule-strong! px-2! py-1! text-sm shadow-none!";

/** A cell to write in. For a field of the list of the law it is a choice of its words; what is none of them stays the first choice. */
export function CellEditor({ field, label, name, value, onChange, isInvalid, isRequired, tabIndex }: CellEditorProps) {
  const t = useT();
  const choices = choicesOf(field);
  const shared = {
    name,
    tabIndex,
    "aria-label": label,
    "aria-invalid": isInvalid || undefined,
    required: isRequired,
    ...(onChange ? { value } : { defaultValue: value }),
    onChange: onChange && ((event: { target: { value: string } }) => onChange(event.target.value)),
  };
  if (!choices) {
    return <input {...shared} autoComplete="off" dir={leftToRight.has(field) ? "ltr" : "auto"} className={look} />;
  }
  return (
    <select {...shared} className={classNames(look, "appearance-auto!")}>
      <option value="">{t("common:field.chooseOne")}</option>
      {value !== "" && !choices.includes(value) && <option value={value}>{value}</option>}
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {wordOf(field, choice, t)}
        </option>
      ))}
    </select>
  );
}
