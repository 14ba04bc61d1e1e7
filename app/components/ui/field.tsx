import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { classNames } from "#app/components/ui/class-names.ts";
import { Sentence } from "#app/components/ui/identifier.tsx";
import { useT } from "#app/locales/use-t.ts";

/**
 * Fields are native elements: they can be filled in and sent before scripts load, and a value refused by the server
 * does not block the next attempt (React Aria's own fields mark such an input as invalid for the browser).
 */
export interface FieldProps {
  label: ReactNode;
  description?: ReactNode;
  /** What is wrong and what to do, from the server or from the check in the browser. */
  error?: ReactNode;
  id?: string;
  required?: boolean;
  className?: string;
}

/** What the control inside a field must carry. */
export interface FieldWiring {
  id: string;
  required?: boolean;
  "aria-invalid"?: true;
  "aria-describedby"?: string;
}

export function Field({ children, ...field }: FieldProps & { children: (wiring: FieldWiring) => ReactNode }) {
  const t = useT();
  const wiring = useFieldWiring(field);
  return (
    <div className={classNames("grid content-start gap-1", field.className)}>
      <label htmlFor={wiring.id} className="justify-self-start text-sm font-medium">
        {field.label}
        {!field.required && (
          <span data-optional className="font-normal text-ink-soft">
            {" "}
            ({t("common:field.optional")})
          </span>
        )}
      </label>
      {children(wiring)}
      <FieldDescription id={`${wiring.id}-description`}>{field.description}</FieldDescription>
      <FieldError id={`${wiring.id}-error`}>{field.error}</FieldError>
    </div>
  );
}

export function useFieldWiring({ id, description, error, required }: FieldProps): FieldWiring {
  const made = useId();
  const wired = id ?? made;
  const describedBy = [description && `${wired}-description`, error && `${wired}-error`].filter(Boolean).join(" ");
  return {
    id: wired,
    required,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": describedBy || undefined,
  };
}

export function FieldDescription({ id, children }: { id: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <p id={id} className="text-sm text-ink-soft">
      {children}
    </p>
  );
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <p id={id} className="flex items-start gap-1.5 text-sm font-medium text-danger">
      <CircleAlert aria-hidden className="mt-[0.2em] size-4 shrink-0" />
      <span>
        <Sentence>{children}</Sentence>
      </span>
    </p>
  );
}
