import { Check, CircleAlert, CornerDownLeft, LoaderCircle } from "lucide-react";
import { type FormEvent, useEffect, useRef } from "react";
import { choicesOf } from "#app/components/fleets/fact-value.tsx";
import type { ProblemView, RowView } from "#app/components/fleets/views.ts";
import { buttonStyle } from "#app/components/ui/button.tsx";
import { Sentence } from "#app/components/ui/identifier.tsx";
import { CellEditor } from "#app/components/uploads/cell-editor.tsx";
import { formId, problemOf, type SavedRows, useCorrecting, useRowFetcher } from "#app/components/uploads/correcting.ts";
import { useDraft } from "#app/components/uploads/drafts.ts";
import { useT } from "#app/locales/use-t.ts";

const isDone = (row: RowView, problem: ProblemView | undefined): boolean => Boolean(row.corrected) && !problem;

/** What the cell to write in says before anybody types: the word of the list it was read as, else the text of the file. */
function shownText(row: RowView, { field, value }: ProblemView): string {
  const known = row.values[field];
  if (known !== undefined && choicesOf(field)?.includes(known)) return known;
  return value ?? known ?? "";
}

/** The cell to write in: a form of its own, that works without scripts. */
export function EditorCell({ row }: { row: RowView }) {
  const { cause, labels } = useCorrecting();
  const t = useT();
  const problem = problemOf(row, cause);
  if (isDone(row, problem)) {
    return (
      <span className="inline-flex items-center gap-2 font-medium text-accent">
        <Check aria-hidden className="size-4" />
        {t("fleets:correction.corrected")}
      </span>
    );
  }
  if (!problem) return null;
  return (
    <>
      <RowForm row={row} problem={problem} label={labels[problem.field]} />
      <Remark row={row} problem={problem} />
    </>
  );
}

/** Why the row still waits, where that is not what the whole list is about, and why it was not taken. */
function Remark({ row, problem }: { row: RowView; problem: ProblemView }) {
  const { uploadId, cause } = useCorrecting();
  const { data } = useRowFetcher(uploadId, row.row);
  const refusal = data && "refusal" in data ? data.refusal : undefined;
  const isTold = row.corrected || `${problem.code}:${problem.field}` !== cause;
  const remark = refusal ?? (isTold ? problem.message : undefined);
  if (!remark) return null;
  return (
    <p className="mt-1 flex max-w-80 items-start gap-1.5 text-xs whitespace-normal text-danger">
      <CircleAlert aria-hidden className="mt-[0.15em] size-3.5 shrink-0" />
      <span>
        <Sentence>{remark}</Sentence>
      </span>
    </p>
  );
}

function RowForm({ row, problem, label }: { row: RowView; problem: ProblemView; label: string }) {
  const t = useT();
  const { uploadId, search, isLive, onSaved } = useCorrecting();
  const { field, suggestion } = problem;
  const fetcher = useRowFetcher(uploadId, row.row);
  const [draft, setDraft] = useDraft(row.row, field);
  const shown = shownText(row, problem);
  const isChanged = draft !== undefined;
  const isConfirmed = problem.confirmable && problem.level === "error" && !isChanged;
  const action = `/uploads/${uploadId}/rows${search}`;
  useSaved(fetcher.data, onSaved);

  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const form = new FormData(event.currentTarget, submitter);
    form.set("answer", "rows");
    fetcher.submit(form, { method: "post", action });
  };
  return (
    <form
      id={formId(row)}
      method="post"
      action={action}
      onSubmit={save}
      onReset={() => setDraft(undefined)}
      data-changed={isChanged || undefined}
      className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-2 md:min-w-64"
    >
      <input type="hidden" name="row" value={row.row} />
      {suggestion !== null && <input type="hidden" name={`suggestion:${field}`} value={suggestion} />}
      <CellEditor
        field={field}
        label={`${label}, ${t("fleets:rowNumber", { row: row.row })}`}
        name={`value:${field}`}
        value={draft ?? shown}
        onChange={(text) => setDraft(text === shown ? undefined : text)}
        isInvalid={problem.level === "error"}
        tabIndex={isLive ? -1 : undefined}
      />
      <button
        type="submit"
        title={t(isConfirmed ? "fleets:correction.confirm" : "fleets:correction.save")}
        tabIndex={isLive ? -1 : undefined}
        data-accept={isConfirmed && suggestion === null ? true : undefined}
        className={buttonStyle({ look: isChanged ? "primary" : "secondary", size: "sm" })}
      >
        {fetcher.state !== "idle" && <LoaderCircle aria-hidden className="size-4 motion-safe:animate-spin" />}
        {fetcher.state === "idle" && !isConfirmed && <CornerDownLeft aria-hidden className="size-4 max-md:hidden" />}
        <span className={isConfirmed ? undefined : "md:sr-only"}>
          {t(isConfirmed ? "fleets:correction.confirm" : "fleets:correction.save")}
        </span>
      </button>
    </form>
  );
}

/** Tells once what a submission answered. */
function useSaved(data: SavedRows | undefined, onSaved: (rows: RowView[]) => void): void {
  const told = useRef(data);
  useEffect(() => {
    if (!data || told.current === data) return;
    told.current = data;
    if ("rows" in data) onSaved(data.rows);
  }, [data, onSaved]);
}
