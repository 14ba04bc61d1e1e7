import { Form, useLocation, useNavigation } from "@remix-run/react";
import { FactValue } from "#app/components/fleets/fact-value.tsx";
import { ValueField } from "#app/components/fleets/value-field.tsx";
import type { FieldLabels, ProblemView, RowView } from "#app/components/fleets/views.ts";
import { Button } from "#app/components/ui/button.tsx";
import { StatusOf } from "#app/components/ui/status.tsx";
import type { ImportField } from "#app/domain/vehicle.ts";
import { useT } from "#app/locales/use-t.ts";

export interface RowCorrectionProps {
  uploadId: string;
  row: RowView;
  labels: FieldLabels;
}

/** Facts by which a person recognises the vehicle of a row. */
const recognisedBy: ImportField[] = ["plate", "vin", "kind", "make", "model", "depot", "driver_name"];

/** One bad row: what is wrong with each cell, and the cell to write in. Several cells are corrected at once. */
export function RowCorrection({ uploadId, row, labels }: RowCorrectionProps) {
  const t = useT();
  const { search } = useLocation();
  const navigation = useNavigation();
  const isSending = navigation.formData?.get("row") === String(row.row);
  const problems = row.problems.filter(firstOfItsField);
  const isConfirmable = problems.some(({ confirmable, level }) => confirmable && level === "error");
  return (
    <Form
      method="post"
      action={`/uploads/${uploadId}/rows${search}`}
      preventScrollReset
      className="grid gap-3 border-b px-4 py-4 last:border-b-0 sm:px-5"
    >
      <input type="hidden" name="row" value={row.row} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <span className="font-semibold tabular-nums">{t("fleets:rowNumber", { row: row.row })}</span>
        <StatusOf subject="row" value={row.state} />
        {recognisedBy
          .filter((field) => row.values[field] && !problems.some((problem) => problem.field === field))
          .map((field) => (
            <FactValue key={field} field={field} value={row.values[field]} />
          ))}
      </div>
      <div className="grid items-start gap-4 md:grid-cols-2 [&_[data-optional]]:hidden">
        {problems.map((problem) => (
          <Cell key={problem.field} row={row} problem={problem} label={labels[problem.field]} />
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" size="sm" isPending={isSending}>
          {t(isConfirmable ? "fleets:correction.confirm" : "fleets:correction.save")}
        </Button>
        {isConfirmable && <span className="text-sm text-ink-soft">{t("fleets:correction.confirmable")}</span>}
      </div>
    </Form>
  );
}

const firstOfItsField = (problem: ProblemView, position: number, problems: ProblemView[]) =>
  problems.findIndex(({ field }) => field === problem.field) === position;

function Cell({ row, problem, label }: { row: RowView; problem: ProblemView; label: string }) {
  const t = useT();
  const { field, suggestion } = problem;
  return (
    <div className="grid gap-2">
      <ValueField
        field={field}
        label={label}
        name={`value:${field}`}
        id={`row-${row.row}-${field}`}
        value={row.values[field]}
        error={problem.level === "error" ? problem.message : undefined}
      />
      {problem.level === "notice" && <p className="text-sm text-ink-soft">{problem.message}</p>}
      {suggestion !== null && (
        <div className="flex flex-wrap items-center gap-2 text-sm">
          <input type="hidden" name={`suggestion:${field}`} value={suggestion} />
          <span className="text-ink-soft">{t("fleets:correction.suggestion")}</span>
          <Button type="submit" size="sm" look="quiet" name="take" value={field}>
            <FactValue field={field} value={suggestion} />
          </Button>
        </div>
      )}
    </div>
  );
}
