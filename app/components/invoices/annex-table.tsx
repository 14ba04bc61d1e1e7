import { amountCell, textCell } from "#app/components/tables/cells.tsx";
import { DataTable } from "#app/components/tables/data-table.tsx";
import { columnsOf } from "#app/components/tables/table-columns.ts";
import { Identifier } from "#app/components/ui/identifier.tsx";
import { Plate } from "#app/components/ui/plate.tsx";
import type { Kind } from "#app/domain/vehicle.ts";
import { useT } from "#app/locales/use-t.ts";

export interface AnnexRow {
  position: number;
  plate: string | null;
  vin: string | null;
  kind: Kind;
  costCentre: string | null;
  rule: string;
  amountMinor: bigint;
  increaseMinor: bigint;
}

const column = columnsOf<AnnexRow>();
const columns = column.columns([
  column.accessor("plate", {
    cell: ({ row: { original } }) => <Vehicle line={original} />,
    meta: { heading: (t) => t("quotes:vehicle") },
  }),
  column.accessor("kind", {
    cell: ({ getValue }) => <KindName kind={getValue()} />,
    meta: { heading: (t) => t("fleets:kind") },
  }),
  column.accessor("amountMinor", { cell: amountCell, meta: { heading: (t) => t("quotes:amount"), isNumeric: true } }),
  column.accessor("increaseMinor", {
    cell: amountCell,
    meta: { heading: (t) => t("quotes:increase"), isNumeric: true },
  }),
  column.accessor("costCentre", { cell: textCell, meta: { heading: (t) => t("invoices:costCentre") } }),
  column.accessor("rule", {
    cell: ({ getValue }) => <Identifier className="text-ink-soft">{getValue()}</Identifier>,
    meta: { heading: (t) => t("quotes:rule") },
  }),
]);

export function AnnexTable({ lines }: { lines: AnnexRow[] }) {
  const t = useT();
  return (
    <DataTable label={t("invoices:lines")} columns={columns} rows={lines} rowId={({ position }) => String(position)} />
  );
}

function Vehicle({ line: { plate, vin } }: { line: AnnexRow }) {
  if (plate !== null || vin === null) return <Plate number={plate} />;
  return <Identifier>{vin}</Identifier>;
}

function KindName({ kind }: { kind: Kind }) {
  const t = useT();
  return t(`fleets:kinds.${kind}`);
}
