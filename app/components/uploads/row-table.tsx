import { FactValue } from "#app/components/fleets/fact-value.tsx";
import type { RowView } from "#app/components/fleets/views.ts";
import { DataTable } from "#app/components/tables/data-table.tsx";
import { columnsOf } from "#app/components/tables/table-columns.ts";
import type { ImportField } from "#app/domain/vehicle.ts";
import { type Translate, useT } from "#app/locales/use-t.ts";

const column = columnsOf<RowView>();

const fact = (field: ImportField, heading: (t: Translate) => string) =>
  column.accessor((row) => row.values[field], {
    id: field,
    cell: ({ getValue }) => <FactValue field={field} value={getValue()} copies />,
    meta: { heading },
  });

const columns = column.columns([
  column.accessor("row", { meta: { heading: (t) => t("fleets:line"), isNumeric: true } }),
  fact("plate", (t) => t("fleets:plate")),
  fact("vin", (t) => t("fleets:vin")),
  fact("kind", (t) => t("fleets:kind")),
  fact("energy", (t) => t("fleets:energy")),
  fact("fiscal_power", (t) => t("fleets:fiscalPower")),
  fact("gross_weight", (t) => t("fleets:grossWeight")),
  fact("seats", (t) => t("fleets:seats")),
  fact("first_circulation", (t) => t("fleets:firstCirculation")),
  fact("depot", (t) => t("fleets:depot")),
]);

/** Rows that need nothing: as they were read. */
export function RowTable({ rows }: { rows: RowView[] }) {
  const t = useT();
  return <DataTable label={t("fleets:counts.label")} columns={columns} rows={rows} rowId={({ row }) => String(row)} />;
}
