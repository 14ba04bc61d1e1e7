import { Link } from "@remix-run/react";
import { amountCell, statusCell, textCell } from "#app/components/tables/cells.tsx";
import { DataTable } from "#app/components/tables/data-table.tsx";
import { columnsOf } from "#app/components/tables/table-columns.ts";
import { Amount } from "#app/components/ui/amount.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Plate } from "#app/components/ui/plate.tsx";
import { StatusOf } from "#app/components/ui/status.tsx";
import type { Outcome } from "#app/domain/lifecycle.ts";
import { useT } from "#app/locales/use-t.ts";

export interface LineRow {
  vehicleId: string;
  plate: string | null;
  vin: string | null;
  depot: string | null;
  outcome: Outcome;
  /** Null: nothing is asked for it. */
  amountMinor: bigint | null;
  increaseMinor: bigint | null;
  rule: string | null;
  reason: string;
  legalBasis: string;
}

const column = columnsOf<LineRow>();
const columns = column.columns([
  column.accessor("plate", {
    cell: ({ row: { original } }) => <Vehicle line={original} />,
    meta: { heading: (t) => t("quotes:vehicle") },
  }),
  column.accessor("outcome", { cell: statusCell("outcome"), meta: { heading: (t) => t("quotes:outcome") } }),
  column.accessor("amountMinor", { cell: amountCell, meta: { heading: (t) => t("quotes:amount"), isNumeric: true } }),
  column.accessor("increaseMinor", {
    cell: amountCell,
    meta: { heading: (t) => t("quotes:increase"), isNumeric: true },
  }),
  column.accessor("reason", {
    cell: ({ row: { original } }) => <Why line={original} />,
    meta: { heading: (t) => t("quotes:reason"), isWide: true },
  }),
  column.accessor("depot", { cell: textCell, meta: { heading: (t) => t("fleets:depot") } }),
]);

export function LinesTable({ lines }: { lines: LineRow[] }) {
  const t = useT();
  const empty = <EmptyState title={t("quotes:noLines")} />;
  const table = (
    <DataTable
      label={t("quotes:lines")}
      columns={columns}
      rows={lines}
      rowId={({ vehicleId }) => vehicleId}
      empty={empty}
    />
  );
  if (lines.length === 0) return table;
  return (
    <>
      <div className="hidden md:block">{table}</div>
      <LineCards lines={lines} />
    </>
  );
}

/** On a phone the reason stands under its vehicle: a sentence cannot be read through a column. */
function LineCards({ lines }: { lines: LineRow[] }) {
  const t = useT();
  return (
    <ul aria-label={t("quotes:lines")} className="md:hidden">
      {lines.map((line) => (
        <li key={line.vehicleId} className="grid gap-2 border-b px-4 py-3 text-sm last:border-b-0">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <Vehicle line={line} />
            <StatusOf subject="outcome" value={line.outcome} />
          </div>
          {line.amountMinor !== null && (
            <p className="flex flex-wrap justify-between gap-x-4 tabular-nums">
              <Amount minor={line.amountMinor} className="font-medium" />
              {line.increaseMinor !== null && line.increaseMinor > 0n && (
                <span className="text-ink-soft">
                  + <Amount minor={line.increaseMinor} />
                </span>
              )}
            </p>
          )}
          <Why line={line} />
        </li>
      ))}
    </ul>
  );
}

function Vehicle({ line: { plate, vin } }: { line: LineRow }) {
  if (plate !== null || vin === null) return <Plate number={plate} />;
  return (
    <bdi dir="ltr" className="tabular-nums">
      {vin}
    </bdi>
  );
}

function Why({ line }: { line: LineRow }) {
  const t = useT();
  return (
    <div className="grid max-w-[64ch] gap-0.5 py-0.5">
      <span>{line.reason}</span>
      {line.outcome === "undetermined" ? (
        <Link
          to={`/vehicles/${line.vehicleId}`}
          className="justify-self-start underline underline-offset-4 hover:text-accent"
        >
          {t("quotes:complete")}
        </Link>
      ) : (
        <span className="text-xs text-ink-soft">
          {line.rule && (
            <>
              <bdi dir="ltr" className="whitespace-nowrap">
                {line.rule}
              </bdi>
              {" · "}
            </>
          )}
          <bdi>{line.legalBasis}</bdi>
        </span>
      )}
    </div>
  );
}
