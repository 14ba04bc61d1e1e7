import { ChevronDown } from "lucide-react";
import type { SelectHTMLAttributes } from "react";
import { Field, type FieldProps } from "#app/components/ui/field.tsx";

type SelectProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, "id" | "required" | "className">;

/** The browser's own list: works before scripts, and is the best one on a phone. Children are `<option>`s. */
export function Select({
  label,
  description,
  error,
  id,
  required,
  className,
  children,
  ...select
}: FieldProps & SelectProps) {
  return (
    <Field {...{ label, description, error, id, required, className }}>
      {(wiring) => (
        <div className="relative">
          <select {...select} {...wiring} className="control appearance-none pe-9">
            {children}
          </select>
          <ChevronDown aria-hidden className="pointer-events-none absolute end-3 top-3 size-4 text-ink-soft" />
        </div>
      )}
    </Field>
  );
}
