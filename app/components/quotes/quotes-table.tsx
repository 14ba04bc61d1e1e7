import { Link } from "@remix-run/react";
import { amountCell, dayCell, statusCell } from "#app/components/tables/cells.tsx";
import { DataTable } from "#app/components/tables/data-table.tsx";
import { columnsOf } from "#app/components/tables/table-columns.ts";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Badge } from "#app/components/ui/status.tsx";
import type { QuoteStatus } from "#app/domain/lifecycle.ts";
import { formatCount } from "#app/domain/money.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";
import { type SelectionLabel, SelectionName } from "./selection-name.tsx";

export interface QuoteRow {
  id: string;
  year: number;
  simulation: boolean;
  status: QuoteStatus;
  askedOn: string;
  selection: SelectionLabel;
  vehicleCount: number;
  totalMinor: bigint | null;
}

const column = columnsOf<QuoteRow>();
const columns = column.columns([
  column.accessor("year", {
    cell: ({ row: { original } }) => <QuoteName quote={original} />,
    meta: { heading: (t) => t("common:steps.quote") },
  }),
  column.accessor("status", { cell: statusCell("quote"), meta: { heading: (t) => t("invoices:state") } }),
  column.accessor("totalMinor", { cell: amountCell, meta: { heading: (t) => t("quotes:total"), isNumeric: true } }),
  column.accessor("selection", {
    cell: ({ getValue }) => <SelectionName selection={getValue()} />,
    meta: { heading: (t) => t("quotes:which") },
  }),
  column.accessor("vehicleCount", {
    cell: ({ getValue }) => <Count value={getValue()} />,
    meta: { heading: (t) => t("quotes:vehicleCount"), isNumeric: true },
  }),
  column.accessor("askedOn", { cell: dayCell, meta: { heading: (t) => t("quotes:askedOn") } }),
]);

export function QuotesTable({ quotes }: { quotes: QuoteRow[] }) {
  const t = useT();
  const empty = <EmptyState title={t("quotes:none")}>{t("quotes:noneHint")}</EmptyState>;
  return <DataTable label={t("quotes:title")} columns={columns} rows={quotes} rowId={({ id }) => id} empty={empty} />;
}

function QuoteName({ quote }: { quote: QuoteRow }) {
  const t = useT();
  return (
    <span className="inline-flex items-baseline gap-2 max-sm:flex-col max-sm:gap-1">
      <Link to={`/quotes/${quote.id}`} className="font-medium underline underline-offset-4 hover:text-accent">
        {t("quotes:yearTitle", { year: String(quote.year) })}
      </Link>
      {quote.simulation && <Badge>{t("quotes:simulation")}</Badge>}
    </span>
  );
}

function Count({ value }: { value: number }) {
  const locale = useLanguage();
  return <bdi>{formatCount(value, locale)}</bdi>;
}
