import { Link } from "@remix-run/react";
import type { UploadView } from "#app/components/fleets/views.ts";
import { statusCell } from "#app/components/tables/cells.tsx";
import { DataTable } from "#app/components/tables/data-table.tsx";
import { columnsOf } from "#app/components/tables/table-columns.ts";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { formatInstant } from "#app/domain/day.ts";
import { formatCount } from "#app/domain/money.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

const column = columnsOf<UploadView>();

const Count = ({ value }: { value: number }) => formatCount(value, useLanguage());
const InstantCell = ({ getValue }: { getValue: () => string }) => formatInstant(new Date(getValue()), useLanguage());

const columns = column.columns([
  column.accessor((upload) => upload.file.name, {
    id: "file",
    cell: ({ row, getValue }) => (
      <Link to={`/uploads/${row.original.id}`} className="link block max-w-72 truncate">
        <bdi>{getValue()}</bdi>
      </Link>
    ),
    meta: { heading: (t) => t("fleets:uploads.fileName") },
  }),
  column.accessor("status", { cell: statusCell("upload"), meta: { heading: (t) => t("fleets:uploads.state") } }),
  column.accessor((upload) => upload.counts.rows, {
    id: "rows",
    cell: ({ row }) => <Count value={row.original.counts.rows} />,
    meta: { heading: (t) => t("fleets:uploads.rows"), isNumeric: true },
  }),
  column.accessor((upload) => upload.counts.invalid, {
    id: "invalid",
    cell: ({ row }) => <Count value={row.original.counts.invalid} />,
    meta: { heading: (t) => t("fleets:counts.invalid"), isNumeric: true },
  }),
  column.accessor("created_at", { cell: InstantCell, meta: { heading: (t) => t("fleets:uploads.sentAt") } }),
]);

export function UploadsTable({ uploads }: { uploads: UploadView[] }) {
  const t = useT();
  return (
    <DataTable
      label={t("fleets:uploads.history")}
      columns={columns}
      rows={uploads}
      rowId={({ id }) => id}
      empty={<EmptyState title={t("fleets:uploads.emptyTitle")}>{t("fleets:uploads.empty")}</EmptyState>}
    />
  );
}
