import type { ReactNode } from "react";
import { classNames } from "#app/components/ui/class-names.ts";
import { Sentence } from "#app/components/ui/identifier.tsx";

export interface PanelProps {
  title?: ReactNode;
  /** Small actions that concern this panel only. */
  actions?: ReactNode;
  /** Without padding, for a table that fills it. */
  isFlush?: boolean;
  className?: string;
  children: ReactNode;
}

/** A sheet of paper ruled off by hairlines. */
export function Panel({ title, actions, isFlush, className, children }: PanelProps) {
  return (
    <section className={classNames("min-w-0 rounded-lg border bg-sheet", className)}>
      {title && (
        <div className="flex min-h-13 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b px-4 py-2 sm:px-5">
          <h2 className="font-semibold">
            <Sentence>{title}</Sentence>
          </h2>
          {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
        </div>
      )}
      <div className={isFlush ? undefined : "p-4 sm:p-5"}>{children}</div>
    </section>
  );
}
