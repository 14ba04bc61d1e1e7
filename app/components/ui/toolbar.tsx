import type { ReactNode } from "react";

/**
 * Search, filters and actions above a table. Usually inside a `<form method="get">`, so that it works without scripts.
 * Every filter is optional: its fields do not say so.
 */
export const Toolbar = ({ children, end }: { children: ReactNode; end?: ReactNode }) => (
  <div className="flex flex-wrap items-end justify-between gap-3 border-b px-4 py-3 sm:px-5 [&_[data-optional]]:hidden">
    <div className="flex flex-wrap items-end gap-3">{children}</div>
    {end && <div className="flex flex-wrap items-center gap-2">{end}</div>}
  </div>
);
