import { type InputHTMLAttributes, type ReactNode, useId } from "react";
import { classNames } from "#app/components/ui/class-names.ts";
import { FieldDescription, FieldError, type FieldProps, useFieldWiring } from "#app/components/ui/field.tsx";

type ChoiceProps = Omit<InputHTMLAttributes<HTMLInputElement>, "type" | "className"> & {
  label: ReactNode;
  description?: ReactNode;
  className?: string;
};

function Choice({ type, label, description, className, ...input }: ChoiceProps & { type: "checkbox" | "radio" }) {
  const id = useId();
  return (
    <div className={classNames("flex items-start gap-3", className)}>
      <input
        {...input}
        id={id}
        type={type}
        aria-describedby={description ? `${id}-description` : undefined}
        className="tick mt-[0.15em]"
      />
      <div>
        <label htmlFor={id}>{label}</label>
        <FieldDescription id={`${id}-description`}>{description}</FieldDescription>
      </div>
    </div>
  );
}

export const Checkbox = (props: ChoiceProps) => <Choice {...props} type="checkbox" />;

export interface RadioGroupProps extends FieldProps {
  name: string;
  defaultValue?: string;
  options: { value: string; label: ReactNode; description?: ReactNode; disabled?: boolean }[];
}

export function RadioGroup({ name, options, defaultValue, ...field }: RadioGroupProps) {
  const { id, "aria-describedby": describedBy } = useFieldWiring(field);
  return (
    <fieldset aria-describedby={describedBy} className={classNames("grid gap-2", field.className)}>
      <legend className="mb-1 text-sm font-medium">{field.label}</legend>
      <FieldDescription id={`${id}-description`}>{field.description}</FieldDescription>
      {options.map((option) => (
        <Choice
          key={option.value}
          type="radio"
          name={name}
          required={field.required}
          defaultChecked={option.value === defaultValue}
          {...option}
        />
      ))}
      <FieldError id={`${id}-error`}>{field.error}</FieldError>
    </fieldset>
  );
}
