import { Link } from "@remix-run/react";
import { FileDown } from "lucide-react";
import { amountCell, dayCell, plateCell, textCell } from "#app/components/tables/cells.tsx";
import { DataTable } from "#app/components/tables/data-table.tsx";
import { columnsOf } from "#app/components/tables/table-columns.ts";
import type { TableSort } from "#app/components/tables/table-query.ts";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Badge, Status, StatusOf } from "#app/components/ui/status.tsx";
import type { DeliveryStatus, VignetteStatus } from "#app/domain/lifecycle.ts";
import { useT } from "#app/locales/use-t.ts";

export interface VignetteRow {
  serial: string;
  plate: string | null;
  year: number;
  status: VignetteStatus;
  specimen: boolean;
  amountMinor: bigint;
  issuedOn: string | null;
  driverName: string | null;
  delivery: { status: DeliveryStatus | "none"; isUnknown: boolean; isLeaving: boolean };
  mayDownload: boolean;
  maySend: boolean;
}

const column = columnsOf<VignetteRow>();

const columns = column.columns([
  column.accessor("plate", { meta: { heading: (t) => t("vignettes:plate"), isSortable: true }, cell: plateCell }),
  column.accessor("year", { meta: { heading: (t) => t("vignettes:year"), isSortable: true, isNumeric: true } }),
  column.accessor("status", {
    meta: { heading: (t) => t("vignettes:state") },
    cell: ({ row: { original } }) => <VignetteState {...original} />,
  }),
  column.accessor("amountMinor", {
    id: "amount",
    meta: { heading: (t) => t("vignettes:amount"), isSortable: true, isNumeric: true },
    cell: amountCell,
  }),
  column.accessor("issuedOn", {
    id: "issuedAt",
    meta: { heading: (t) => t("vignettes:issuedAt"), isSortable: true },
    cell: dayCell,
  }),
  column.accessor("driverName", { meta: { heading: (t) => t("vignettes:driver") }, cell: textCell }),
  column.display({
    id: "delivery",
    meta: { heading: (t) => t("vignettes:delivery") },
    cell: ({ row }) => <DeliveryState {...row.original.delivery} />,
  }),
  column.display({
    id: "actions",
    meta: { heading: (t) => t("vignettes:document") },
    cell: ({ row }) => <RowActions row={row.original} />,
  }),
]);

/** A specimen says so wherever it stands. */
function VignetteState({ status, specimen }: Pick<VignetteRow, "status" | "specimen">) {
  const t = useT();
  return (
    <span className="inline-flex items-baseline gap-2">
      <StatusOf subject="vignette" value={status} />
      {specimen && <Badge>{t("vignettes:specimen")}</Badge>}
    </span>
  );
}

function DeliveryState({ status, isUnknown }: VignetteRow["delivery"]) {
  const t = useT();
  if (isUnknown) return <Status tone="attention">{t("vignettes:unknownOutcome")}</Status>;
  if (status === "none") return <Status tone="waiting">{t("delivery:none")}</Status>;
  return <StatusOf subject="delivery" value={status} />;
}

function RowActions({ row }: { row: VignetteRow }) {
  const t = useT();
  if (row.status !== "issued") return null;
  const named = row.plate ?? row.serial;
  return (
    <span className="flex gap-4">
      {row.mayDownload && (
        <a
          href={`/vignettes/${row.serial}.pdf`}
          aria-label={`PDF ${named}`}
          className="inline-flex items-center gap-1 text-accent underline underline-offset-4"
        >
          <FileDown aria-hidden className="size-4" />
          PDF
        </a>
      )}
      {row.maySend && (
        <Link
          to={`/vignettes/${row.serial}/send`}
          aria-label={`${t("vignettes:send")} ${named}`}
          className="text-accent underline underline-offset-4"
        >
          {row.delivery.status === "none" ? t("vignettes:send") : t("vignettes:resend")}
        </Link>
      )}
    </span>
  );
}

export interface VignettesTableProps {
  rows: VignetteRow[];
  sort: TableSort<string>;
  isFiltered: boolean;
}

export function VignettesTable({ rows, sort, isFiltered }: VignettesTableProps) {
  const t = useT();
  return (
    <DataTable
      label={t("vignettes:title")}
      columns={columns}
      rows={rows}
      rowId={({ serial }) => serial}
      sort={sort}
      empty={
        isFiltered ? (
          <EmptyState title={t("vignettes:noneFound")} />
        ) : (
          <EmptyState title={t("vignettes:emptyTitle")}>{t("vignettes:empty")}</EmptyState>
        )
      }
    />
  );
}
