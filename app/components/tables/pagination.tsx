import { Link, useLocation } from "@remix-run/react";
import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { pageSearch } from "#app/components/tables/table-query.ts";
import { buttonStyle } from "#app/components/ui/button.tsx";
import { formatCount } from "#app/domain/money.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

export interface PaginationProps {
  /** What is paged, where a page holds more than one table. */
  label?: string;
  /** From 1. */
  page: number;
  pageSize: number;
  total: number;
}

/** The foot of a table in a flush panel; a table of one page has none. */
export function Pagination({ label, page, pageSize, total }: PaginationProps) {
  const t = useT();
  const locale = useLanguage();
  if (total <= pageSize) return null;
  const pageCount = Math.ceil(total / pageSize);
  const count = (value: number) => formatCount(value, locale);
  const from = Math.min((page - 1) * pageSize + 1, total);
  return (
    <nav
      aria-label={[t("common:pagination.label"), label].filter(Boolean).join(" · ")}
      className="flex flex-wrap items-center justify-between gap-3 border-t px-4 py-3 text-sm sm:px-5"
    >
      <p className="text-ink-soft tabular-nums">
        {t("common:pagination.range", {
          from: count(from),
          to: count(Math.min(page * pageSize, total)),
          total: count(total),
        })}
      </p>
      <div className="flex items-center gap-2">
        <PageLink page={page - 1} isOpen={page > 1}>
          <ChevronLeft aria-hidden className="size-4 rtl:-scale-x-100" />
          {t("common:pagination.previous")}
        </PageLink>
        <span className="px-1 tabular-nums">
          {t("common:pagination.page", { page: count(page), pageCount: count(pageCount) })}
        </span>
        <PageLink page={page + 1} isOpen={page < pageCount}>
          {t("common:pagination.next")}
          <ChevronRight aria-hidden className="size-4 rtl:-scale-x-100" />
        </PageLink>
      </div>
    </nav>
  );
}

function PageLink({ page, isOpen, children }: { page: number; isOpen: boolean; children: ReactNode }) {
  const { search } = useLocation();
  const look = buttonStyle({ look: "secondary", size: "sm" });
  if (!isOpen) {
    return (
      <button type="button" disabled className={look}>
        {children}
      </button>
    );
  }
  return (
    <Link to={{ search: pageSearch(search, page) }} className={look}>
      {children}
    </Link>
  );
}
