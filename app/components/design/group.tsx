import type { ReactNode } from "react";

/** Named as in the code: engineers read this page to find what to import. */
export const Group = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="grid min-w-0 gap-4">
    <p lang="en" dir="ltr" className="border-b pb-1 text-sm text-ink-soft">
      {name}
    </p>
    {children}
  </div>
);

export const Line = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-wrap items-center gap-3">{children}</div>
);
