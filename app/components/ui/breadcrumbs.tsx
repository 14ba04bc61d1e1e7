import { Link } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { useT } from "#app/locales/use-t.ts";

export interface Crumb {
  to: string;
  label: ReactNode;
}

/** The pages above this one; the page itself is its heading. */
export function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  const t = useT();
  return (
    <nav aria-label={t("common:navigation.breadcrumbs")} className="flex flex-wrap items-center gap-x-1.5 text-sm">
      {crumbs.map((crumb, index) => (
        <Fragment key={crumb.to}>
          {index > 0 && <ChevronRight aria-hidden className="size-3.5 text-ink-soft rtl:-scale-x-100" />}
          <Link to={crumb.to} className="text-ink-soft underline underline-offset-4 hover:text-accent">
            {crumb.label}
          </Link>
        </Fragment>
      ))}
    </nav>
  );
}
