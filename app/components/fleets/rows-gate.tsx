import { Link } from "@remix-run/react";
import { CommitForm } from "#app/components/fleets/commit-form.tsx";
import { causeKey, ProblemCauses } from "#app/components/fleets/problem-causes.tsx";
import { RowCorrection } from "#app/components/fleets/row-correction.tsx";
import { RowCounts, type RowShow } from "#app/components/fleets/row-counts.tsx";
import { ChangedRows, RowTable } from "#app/components/fleets/row-table.tsx";
import type { CauseView, FieldLabels, RowView, UploadView } from "#app/components/fleets/views.ts";
import { buttonStyle } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { useT } from "#app/locales/use-t.ts";

export interface RowsGateProps {
  upload: UploadView;
  /** Of the rows that are shown. */
  causes: CauseView[];
  /** Remarks on rows that can be read. */
  noticeCount: number;
  show: RowShow;
  /** `code:field` of the cause whose rows are shown. */
  cause: string | null;
  rows: RowView[];
  /** Line after which the next page begins. */
  next: number | null;
  labels: FieldLabels;
}

/** The second gate: what would become of each row, and the corrections. */
export function RowsGate(props: RowsGateProps) {
  const { upload, causes, show, noticeCount } = props;
  const t = useT();
  return (
    <div className="grid gap-6">
      <RowCounts upload={upload} show={show} />
      {upload.status === "review" && <CommitForm upload={upload} />}
      <div className={causes.length > 0 ? "grid items-start gap-6 lg:grid-cols-[20rem_1fr]" : "grid gap-6"}>
        {causes.length > 0 && (
          <Panel title={t(show === "notice" ? "fleets:causes.notices" : "fleets:causes.errors")} isFlush>
            <ProblemCauses
              label={t("fleets:causes.label")}
              uploadId={upload.id}
              show={show}
              causes={causes}
              chosen={props.cause}
            />
          </Panel>
        )}
        <Panel title={rowsTitle(props, t)} isFlush>
          <Rows {...props} />
          <NextRows {...props} />
        </Panel>
      </div>
      {show !== "notice" && noticeCount > 0 && (
        <p className="text-sm">
          <Link
            to={{ pathname: `/uploads/${upload.id}`, search: "?gate=rows&show=notice" }}
            preventScrollReset
            className="link"
          >
            {t("fleets:causes.seeNotices", { count: noticeCount })}
          </Link>
        </p>
      )}
    </div>
  );
}

/** A remark is read; only a fact that the tariff misses is worth a form. */
const isCorrected = ({ show, cause }: Pick<RowsGateProps, "show" | "cause">) =>
  show === "notice" ? cause?.startsWith("missing_for_tariff:") : show === "invalid" || show === "duplicate";

function rowsTitle({ show, cause, causes }: RowsGateProps, t: ReturnType<typeof useT>): string {
  const chosen = causes.find((known) => causeKey(known) === cause);
  return chosen ? chosen.message : t(`fleets:counts.${show}`);
}

function Rows({ upload, show, cause, rows, labels }: RowsGateProps) {
  const t = useT();
  if (rows.length === 0) return <EmptyState title={t("fleets:noRows")} />;
  if (show === "changed") return <ChangedRows rows={rows} labels={labels} />;
  if (!isCorrected({ show, cause }) || upload.status !== "review") return <RowTable rows={rows} />;
  return rows.map((row) => <RowCorrection key={row.row} uploadId={upload.id} row={row} labels={labels} />);
}

function NextRows({ upload, show, cause, next }: RowsGateProps) {
  const t = useT();
  if (next === null) return null;
  const search = new URLSearchParams({ gate: "rows", show, ...(cause && { cause }), after: String(next) });
  return (
    <div className="border-t px-4 py-3 sm:px-5">
      <Link to={{ pathname: `/uploads/${upload.id}`, search: `?${search}` }} className={buttonStyle({ size: "sm" })}>
        {t("fleets:nextRows")}
      </Link>
    </div>
  );
}
