import type { Row, RowData } from "@tanstack/react-table";
import type { ReactNode } from "react";
import type { DrawnTable } from "#app/components/tables/data-table.tsx";
import type { Features } from "#app/components/tables/table-columns.ts";
import { useT } from "#app/locales/use-t.ts";

/** Ticks are native inputs of the form around the table: what is ticked is sent with it, scripts or not. */
export interface TableSelection<Data> {
  /** Form field that carries the ids of the ticked rows. */
  name: string;
  rowLabel: (row: Data) => string;
  /** Submit buttons of the form around the table. */
  actions: ReactNode;
}

export function SelectionBar<Data extends RowData>({
  table,
  selection,
}: {
  table: DrawnTable<Data>;
  selection: TableSelection<Data>;
}) {
  const t = useT();
  const count = Object.values(table.state.rowSelection).filter(Boolean).length;
  return (
    <div className="flex flex-wrap items-center gap-3 border-b px-4 py-2 text-sm sm:px-5">
      <span aria-live="polite" className="min-w-24 text-ink-soft tabular-nums">
        {t("common:table.selected", { count })}
      </span>
      {selection.actions}
    </div>
  );
}

/** The box counts as the whole cell: a near miss still ticks it. */
const tickArea = "flex size-8 items-center justify-center";

export function SelectAll<Data extends RowData>({ table }: { table: DrawnTable<Data> }) {
  const t = useT();
  const isSome = table.getIsSomeRowsSelected() && !table.getIsAllRowsSelected();
  return (
    <td className="w-8 border-b border-b-rule-strong ps-2 align-bottom sm:ps-3">
      <label className={tickArea}>
        <span className="sr-only">{t("common:table.selectAll")}</span>
        <input
          type="checkbox"
          className="tick"
          checked={table.getIsAllRowsSelected()}
          ref={(box) => {
            if (box) box.indeterminate = isSome;
          }}
          onChange={(event) => table.toggleAllRowsSelected(event.currentTarget.checked)}
        />
      </label>
    </td>
  );
}

export function SelectRow<Data extends RowData>({
  row,
  selection,
}: {
  row: Row<Features, Data>;
  selection: TableSelection<Data>;
}) {
  const t = useT();
  return (
    <td className="w-8 border-b ps-2 group-last:border-b-0 sm:ps-3">
      <label className={tickArea}>
        <span className="sr-only">{t("common:table.selectRow", { row: selection.rowLabel(row.original) })}</span>
        <input
          type="checkbox"
          className="tick"
          name={selection.name}
          value={row.id}
          checked={row.getIsSelected()}
          onChange={row.getToggleSelectedHandler()}
        />
      </label>
    </td>
  );
}
