import type { ReactNode } from "react";

export const Kbd = ({ children }: { children: ReactNode }) => (
  <kbd dir="ltr" className="rounded-sm border border-b-2 border-rule-strong bg-sheet px-1.5 font-sans text-xs">
    {children}
  </kbd>
);
