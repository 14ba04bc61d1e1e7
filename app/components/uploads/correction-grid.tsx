import { useLocation } from "@remix-run/react";
import { useTable } from "@tanstack/react-table";
import { memo, type ReactNode, useCallback, useId, useMemo, useRef } from "react";
import type { FieldLabels, RowView } from "#app/components/fleets/views.ts";
import { columnsOf, features, type TableColumns } from "#app/components/tables/table-columns.ts";
import { announce } from "#app/components/ui/announce.tsx";
import { classNames } from "#app/components/ui/class-names.ts";
import { CorrectingContext } from "#app/components/uploads/correcting.ts";
import { FoundCell, ProposalCell, VehicleCell } from "#app/components/uploads/correction-cells.tsx";
import { type DraftStore, DraftsContext, draftsOf } from "#app/components/uploads/drafts.ts";
import { DraftsBar } from "#app/components/uploads/drafts-bar.tsx";
import { GridKeys } from "#app/components/uploads/grid-keys.tsx";
import { EditorCell } from "#app/components/uploads/row-form.tsx";
import { useGridKeys } from "#app/components/uploads/use-grid-keys.ts";
import { useIsLive, useKeptRows, useUndo } from "#app/components/uploads/use-kept-rows.ts";
import { type Translate, useT } from "#app/locales/use-t.ts";

export interface CorrectionGridProps {
  uploadId: string;
  label: string;
  /** `code:field` of the cause whose rows these are. */
  cause: string | null;
  rows: RowView[];
  labels: FieldLabels;
}

const column = columnsOf<RowView>();

const cell = (id: string, heading: (t: Translate) => string, draw: (row: RowView) => ReactNode) =>
  column.display({ id, cell: ({ row }) => draw(row.original), meta: { heading } });

const line = cell(
  "line",
  (t) => t("fleets:line"),
  ({ row }) => row,
);
const found = cell(
  "found",
  (t) => t("fleets:correction.found"),
  (row) => <FoundCell row={row} />,
);
const proposal = cell(
  "proposal",
  (t) => t("fleets:correction.proposal"),
  (row) => <ProposalCell row={row} />,
);
const editor = cell(
  "editor",
  (t) => t("fleets:correction.editor"),
  (row) => <EditorCell row={row} />,
);
const vehicle = cell(
  "vehicle",
  (t) => t("fleets:vehicle"),
  (row) => <VehicleCell row={row} />,
);

/** What matters for the cause stands first: the line, what is there, what is proposed, what shall be there. */
const proposing = column.columns([line, found, proposal, editor, vehicle]);
const plain = column.columns([line, found, editor, vehicle]);

/** A table of controls, with keys of its own. */
const gridRole = { role: "grid" };

/** The bad rows of one cause, to be corrected by keyboard. A row that was corrected stays in sight until the page is left. */
export function CorrectionGrid({ uploadId, label, cause, labels, ...page }: CorrectionGridProps) {
  const keysId = useId();
  const { search } = useLocation();
  const grid = useRef<HTMLTableElement>(null);
  const isLive = useIsLive();
  const drafts = useMemo(() => draftsOf(uploadId), [uploadId]);
  const { rows, keep, forget } = useKeptRows(page.rows);
  const onSaved = useSaving(drafts, keep);
  const correcting = useMemo(
    () => ({ uploadId, cause, search, labels, isLive, onSaved }),
    [uploadId, cause, search, labels, isLive, onSaved],
  );
  const keys = useGridKeys(grid, useUndo(uploadId, forget));
  return (
    <CorrectingContext.Provider value={correcting}>
      <DraftsContext.Provider value={drafts}>
        <GridKeys id={keysId} />
        <DraftsBar uploadId={uploadId} drafts={drafts} onSaved={onSaved} />
        <div className="overflow-x-auto">
          <table
            ref={grid}
            {...gridRole}
            aria-label={label}
            aria-describedby={keysId}
            {...keys}
            className="w-full border-separate border-spacing-0 text-sm max-md:block"
          >
            <GridBody rows={rows} columns={rows.some(isProposed) ? proposing : plain} />
          </table>
        </div>
      </DraftsContext.Provider>
    </CorrectingContext.Provider>
  );
}

/** What was saved is no draft any more, stays in sight, and is told to who does not see it. */
function useSaving(drafts: DraftStore, keep: (rows: readonly RowView[]) => void) {
  const t = useT();
  return useCallback(
    (saved: RowView[]) => {
      drafts.forget(saved.map(({ row }) => row));
      keep(saved);
      announce(saved.map(({ row, state }) => t(`fleets:correction.told.${state}`, { row })).join(" "));
    },
    [drafts, keep, t],
  );
}

const cellLook = "px-2 py-1.5 md:border-b md:first:ps-5 md:last:pe-5";

const isProposed = ({ problems }: RowView) => problems.some(({ suggestion }) => suggestion !== null);

const GridBody = memo(({ rows, columns }: { rows: readonly RowView[]; columns: TableColumns<RowView> }) => {
  const t = useT();
  const table = useTable({ features, columns, data: rows, getRowId: ({ row }) => String(row) });
  const headings = table.getHeaderGroups().flatMap((group) => group.headers);
  return (
    <>
      <thead className="bg-sunken max-md:sr-only">
        <tr>
          {headings.map(({ id, column: { columnDef } }) => (
            <th
              key={id}
              scope="col"
              className={classNames(
                cellLook,
                "border-b-rule-strong text-start font-medium whitespace-nowrap text-ink-soft",
              )}
            >
              {columnDef.meta?.heading(t)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {table.getRowModel().rows.map((row) => (
          <GridRow key={row.id} row={row.original}>
            {row.getAllCells().map((drawn) => (
              <GridCell key={drawn.id} id={drawn.column.id} heading={drawn.column.columnDef.meta?.heading(t)}>
                <table.FlexRender cell={drawn} />
              </GridCell>
            ))}
          </GridRow>
        ))}
      </tbody>
    </>
  );
});

function GridRow({ row, children }: { row: RowView; children: ReactNode }) {
  const isDone = row.corrected && row.state === "ready";
  return (
    <tr
      {...rowRole}
      className={classNames(
        "group max-md:grid max-md:border-b max-md:px-2 max-md:py-3 max-md:last:border-b-0",
        isDone && "bg-accent-wash",
      )}
    >
      {children}
    </tr>
  );
}

/** As cards on a telephone, rows and cells keep what they are to a screen reader. */
const rowRole = { role: "row" };
const cellRole = { role: "gridcell", tabIndex: -1, "data-cell": true };

function GridCell({ id, heading, children }: { id: string; heading: string | undefined; children: ReactNode }) {
  return (
    <td
      {...cellRole}
      data-editor={id === "editor" || undefined}
      data-label={heading}
      className={classNames(
        cellLook,
        "align-middle whitespace-nowrap group-last:border-b-0 focus-visible:-outline-offset-2 max-md:empty:hidden",
        "max-md:grid max-md:items-center max-md:gap-x-2 max-md:whitespace-normal",
        id === "editor" ? "max-md:grid-cols-1" : "max-md:grid-cols-[7rem_minmax(0,1fr)]",
        "max-md:before:text-xs max-md:before:text-ink-soft max-md:before:content-[attr(data-label)]",
        id === "line" && "tabular-nums font-medium",
      )}
    >
      {children}
    </td>
  );
}
