import { amountCell, statusCell, textCell } from "#app/components/tables/cells.tsx";
import { DataTable } from "#app/components/tables/data-table.tsx";
import { columnsOf } from "#app/components/tables/table-columns.ts";
import { formatInstant } from "#app/domain/day.ts";
import type { PaymentMethod, PaymentStatus } from "#app/domain/lifecycle.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

export interface PaymentRow {
  id: string;
  method: PaymentMethod;
  status: PaymentStatus;
  amountMinor: bigint;
  payer: string | null;
  at: Date;
}

const column = columnsOf<PaymentRow>();
const columns = column.columns([
  column.accessor("method", {
    cell: ({ getValue }) => <Method method={getValue()} />,
    meta: { heading: (t) => t("invoices:method") },
  }),
  column.accessor("status", { cell: statusCell("payment"), meta: { heading: (t) => t("invoices:state") } }),
  column.accessor("amountMinor", { cell: amountCell, meta: { heading: (t) => t("quotes:amount"), isNumeric: true } }),
  column.accessor("payer", { cell: textCell, meta: { heading: (t) => t("invoices:by") } }),
  column.accessor("at", {
    cell: ({ getValue }) => <Moment at={getValue()} />,
    meta: { heading: (t) => t("invoices:on") },
  }),
]);

/** Every attempt, first to last: what failed stays readable. */
export function PaymentsTable({ payments }: { payments: PaymentRow[] }) {
  const t = useT();
  return <DataTable label={t("invoices:payments")} columns={columns} rows={payments} rowId={({ id }) => id} />;
}

function Method({ method }: { method: PaymentMethod }) {
  const t = useT();
  return t(`payments:methods.${method}`);
}

function Moment({ at }: { at: Date }) {
  const locale = useLanguage();
  return <time dateTime={at.toISOString()}>{formatInstant(at, locale)}</time>;
}
