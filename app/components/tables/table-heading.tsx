import { Link, useLocation } from "@remix-run/react";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { TableColumn } from "#app/components/tables/table-columns.ts";
import { sortSearch, type TableSort } from "#app/components/tables/table-query.ts";
import { classNames } from "#app/components/ui/class-names.ts";
import { useT } from "#app/locales/use-t.ts";

export interface TableHeadingProps {
  id: string;
  column: TableColumn;
  sort?: TableSort<string>;
  className?: string;
}

/** A heading that sorts is a link to the same page sorted: it works without scripts, in a new tab, in a bookmark. */
export function TableHeading({ id, column, sort, className }: TableHeadingProps) {
  const t = useT();
  const heading = column.heading(t);
  const isSorted = sort?.column === id;
  const direction = isSorted ? (sort.isDescending ? "descending" : "ascending") : undefined;
  return (
    <th
      scope="col"
      aria-sort={direction}
      className={classNames(
        "border-b border-b-rule-strong px-2 py-2 align-bottom sm:px-3 font-medium whitespace-nowrap text-ink-soft first:ps-4 last:pe-4 sm:first:ps-5 sm:last:pe-5",
        column.isNumeric ? "text-end" : "text-start",
        className,
      )}
    >
      {column.isSortable && sort ? <SortLink id={id} heading={heading} sort={sort} /> : heading}
    </th>
  );
}

function SortLink({ id, heading, sort }: { id: string; heading: string; sort: TableSort<string> }) {
  const t = useT();
  const { search } = useLocation();
  const isSorted = sort.column === id;
  const next = isSorted && !sort.isDescending ? "sortDescending" : "sortAscending";
  const Mark = !isSorted ? ChevronsUpDown : sort.isDescending ? ArrowDown : ArrowUp;
  return (
    <Link
      to={{ search: sortSearch(search, id, sort) }}
      title={t(`common:table.${next}`, { column: heading })}
      preventScrollReset
      className={classNames("inline-flex items-center gap-1 hover:text-accent", isSorted && "text-ink")}
    >
      {heading}
      <Mark aria-hidden className={classNames("size-3.5", !isSorted && "opacity-60")} />
    </Link>
  );
}
