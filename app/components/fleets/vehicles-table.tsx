import { Link } from "@remix-run/react";
import { FactValue } from "#app/components/fleets/fact-value.tsx";
import { plateCell, textCell } from "#app/components/tables/cells.tsx";
import { DataTable } from "#app/components/tables/data-table.tsx";
import { columnsOf } from "#app/components/tables/table-columns.ts";
import type { TableSort } from "#app/components/tables/table-query.ts";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import type { ImportField, VehicleFacts } from "#app/domain/vehicle.ts";
import { useT } from "#app/locales/use-t.ts";

export type VehicleRow = VehicleFacts & { id: string };

const column = columnsOf<VehicleRow>();

const asText = (value: string | number | null) => (value === null ? null : String(value));
const factCell =
  (field: ImportField) =>
  ({ getValue }: { getValue: () => string | number | null }) => (
    <FactValue field={field} value={asText(getValue())} copies />
  );

const columns = column.columns([
  column.accessor("plate", { cell: plateCell, meta: { heading: (t) => t("fleets:plate"), isSortable: true } }),
  column.accessor((vehicle) => [vehicle.make, vehicle.model].filter(Boolean).join(" "), {
    id: "make",
    cell: ({ row, getValue }) => <VehicleLink id={row.original.id} name={getValue()} />,
    meta: { heading: (t) => t("fleets:vehicle"), isSortable: true },
  }),
  column.accessor("kind", { cell: factCell("kind"), meta: { heading: (t) => t("fleets:kind"), isSortable: true } }),
  column.accessor("energy", { cell: factCell("energy"), meta: { heading: (t) => t("fleets:energy") } }),
  column.accessor((vehicle) => vehicle.firstCirculationYear, {
    id: "first_circulation",
    cell: ({ row }) => <FactValue field="first_circulation" value={asText(row.original.firstCirculationYear)} />,
    meta: { heading: (t) => t("fleets:firstCirculation"), isSortable: true },
  }),
  column.accessor("depot", { cell: textCell, meta: { heading: (t) => t("fleets:depot"), isSortable: true } }),
  column.accessor((vehicle) => vehicle.costCentre, {
    id: "cost_centre",
    cell: ({ row }) => <FactValue field="cost_centre" value={row.original.costCentre} />,
    meta: { heading: (t) => t("fleets:costCentre"), isSortable: true },
  }),
  column.accessor("driverName", { cell: textCell, meta: { heading: (t) => t("fleets:driver") } }),
]);

const withoutCostCentre = columns.filter(({ id }) => id !== "cost_centre");

function VehicleLink({ id, name }: { id: string; name: string }) {
  const t = useT();
  return (
    <Link to={`/vehicles/${id}`} className="link">
      <bdi>{name || t("fleets:open")}</bdi>
    </Link>
  );
}

export function VehiclesTable({
  vehicles,
  sort,
  isFiltered,
  hasCostCentres,
}: {
  vehicles: VehicleRow[];
  /** Without any the column would hold nothing but dashes. */
  hasCostCentres: boolean;
  sort: TableSort<string>;
  isFiltered: boolean;
}) {
  const t = useT();
  const empty = isFiltered ? (
    <EmptyState title={t("fleets:nothingFound")}>{t("fleets:nothingFoundNote")}</EmptyState>
  ) : (
    <EmptyState title={t("fleets:noVehicles")}>{t("fleets:noVehiclesNote")}</EmptyState>
  );
  return (
    <DataTable
      label={t("common:navigation.vehicles")}
      columns={hasCostCentres ? columns : withoutCostCentre}
      rows={vehicles}
      rowId={({ id }) => id}
      sort={sort}
      empty={empty}
    />
  );
}
