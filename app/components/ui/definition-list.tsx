import type { ReactNode } from "react";
import { classNames } from "#app/components/ui/class-names.ts";

export interface Definition {
  term: string;
  value: ReactNode;
  /** The last line of a sum. */
  isTotal?: boolean;
}

/** Facts of one thing, or a sum: terms at the start of the line, values at its end when `isSum`. */
export function DefinitionList({ definitions, isSum }: { definitions: Definition[]; isSum?: boolean }) {
  return (
    <dl className="grid">
      {definitions.map(({ term, value, isTotal }) => (
        <div
          key={term}
          className={classNames(
            "flex flex-wrap gap-x-4 py-1.5 not-last:border-b",
            isSum && "justify-between",
            isTotal && "border-t-2 border-t-ink pt-2 text-lg font-semibold",
          )}
        >
          <dt className={classNames(!isTotal && "text-ink-soft", !isSum && "w-44")}>{term}</dt>
          <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
