import { Link } from "@remix-run/react";
import { FactValue } from "#app/components/fleets/fact-value.tsx";
import type { FieldLabels, RowView } from "#app/components/fleets/views.ts";
import { classNames } from "#app/components/ui/class-names.ts";
import { formatCount } from "#app/domain/money.ts";
import type { ImportField } from "#app/domain/vehicle.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

export interface ChangedFieldsProps {
  uploadId: string;
  changes: { field: ImportField; count: number }[];
  /** Only rows that change this field are shown. */
  chosen: ImportField | null;
  labels: FieldLabels;
}

/** What changes, field by field: that vehicles go to another depot is worth a look of its own. */
export function ChangedFields({ uploadId, changes, chosen, labels }: ChangedFieldsProps) {
  const t = useT();
  const locale = useLanguage();
  const links = [
    { field: null, label: t("fleets:all"), count: null },
    ...changes.map((change) => ({ ...change, label: labelOf(change.field) })),
  ];
  function labelOf(field: ImportField) {
    return field === "depot" ? t("fleets:changes.depot") : labels[field];
  }
  return (
    <nav aria-label={t("fleets:changes.label")} className="flex flex-wrap gap-2 border-b px-4 py-3 sm:px-5">
      {links.map(({ field, label, count }) => (
        <Link
          key={field}
          to={{
            pathname: `/uploads/${uploadId}`,
            search: `?gate=rows&show=changed${field ? `&changing=${field}` : ""}`,
          }}
          preventScrollReset
          aria-current={chosen === field ? "true" : undefined}
          className={classNames(
            "inline-flex items-center gap-2 rounded-md border px-2.5 py-1 text-sm no-underline hover:bg-sunken",
            chosen === field ? "border-accent bg-accent-wash" : "border-rule-strong",
          )}
        >
          {label}
          {count !== null && <span className="font-semibold tabular-nums">{formatCount(count, locale)}</span>}
        </Link>
      ))}
    </nav>
  );
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
          <div className="flex flex-wrap items-center gap-3 self-start">
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
