import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "#app/components/ui/breadcrumbs.tsx";
import { Sentence } from "#app/components/ui/identifier.tsx";

export interface PageHeadingProps {
  title: ReactNode;
  crumbs?: Crumb[];
  /** Beside the title: a state, a count. */
  mark?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
}

export function PageHeading({ title, crumbs, mark, lead, actions }: PageHeadingProps) {
  return (
    <header className="grid gap-2">
      {crumbs && <Breadcrumbs crumbs={crumbs} />}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <h1 className="text-xl font-semibold sm:text-2xl">
            <Sentence>{title}</Sentence>
          </h1>
          {mark}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {lead && (
        <div className="max-w-[68ch] text-ink-soft">
          <Sentence>{lead}</Sentence>
        </div>
      )}
    </header>
  );
}
