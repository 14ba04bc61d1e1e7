import { Link } from "@remix-run/react";
import { amountCell, dayCell, identifierCell, statusCell } from "#app/components/tables/cells.tsx";
import { DataTable } from "#app/components/tables/data-table.tsx";
import { columnsOf } from "#app/components/tables/table-columns.ts";
import { LinkButton } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Identifier } from "#app/components/ui/identifier.tsx";
import type { InvoiceStatus } from "#app/domain/lifecycle.ts";
import { formatCount } from "#app/domain/money.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

export interface InvoiceRow {
  id: string;
  number: string;
  status: InvoiceStatus;
  issuedOn: string;
  dueOn: string;
  poNumber: string | null;
  vehicleCount: number;
  totalMinor: bigint;
}

const column = columnsOf<InvoiceRow>();
const columns = column.columns([
  column.accessor("number", {
    cell: ({ row: { original } }) => <InvoiceName invoice={original} />,
    meta: { heading: (t) => t("invoices:number") },
  }),
  column.accessor("status", { cell: statusCell("invoice"), meta: { heading: (t) => t("invoices:state") } }),
  column.accessor("totalMinor", { cell: amountCell, meta: { heading: (t) => t("invoices:total"), isNumeric: true } }),
  column.accessor("vehicleCount", {
    cell: ({ getValue }) => <Count value={getValue()} />,
    meta: { heading: (t) => t("invoices:vehicleCount"), isNumeric: true },
  }),
  column.accessor("issuedOn", { cell: dayCell, meta: { heading: (t) => t("invoices:issuedOn") } }),
  column.accessor("dueOn", { cell: dayCell, meta: { heading: (t) => t("invoices:dueOn") } }),
  column.accessor("poNumber", { cell: identifierCell, meta: { heading: (t) => t("invoices:poNumber") } }),
]);

export function InvoicesTable({ invoices }: { invoices: InvoiceRow[] }) {
  const t = useT();
  const empty = (
    <EmptyState title={t("invoices:none")} action={<LinkButton to="/quotes">{t("invoices:toQuotes")}</LinkButton>}>
      {t("invoices:noneHint")}
    </EmptyState>
  );
  return (
    <DataTable label={t("invoices:title")} columns={columns} rows={invoices} rowId={({ id }) => id} empty={empty} />
  );
}

const InvoiceName = ({ invoice: { id, number } }: { invoice: InvoiceRow }) => (
  <Link to={`/invoices/${id}`} className="font-medium underline underline-offset-4 hover:text-accent">
    <Identifier>{number}</Identifier>
  </Link>
);

function Count({ value }: { value: number }) {
  const locale = useLanguage();
  return <bdi>{formatCount(value, locale)}</bdi>;
}
