import { FactValue } from "#app/components/fleets/fact-value.tsx";
import type { FieldLabels, RowView } from "#app/components/fleets/views.ts";
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

/** Rows that change a vehicle of the fleet, field by field. */
export function ChangedRows({ rows, labels }: { rows: RowView[]; labels: FieldLabels }) {
  const t = useT();
  return (
    <ul>
      {rows.map((row) => (
        <li
          key={row.row}
          className="grid gap-x-6 gap-y-2 border-b px-4 py-3 last:border-b-0 sm:px-5 md:grid-cols-[14rem_1fr]"
        >
          <div className="flex flex-wrap items-center gap-3">
            <span className="text-sm text-ink-soft tabular-nums">{t("fleets:rowNumber", { row: row.row })}</span>
            <FactValue field={row.values.plate ? "plate" : "vin"} value={row.values.plate ?? row.values.vin} copies />
          </div>
          <dl className="grid gap-1">
            {row.changes.map((change) => (
              <div key={change.field} className="flex flex-wrap items-center gap-x-3">
                <dt className="w-44 text-ink-soft">{labels[change.field]}</dt>
                <dd className="flex flex-wrap items-center gap-2">
                  <del className="text-ink-soft">
                    <FactValue field={change.field} value={change.before} />
                  </del>
                  <span aria-hidden className="text-ink-soft rtl:-scale-x-100">
                    →
                  </span>
                  <ins className="font-medium no-underline">
                    <FactValue field={change.field} value={change.after} />
                  </ins>
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
