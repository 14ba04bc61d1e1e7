import { type Density, densities, type Theme, themes, useAppearance } from "#app/components/layout/appearance.ts";
import { ReturnHere } from "#app/components/layout/language-switch.tsx";
import { classNames } from "#app/components/ui/class-names.ts";
import { useT } from "#app/locales/use-t.ts";

/** Native forms, like the language: one press, one new document. */
export function AppearanceSwitch({ withDensity }: { withDensity?: boolean }) {
  const t = useT();
  const { theme, density } = useAppearance();
  return (
    <form method="post" action="/appearance" aria-label={t("common:appearance.label")} className="grid gap-3">
      <ReturnHere />
      <Choices
        name="theme"
        label={t("common:appearance.theme")}
        current={theme}
        options={themes.map((value: Theme) => ({ value, label: t(`common:appearance.${value}`) }))}
      />
      {withDensity && (
        <Choices
          name="density"
          label={t("common:appearance.density")}
          current={density}
          options={densities.map((value: Density) => ({ value, label: t(`common:appearance.${value}`) }))}
        />
      )}
    </form>
  );
}

interface ChoicesProps {
  name: string;
  label: string;
  current: string;
  options: { value: string; label: string }[];
}

const Choices = ({ name, label, current, options }: ChoicesProps) => (
  <fieldset className="grid gap-1">
    <legend className="mb-1 text-xs text-ink-soft">{label}</legend>
    <div className="flex overflow-hidden rounded-md border border-rule-strong">
      {options.map((option) => (
        <button
          key={option.value}
          type="submit"
          name={name}
          value={option.value}
          aria-pressed={option.value === current}
          className={classNames(
            "min-h-8 grow px-2 text-sm whitespace-nowrap not-first:border-s not-first:border-rule-strong focus-visible:-outline-offset-2",
            option.value === current ? "bg-accent font-medium text-on-accent" : "hover:bg-sunken",
          )}
        >
          {option.label}
        </button>
      ))}
    </div>
  </fieldset>
);
