import { Check } from "lucide-react";
import { useState } from "react";
import { FactValue } from "#app/components/fleets/fact-value.tsx";
import type { ProblemView, RowView } from "#app/components/fleets/views.ts";
import { buttonStyle } from "#app/components/ui/button.tsx";
import { classNames } from "#app/components/ui/class-names.ts";
import { formId, problemOf, useCorrecting } from "#app/components/uploads/correcting.ts";
import { RawText } from "#app/components/uploads/raw-text.tsx";
import type { ImportField } from "#app/domain/vehicle.ts";
import { useT } from "#app/locales/use-t.ts";

/** What stands in the file, or what was typed since. */
export function FoundCell({ row }: { row: RowView }) {
  const { cause, labels } = useCorrecting();
  const problem = problemOf(row, cause);
  if (!problem) return null;
  const isOther = `${problem.code}:${problem.field}` !== cause;
  return (
    <>
      {isOther && <span className="block text-xs text-ink-soft">{labels[problem.field]}</span>}
      <RawText field={problem.field} text={problem.value} />
      {isReadOtherwise(row, problem) && (
        <span className="mt-1 flex items-center gap-1.5">
          <span aria-hidden className="text-ink-soft rtl:-scale-x-100">
            →
          </span>
          <FactValue field={problem.field} value={row.values[problem.field]} />
        </span>
      )}
      {problem.code === "vehicle_elsewhere" && row.held_by && <HeldBy depot={row.held_by} />}
    </>
  );
}

/** A remark is about how a value was read: both are shown where they differ. */
const isReadOtherwise = (row: RowView, { field, value, level }: ProblemView): boolean =>
  level === "notice" && row.values[field] !== undefined && row.values[field] !== value;

function HeldBy({ depot }: { depot: string }) {
  const t = useT();
  return (
    <span className="block text-xs text-ink-soft">
      {t("fleets:depot")}: <bdi>{depot}</bdi>
    </span>
  );
}

/** What is proposed; one press takes it. */
export function ProposalCell({ row }: { row: RowView }) {
  const t = useT();
  const { cause, isLive } = useCorrecting();
  const problem = problemOf(row, cause);
  if (!problem?.suggestion) return null;
  return (
    <button
      type="submit"
      form={formId(row)}
      name="take"
      value={problem.field}
      data-accept
      tabIndex={isLive ? -1 : undefined}
      className={classNames(buttonStyle({ look: "quiet", size: "sm" }), "-ms-3 max-w-full")}
    >
      <Check aria-hidden className="size-4 shrink-0" />
      <span className="sr-only">{t("fleets:correction.accept")} </span>
      <FactValue field={problem.field} value={problem.suggestion} />
    </button>
  );
}

/** By what a person recognises the vehicle; its other cells on demand. */
export function VehicleCell({ row }: { row: RowView }) {
  const { cause } = useCorrecting();
  const t = useT();
  const [isOpen, open] = useOpened();
  const field = problemOf(row, cause)?.field;
  const recognised = (["plate", "make", "model", "depot"] as const).filter(
    (known) => known !== field && row.values[known],
  );
  return (
    <details className="group/cells whitespace-normal" onToggle={open}>
      <summary className="cursor-pointer list-none">
        <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span aria-hidden className="text-ink-soft group-open/cells:rotate-90 rtl:-scale-x-100">
            ›
          </span>
          {recognised.map((known) => (
            <FactValue key={known} field={known} value={row.values[known]} />
          ))}
          {recognised.length === 0 && <span className="text-ink-soft">{t("fleets:correction.allCells")}</span>}
        </span>
      </summary>
      {isOpen && <AllCells row={row} />}
    </details>
  );
}

/** What is closed is not drawn, but before scripts run, when nothing could be drawn later. */
function useOpened(): [boolean, () => void] {
  const { isLive } = useCorrecting();
  const [isOpen, setIsOpen] = useState(!isLive);
  return [isOpen, () => setIsOpen(true)];
}

function AllCells({ row }: { row: RowView }) {
  const { labels } = useCorrecting();
  const fields = Object.keys(row.values) as ImportField[];
  return (
    <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-xs whitespace-normal">
      {fields.map((known) => (
        <div key={known} className="contents">
          <dt className="text-ink-soft">{labels[known]}</dt>
          <dd>
            <FactValue field={known} value={row.values[known]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
