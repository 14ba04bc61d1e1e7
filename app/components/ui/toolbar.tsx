import type { ReactNode } from "react";

/**
 * Search, filters and actions above a table. Usually inside a `<form method="get">`, so that it works without scripts.
 * On a phone the first field, the search, has a line of its own and the others stand two by two.
 * Every filter is optional: its fields do not say so.
 */
export const Toolbar = ({ children, end }: { children: ReactNode; end?: ReactNode }) => (
  <div className="flex flex-wrap items-end justify-between gap-3 border-b px-4 py-3 sm:px-5 [&_[data-optional]]:hidden">
    <div className="grid grow grid-cols-2 items-end gap-3 *:first:col-span-2 max-sm:*:w-full sm:flex sm:flex-wrap">
      {children}
    </div>
    {end && <div className="flex flex-wrap items-center gap-2">{end}</div>}
  </div>
);
