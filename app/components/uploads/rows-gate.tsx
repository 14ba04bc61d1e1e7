import { Link, useLocation } from "@remix-run/react";
import type {
  CauseValuesView,
  CauseView,
  CorrectionView,
  FieldLabels,
  RowView,
  UnderWayView,
  UploadView,
} from "#app/components/fleets/views.ts";
import { buttonStyle } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { CauseRemedies } from "#app/components/uploads/cause-remedies.tsx";
import { ChangedFields, ChangedRows } from "#app/components/uploads/changed-rows.tsx";
import { CommitForm } from "#app/components/uploads/commit-form.tsx";
import { CorrectInExcel } from "#app/components/uploads/correct-in-excel.tsx";
import { CorrectionActs, CorrectionProgress } from "#app/components/uploads/correction-acts.tsx";
import { CorrectionGrid } from "#app/components/uploads/correction-grid.tsx";
import { causeKey, ProblemCauses } from "#app/components/uploads/problem-causes.tsx";
import { RowCounts, type RowShow } from "#app/components/uploads/row-counts.tsx";
import { RowTable } from "#app/components/uploads/row-table.tsx";
import type { ImportField } from "#app/domain/vehicle.ts";
import { useT } from "#app/locales/use-t.ts";

export interface RowsGateProps {
  upload: UploadView;
  /** Why rows are invalid, and remarks on others. */
  causes: CauseView[];
  show: RowShow;
  /** `code:field` of the cause whose rows are shown. */
  cause: string | null;
  /** Of rows that change vehicles: only those that change this. */
  changing: ImportField | null;
  rows: RowView[];
  /** Line after which the page begins. */
  after: number | null;
  /** Line after which the next page begins. */
  next: number | null;
  values: CauseValuesView | null;
  changes: { field: ImportField; count: number }[];
  corrections: CorrectionView[];
  underWay: UnderWayView | null;
  labels: FieldLabels;
}

/** The second gate: what would become of each row, and the corrections. */
export function RowsGate(props: RowsGateProps) {
  const { upload, causes, show, corrections, labels, underWay } = props;
  const isOpen = upload.status === "review" && !underWay;
  const chosen = chosenCause(props);
  const byCause = causes.length > 0 && (show === "invalid" || show === "notice");
  return (
    <div className="grid gap-6">
      <RowCounts upload={upload} show={show} />
      {underWay && <CorrectionProgress {...underWay} />}
      {isOpen && <CommitForm upload={upload} causes={causes.filter(({ level }) => level === "error")} />}
      <CorrectionActs uploadId={upload.id} corrections={corrections} labels={labels} mayUndo={isOpen} />
      <div className={byCause ? "grid items-start gap-6 lg:grid-cols-[15rem_minmax(0,1fr)]" : "grid gap-6"}>
        {byCause && (
          <Panel isFlush className="overflow-hidden">
            <ProblemCauses uploadId={upload.id} causes={causes} chosen={chosen} />
          </Panel>
        )}
        <RowsPanel {...props} chosen={chosen} isOpen={isOpen} />
      </div>
      {isOpen && upload.counts.invalid > 0 && <CorrectInExcel uploadId={upload.id} />}
      {!byCause && <SeeNotices {...props} />}
    </div>
  );
}

type RowsPanelProps = RowsGateProps & { chosen: CauseView | undefined; isOpen: boolean };

const chosenCause = ({ causes, cause, show }: RowsGateProps) =>
  causes.find((known) => causeKey(known) === cause && (known.level === "notice") === (show === "notice"));

function RowsPanel(props: RowsPanelProps) {
  const { upload, chosen, show, rows, values, labels, isOpen, changes, changing } = props;
  const t = useT();
  return (
    <Panel title={chosen?.message ?? t(`fleets:counts.${show}`)} isFlush>
      {isOpen && chosen && values && (
        <CauseRemedies
          uploadId={upload.id}
          cause={chosen}
          values={values}
          rows={rows}
          isConfirmable={rows.some((row) => row.problems.some((problem) => isUnlikely(problem, chosen)))}
          labels={labels}
        />
      )}
      {show === "changed" && changes.length > 1 && (
        <ChangedFields uploadId={upload.id} changes={changes} chosen={changing} labels={labels} />
      )}
      <Rows {...props} />
      <Pages {...props} />
    </Panel>
  );
}

const isUnlikely = (problem: RowView["problems"][number], cause: CauseView): boolean =>
  problem.confirmable && problem.level === "error" && causeKey(problem) === causeKey(cause);

function Rows({ upload, show, cause, rows, labels, chosen, isOpen }: RowsPanelProps) {
  const t = useT();
  const { search } = useLocation();
  if (rows.length === 0) return <EmptyState title={t("fleets:noRows")} />;
  if (show === "changed") return <ChangedRows rows={rows} labels={labels} />;
  if (!isOpen || show === "new" || show === "unchanged") return <RowTable rows={rows} />;
  const label = chosen?.message ?? t(`fleets:counts.${show}`);
  // When the last row of a cause is corrected the next cause comes by itself, into the same grid: what is being typed stays.
  return <CorrectionGrid key={search} uploadId={upload.id} label={label} cause={cause} rows={rows} labels={labels} />;
}

/** From line to line: with a million rows nobody counts pages. */
function Pages({ upload, show, cause, changing, after, next }: RowsGateProps) {
  const t = useT();
  if (next === null && after === null) return null;
  const to = (from: number | null) => {
    const search = new URLSearchParams({ gate: "rows", show });
    for (const [name, value] of Object.entries({ cause, changing, after: from }))
      if (value !== null) search.set(name, String(value));
    return { pathname: `/uploads/${upload.id}`, search: `?${search}` };
  };
  return (
    <nav aria-label={t("common:pagination.label")} className="flex flex-wrap gap-2 border-t px-4 py-3 sm:px-5">
      {after !== null && (
        <Link to={to(null)} preventScrollReset className={buttonStyle({ size: "sm" })}>
          {t("fleets:firstRows")}
        </Link>
      )}
      {next !== null && (
        <Link to={to(next)} preventScrollReset className={buttonStyle({ size: "sm" })}>
          {t("fleets:nextRows")}
        </Link>
      )}
    </nav>
  );
}

function SeeNotices({ upload, causes, show }: RowsGateProps) {
  const t = useT();
  const count = causes.reduce((total, cause) => total + (cause.level === "notice" ? cause.count : 0), 0);
  if (show === "notice" || count === 0) return null;
  return (
    <p className="text-sm">
      <Link
        to={{ pathname: `/uploads/${upload.id}`, search: "?gate=rows&show=notice" }}
        preventScrollReset
        className="link"
      >
        {t("fleets:causes.seeNotices", { count })}
      </Link>
    </p>
  );
}
