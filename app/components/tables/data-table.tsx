import { type ReactTable, type Row, type RowData, type RowSelectionState, useTable } from "@tanstack/react-table";
import type { ReactNode } from "react";
import { SelectAll, SelectionBar, SelectRow, type TableSelection } from "#app/components/tables/selection.tsx";
import { type Features, features, type TableColumn, type TableColumns } from "#app/components/tables/table-columns.ts";
import { TableHeading } from "#app/components/tables/table-heading.tsx";
import type { TableSort } from "#app/components/tables/table-query.ts";
import { classNames } from "#app/components/ui/class-names.ts";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { useT } from "#app/locales/use-t.ts";

export interface DataTableProps<Data extends RowData> {
  /** Names the table for those who do not see what stands above it. */
  label: string;
  columns: TableColumns<Data>;
  /** One page of rows, as the server sorted them. */
  rows: readonly Data[];
  rowId: (row: Data) => string;
  /** As read by `readTableQuery`; without it no heading sorts. */
  sort?: TableSort<string>;
  selection?: TableSelection<Data>;
  empty?: ReactNode;
}

type Selected = { rowSelection: RowSelectionState };
export type DrawnTable<Data extends RowData> = ReactTable<Features, Data, Selected>;

/** The first column keeps its place when the table scrolls sideways; the headings when it scrolls down. */
const stuck = "sticky start-0 z-10 bg-inherit";

/** What scrolls must be reachable by keyboard (WCAG 2.1.1), though it is no control. */
const reachable = { tabIndex: 0 };

export function DataTable<Data extends RowData>(props: DataTableProps<Data>) {
  const { label, columns, rows, rowId, selection } = props;
  const t = useT();
  const table = useTable({ features, columns, data: rows, getRowId: rowId }, ({ rowSelection }) => ({ rowSelection }));

  if (rows.length === 0) return props.empty ?? <EmptyState title={t("common:table.empty")} />;
  return (
    <>
      {selection && <SelectionBar table={table} selection={selection} />}
      <section
        aria-label={t("common:table.scrolls", { table: label })}
        {...reachable}
        className="relative overflow-auto focus-visible:-outline-offset-2 md:max-h-[80dvh]"
      >
        <table aria-label={label} className="w-full border-separate border-spacing-0 text-sm">
          <Head table={table} sort={props.sort} selects={selection !== undefined} />
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <BodyRow key={row.id} table={table} row={row} selection={selection} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

const columnOf = (meta: TableColumn | undefined): TableColumn => meta ?? { heading: () => "" };

function Head<Data extends RowData>({
  table,
  sort,
  selects,
}: {
  table: DrawnTable<Data>;
  sort?: TableSort<string>;
  selects: boolean;
}) {
  const headers = table.getHeaderGroups().flatMap((group) => group.headers);
  return (
    <thead className="sticky top-0 z-20 bg-sunken">
      <tr className="bg-inherit">
        {selects && <SelectAll table={table} />}
        {headers.map((header, index) => (
          <TableHeading
            key={header.id}
            id={header.column.id}
            column={columnOf(header.column.columnDef.meta)}
            sort={sort}
            className={classNames(index === 0 && stuck)}
          />
        ))}
      </tr>
    </thead>
  );
}

function BodyRow<Data extends RowData>({
  table,
  row,
  selection,
}: {
  table: DrawnTable<Data>;
  row: Row<Features, Data>;
  selection?: TableSelection<Data>;
}) {
  return (
    <tr className={classNames("group hover:bg-sunken", row.getIsSelected() ? "bg-accent-wash" : "bg-sheet")}>
      {selection && <SelectRow row={row} selection={selection} />}
      {row.getAllCells().map((cell, index) => {
        const { isNumeric, isWide } = columnOf(cell.column.columnDef.meta);
        return (
          <td
            key={cell.id}
            className={classNames(
              "border-b px-2 py-(--row) sm:px-3 align-middle group-last:border-b-0 first:ps-4 last:pe-4 sm:first:ps-5 sm:last:pe-5",
              isNumeric && "text-end tabular-nums",
              isWide ? "min-w-64" : "whitespace-nowrap",
              index === 0 && stuck,
            )}
          >
            <table.FlexRender cell={cell} />
          </td>
        );
      })}
    </tr>
  );
}
