import { Link } from "@remix-run/react";
import { ChevronDown } from "lucide-react";
import { amountCell, textCell } from "#app/components/tables/cells.tsx";
import { DataTable } from "#app/components/tables/data-table.tsx";
import { columnsOf } from "#app/components/tables/table-columns.ts";
import { Amount } from "#app/components/ui/amount.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Identifier, Sentence } from "#app/components/ui/identifier.tsx";
import { Plate } from "#app/components/ui/plate.tsx";
import { Status, StatusOf } from "#app/components/ui/status.tsx";
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
  /** The one that covers the vehicle already; without its id the reader may not open it. */
  invoice: { id: string | null; number: string } | null;
}

const column = columnsOf<LineRow>();
const columns = column.columns([
  column.accessor("plate", {
    cell: ({ row: { original } }) => <Vehicle line={original} />,
    meta: { heading: (t) => t("quotes:vehicle") },
  }),
  column.accessor("outcome", {
    cell: ({ row: { original } }) => <OutcomeOf line={original} />,
    meta: { heading: (t) => t("quotes:outcome") },
  }),
  column.accessor("amountMinor", { cell: amountCell, meta: { heading: (t) => t("quotes:amount"), isNumeric: true } }),
  column.accessor("increaseMinor", {
    cell: amountCell,
    meta: { heading: (t) => t("quotes:increase"), isNumeric: true },
  }),
  column.accessor("reason", {
    cell: ({ row: { original } }) => (
      <div className="grid max-w-[64ch] gap-0.5 py-0.5">
        <span>
          <Sentence>{original.reason}</Sentence>
        </span>
        <Grounds line={original} />
      </div>
    ),
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

/** On a phone a line is short: what it costs, and why. The reason opens in full, with its article, without scripts. */
function LineCards({ lines }: { lines: LineRow[] }) {
  const t = useT();
  return (
    <ul aria-label={t("quotes:lines")} className="text-sm md:hidden">
      {lines.map((line) => (
        <li key={line.vehicleId} className="border-b px-4 pt-2.5 last:border-b-0">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <Vehicle line={line} />
            {line.amountMinor === null ? <OutcomeOf line={line} /> : <Price line={line} />}
          </div>
          <details className="group">
            <summary className="flex min-h-9 list-none items-start gap-2 pt-1.5 pb-2.5 text-ink-soft group-open:text-ink [&::-webkit-details-marker]:hidden">
              <span className="line-clamp-2 grow group-open:line-clamp-none">
                <Sentence>{line.reason}</Sentence>
              </span>
              <ChevronDown aria-hidden className="mt-[0.2em] size-4 shrink-0 group-open:rotate-180" />
            </summary>
            <div className="grid gap-1 pb-3">
              <Grounds line={line} />
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}

function Price({ line: { amountMinor, increaseMinor } }: { line: LineRow }) {
  if (amountMinor === null) return null;
  return (
    <span className="flex flex-wrap justify-end gap-x-2">
      <Amount minor={amountMinor} className="font-medium" />
      {increaseMinor !== null && increaseMinor > 0n && (
        <span className="text-ink-soft">
          + <Amount minor={increaseMinor} />
        </span>
      )}
    </span>
  );
}

/** A vehicle that waits on an invoice is not one that has its stamp. */
function OutcomeOf({ line: { outcome, invoice } }: { line: LineRow }) {
  const t = useT();
  if (invoice) return <Status tone="over">{t("quotes:alreadyOrdered")}</Status>;
  return <StatusOf subject="outcome" value={outcome} />;
}

function Vehicle({ line: { plate, vin } }: { line: LineRow }) {
  return plate === null && vin !== null ? <Identifier>{vin}</Identifier> : <Plate number={plate} />;
}

/** What the reason rests on, or where to act on it. */
function Grounds({ line: { outcome, vehicleId, invoice, rule, legalBasis } }: { line: LineRow }) {
  const t = useT();
  if (outcome === "undetermined") return <Way to={`/vehicles/${vehicleId}`}>{t("quotes:complete")}</Way>;
  if (invoice?.id) return <Way to={`/invoices/${invoice.id}`}>{t("quotes:openInvoice")}</Way>;
  return (
    <span className="text-xs text-ink-soft">
      {rule && (
        <>
          <Identifier>{rule}</Identifier>
          {" · "}
        </>
      )}
      <bdi>{legalBasis}</bdi>
    </span>
  );
}

const Way = ({ to, children }: { to: string; children: string }) => (
  <Link to={to} className="justify-self-start underline underline-offset-4 hover:text-accent">
    {children}
  </Link>
);
