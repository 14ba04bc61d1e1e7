import { Link } from "@remix-run/react";
import { Check } from "lucide-react";
import { classNames } from "#app/components/ui/class-names.ts";
import { useT } from "#app/locales/use-t.ts";

/** The pipe of the product, in its order. */
export const steps = ["upload", "review", "fleet", "quote", "invoice", "payment", "vignettes", "delivery"] as const;
export type Step = (typeof steps)[number];
type Progress = "done" | "current" | "ahead";

/** Where the work stands between the file and the driver. A step that has a page is a link to it. */
export function Steps({ current, links = {} }: { current: Step; links?: Partial<Record<Step, string>> }) {
  const t = useT();
  const at = steps.indexOf(current);
  return (
    <ol aria-label={t("common:steps.label")} className="flex gap-1">
      {steps.map((step, index) => {
        const progress = index < at ? "done" : index === at ? "current" : "ahead";
        return (
          <li
            key={step}
            aria-current={progress === "current" ? "step" : undefined}
            className={classNames("min-w-0", progress === "current" ? "grow-[6] sm:grow" : "grow", "basis-0")}
          >
            <Bar progress={progress} />
            <StepName step={step} progress={progress} to={links[step]} />
          </li>
        );
      })}
    </ol>
  );
}

const Bar = ({ progress }: { progress: Progress }) => (
  <div
    className={classNames(
      "mb-1.5 h-1 rounded-sm",
      progress === "ahead" ? "border border-rule-strong" : "bg-accent",
      progress === "done" && "opacity-70",
    )}
  />
);

/** On a phone only the current step shows its name; the others keep theirs for screen readers. */
function StepName({ step, progress, to }: { step: Step; progress: Progress; to?: string }) {
  const t = useT();
  const isCurrent = progress === "current";
  const name = (
    <>
      {progress === "done" && (
        <Check aria-hidden className="me-1 hidden size-3.5 align-[-0.15em] text-accent lg:inline" />
      )}
      {t(`common:steps.${step}`)}
      <span className="sr-only"> ({t(`common:steps.${progress}`)})</span>
    </>
  );
  const look = classNames(
    "truncate text-sm",
    isCurrent ? "block font-semibold" : "sr-only text-ink-soft sm:not-sr-only sm:block",
  );
  return to && !isCurrent ? (
    <Link to={to} className={classNames(look, "hover:text-accent hover:underline")}>
      {name}
    </Link>
  ) : (
    <span className={look}>{name}</span>
  );
}
