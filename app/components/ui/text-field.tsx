import type { InputHTMLAttributes, TextareaHTMLAttributes } from "react";
import { classNames } from "#app/components/ui/class-names.ts";
import { Field, type FieldProps } from "#app/components/ui/field.tsx";

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "required" | "className">;

export function TextField({
  label,
  description,
  error,
  id,
  required,
  className,
  ...input
}: FieldProps & InputProps & { inputClassName?: string }) {
  const { inputClassName, ...attributes } = input;
  return (
    <Field {...{ label, description, error, id, required, className }}>
      {(wiring) => <input {...attributes} {...wiring} className={classNames("control", inputClassName)} />}
    </Field>
  );
}

/** Whole numbers, plates, references: digits run left to right in every language. */
export function NumberField(props: FieldProps & InputProps) {
  return <TextField inputMode="numeric" autoComplete="off" dir="ltr" inputClassName="tabular-nums" {...props} />;
}

type TextAreaProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id" | "required" | "className">;

export function TextArea({ label, description, error, id, required, className, ...area }: FieldProps & TextAreaProps) {
  return (
    <Field {...{ label, description, error, id, required, className }}>
      {(wiring) => <textarea rows={3} {...area} {...wiring} className="control" />}
    </Field>
  );
}
