import type { ReactNode } from "react";
import { classNames } from "#app/components/ui/class-names.ts";

export interface Definition {
  term: string;
  value: ReactNode;
  /** The last line of a sum. */
  isTotal?: boolean;
}

/** Beside its term as long as its longest word fits there, so that values stand in one column; else below it. */
const beside = "max-w-full grow basis-36 [overflow-wrap:break-word]";

/** Facts of one thing, or a sum: terms at the start of the line, values at its end when `isSum`. */
export function DefinitionList({ definitions, isSum }: { definitions: Definition[]; isSum?: boolean }) {
  return (
    <dl className="grid">
      {definitions.map(({ term, value, isTotal }) => (
        <div
          key={term}
          className={classNames(
            "flex flex-wrap gap-x-3 py-1.5 not-last:border-b sm:gap-x-4",
            isSum && "justify-between",
            isTotal && "border-t-2 border-t-ink pt-2 text-lg font-semibold",
          )}
        >
          <dt className={classNames(!isTotal && "text-ink-soft", !isSum && "w-26 shrink-0 sm:w-44")}>{term}</dt>
          <dd className={isSum ? "min-w-0 [overflow-wrap:anywhere]" : beside}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
