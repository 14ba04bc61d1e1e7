import { amountCell } from "#app/components/tables/cells.tsx";
import { DataTable } from "#app/components/tables/data-table.tsx";
import { columnsOf } from "#app/components/tables/table-columns.ts";
import { formatCount } from "#app/domain/money.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

export interface CostCentreRow {
  costCentre: string | null;
  count: number;
  totalMinor: bigint;
}

const column = columnsOf<CostCentreRow>();
const columns = column.columns([
  column.accessor("costCentre", {
    cell: ({ getValue }) => <Name name={getValue()} />,
    meta: { heading: (t) => t("invoices:costCentre") },
  }),
  column.accessor("count", {
    cell: ({ getValue }) => <Count value={getValue()} />,
    meta: { heading: (t) => t("invoices:vehicleCount"), isNumeric: true },
  }),
  column.accessor("totalMinor", {
    cell: amountCell,
    meta: { heading: (t) => t("invoices:stampsAndIncreases"), isNumeric: true },
  }),
]);

export function CostCentres({ rows }: { rows: CostCentreRow[] }) {
  const t = useT();
  return (
    <DataTable label={t("invoices:costCentres")} columns={columns} rows={rows} rowId={(row) => row.costCentre ?? ""} />
  );
}

function Name({ name }: { name: string | null }) {
  const t = useT();
  return name === null ? <span className="text-ink-soft">{t("invoices:noCostCentre")}</span> : <bdi>{name}</bdi>;
}

function Count({ value }: { value: number }) {
  const locale = useLanguage();
  return <bdi>{formatCount(value, locale)}</bdi>;
}
