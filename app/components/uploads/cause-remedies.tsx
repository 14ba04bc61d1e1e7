import { Form, useLocation, useNavigation } from "@remix-run/react";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import type { CauseValuesView, CauseView, FieldLabels, RowView } from "#app/components/fleets/views.ts";
import { Button } from "#app/components/ui/button.tsx";
import { CellEditor } from "#app/components/uploads/cell-editor.tsx";
import { causeKey } from "#app/components/uploads/problem-causes.tsx";
import { RawText } from "#app/components/uploads/raw-text.tsx";
import { formatCount } from "#app/domain/money.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

export interface CauseRemediesProps {
  uploadId: string;
  cause: CauseView;
  values: CauseValuesView;
  /** The page in sight. */
  rows: RowView[];
  /** Unlikely values may be right. */
  isConfirmable: boolean;
  labels: FieldLabels;
}

/** Two rows are never one vehicle: what names it is corrected row by row. */
const namesOne = (field: CauseView["field"]) => field === "plate" || field === "vin";
const mayServeMany = ({ count }: CauseValuesView["values"][number]) => count > 1;

/** One thought for all rows of a cause: take what is proposed, confirm, or write once what they should say. */
export function CauseRemedies({ uploadId, cause, values, rows, isConfirmable, labels }: CauseRemediesProps) {
  const t = useT();
  const count = useRowsWord();
  const together = namesOne(cause.field) ? [] : values.values.filter(mayServeMany);
  const suggested = rows.filter((row) =>
    row.problems.some(({ code, field, suggestion }) => code === cause.code && field === cause.field && suggestion),
  );
  const asks = (remedy: string, content: ReactNode) => (
    <Remedy uploadId={uploadId} cause={cause} remedy={remedy}>
      {content}
    </Remedy>
  );
  if (together.length === 0 && values.suggested_count === 0 && !isConfirmable) return null;
  return (
    <div className="grid gap-3 border-b bg-sunken px-4 py-3 text-sm sm:px-5">
      <div className="flex flex-wrap items-center gap-2 empty:hidden">
        {values.suggested_count > 0 &&
          asks(
            "suggestion",
            <Submit isAcceptance>{t("fleets:causes.acceptAll", { rows: count(values.suggested_count) })}</Submit>,
          )}
        {suggested.length > 0 &&
          suggested.length < values.suggested_count &&
          asks(
            "suggestion",
            <>
              {suggested.map(({ row }) => (
                <input key={row} type="hidden" name="row" value={row} />
              ))}
              <Submit>{t("fleets:causes.acceptPage", { rows: count(suggested.length) })}</Submit>
            </>,
          )}
        {isConfirmable &&
          asks("confirm", <Submit>{t("fleets:causes.confirmAll", { rows: count(values.count) })}</Submit>)}
      </div>
      {together.length > 0 && (
        <ul className="grid gap-2" aria-label={t("fleets:causes.together")}>
          {together.map(({ value, suggestion, count: rowCount }) => (
            <li key={value ?? ""}>
              {asks(
                "value",
                <div className="grid items-center gap-x-4 gap-y-1 sm:grid-cols-[minmax(8rem,16rem)_minmax(0,18rem)_auto] sm:justify-start">
                  <span className="flex items-baseline justify-between gap-3">
                    <span className="font-medium">
                      <RawText field={cause.field} text={value} />
                    </span>
                    <span className="text-ink-soft tabular-nums">{count(rowCount)}</span>
                  </span>
                  {value !== null && <input type="hidden" name="of" value={value} />}
                  <CellEditor
                    key={`${value} ${suggestion}`}
                    field={cause.field}
                    label={t("fleets:causes.instead", { field: labels[cause.field], value: value ?? "" })}
                    name="to"
                    value={suggestion ?? ""}
                    isRequired
                  />
                  <Submit>{t("fleets:causes.correctAll", { rows: count(rowCount) })}</Submit>
                </div>,
              )}
            </li>
          ))}
        </ul>
      )}
      {together.length > 0 && values.value_count > together.length && (
        <p className="text-ink-soft">{t("fleets:causes.othersBelow")}</p>
      )}
    </div>
  );
}

/** A number of rows, as said in a sentence. */
export function useRowsWord(): (count: number) => string {
  const t = useT();
  const locale = useLanguage();
  return (count) => t("fleets:rows", { count, rows: formatCount(count, locale) });
}

function Remedy({
  uploadId,
  cause,
  remedy,
  children,
}: {
  uploadId: string;
  cause: CauseView;
  remedy: string;
  children: ReactNode;
}) {
  const { search } = useLocation();
  return (
    <Form method="post" action={`/uploads/${uploadId}/cause${search}`} preventScrollReset>
      <input type="hidden" name="cause" value={causeKey(cause)} />
      <input type="hidden" name="level" value={cause.level} />
      <input type="hidden" name="remedy" value={remedy} />
      {children}
    </Form>
  );
}

function Submit({ isAcceptance, children }: { isAcceptance?: boolean; children: ReactNode }) {
  const { state, location } = useNavigation();
  const isBusy = state === "submitting" && Boolean(location?.pathname.endsWith("/cause"));
  return (
    <Button type="submit" size="sm" isDisabled={isBusy} className="sm:w-fit">
      {isAcceptance && <Check aria-hidden className="size-4" />}
      {children}
    </Button>
  );
}
