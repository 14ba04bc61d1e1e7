import { Form, useLocation } from "@remix-run/react";
import { Undo2 } from "lucide-react";
import { choicesOf, FactValue } from "#app/components/fleets/fact-value.tsx";
import type { CorrectionView, FieldLabels, UnderWayView } from "#app/components/fleets/views.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { Progress } from "#app/components/ui/progress.tsx";
import { Badge } from "#app/components/ui/status.tsx";
import { useRowsWord } from "#app/components/uploads/cause-remedies.tsx";
import { RawText } from "#app/components/uploads/raw-text.tsx";
import { formatInstant } from "#app/domain/day.ts";
import { formatCount } from "#app/domain/money.ts";
import type { ImportField } from "#app/domain/vehicle.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

export interface CorrectionActsProps {
  uploadId: string;
  corrections: CorrectionView[];
  labels: FieldLabels;
  /** False once the rows are in the fleet. */
  mayUndo: boolean;
}

/** What was corrected, the last first, and the way back: act after act, up to the file as it was read. */
export function CorrectionActs({ uploadId, corrections, labels, mayUndo }: CorrectionActsProps) {
  const t = useT();
  const { search } = useLocation();
  const last = corrections.find(({ undone }) => !undone);
  if (corrections.length === 0) return null;
  return (
    <section
      aria-label={t("fleets:acts.title")}
      className="grid gap-2 rounded-lg border bg-sheet px-4 py-2.5 text-sm sm:px-5"
    >
      {last && (
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <p>
            <span className="text-ink-soft">{t("fleets:acts.last")}</span> <ActSentence act={last} labels={labels} />
          </p>
          {mayUndo && (
            <Form method="post" action={`/uploads/${uploadId}/undo-correction${search}`} preventScrollReset>
              <input type="hidden" name="act" value={last.act} />
              <Button type="submit" size="sm">
                <Undo2 aria-hidden className="size-4 rtl:-scale-x-100" />
                {t("fleets:acts.undo")}
              </Button>
            </Form>
          )}
        </div>
      )}
      <details>
        <summary className="w-fit cursor-pointer text-ink-soft hover:text-ink">{t("fleets:acts.all")}</summary>
        <ol className="mt-2 grid gap-2">
          {corrections.map((act) => (
            <li key={act.act} className={act.undone ? "text-ink-soft line-through" : undefined}>
              <ActSentence act={act} labels={labels} />
              {act.undone && (
                <>
                  {" "}
                  <Badge>{t("fleets:acts.undone")}</Badge>
                </>
              )}
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}

/** Where, what became what, by whom and when. */
function ActSentence({ act, labels }: { act: CorrectionView; labels: FieldLabels }) {
  const t = useT();
  const locale = useLanguage();
  const count = useRowsWord();
  return (
    <>
      <span className="font-medium">
        {act.count === 1 ? t("fleets:rowNumber", { row: act.row }) : count(act.count)}
      </span>
      {act.fields.map((field) => (
        <span key={field}>
          {" · "}
          {labels[field]} <Change act={act} field={field} />
        </span>
      ))}
      <span className="text-ink-soft">
        {" · "}
        {act.by && (
          <>
            <bdi>{act.by}</bdi>
            {" · "}
          </>
        )}
        <bdi>{formatInstant(new Date(act.at), locale)}</bdi>
      </span>
    </>
  );
}

function Change({ act, field }: { act: CorrectionView; field: ImportField }) {
  const t = useT();
  const [before, after] = [act.before?.[field], act.after?.[field]];
  if (act.confirms) return <span className="text-ink-soft">{t("fleets:acts.confirmed")}</span>;
  if (before === undefined && after === undefined) return null;
  return (
    <span className="inline-flex flex-wrap items-baseline gap-1.5">
      {before !== undefined && (
        <del className="text-ink-soft">
          <RawText field={field} text={before} />
        </del>
      )}
      <span aria-hidden className="text-ink-soft rtl:-scale-x-100">
        →
      </span>
      {after !== undefined && (
        <ins className="no-underline">
          {after !== null && choicesOf(field)?.includes(after) ? (
            <FactValue field={field} value={after} />
          ) : (
            <RawText field={field} text={after} />
          )}
        </ins>
      )}
    </span>
  );
}

/** How far a correction of many rows is. The page asks again by itself. */
export function CorrectionProgress({ done, total, undoes }: UnderWayView) {
  const t = useT();
  const locale = useLanguage();
  return (
    <Panel>
      <div className="grid gap-3">
        <Progress label={t(undoes ? "fleets:acts.undoing" : "fleets:acts.correcting")} share={done / total} />
        <p className="text-sm text-ink-soft" aria-live="polite">
          {t("fleets:acts.soFar", { done: formatCount(done, locale), total: formatCount(total, locale) })}{" "}
          {t("fleets:uploads.mayLeave")}
        </p>
      </div>
    </Panel>
  );
}
