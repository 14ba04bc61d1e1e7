import type { CorrectionView } from "#app/components/fleets/views.ts";
import type { Locale } from "#app/domain/locale.ts";
import type { CorrectionAct } from "#app/services/uploads/list-corrections.server.ts";
import type { ListedRow } from "#app/services/uploads/list-rows.server.ts";
import type { RowsReview } from "#app/services/uploads/review-rows.server.ts";
import { presentRow } from "./present-import.server.ts";

/** A row as the review shows it: as the API does, and the depot that holds its vehicle, for who may know. */
export const presentReviewRow = (row: ListedRow, locale: Locale) => ({
  ...presentRow(row, locale),
  held_by: row.heldBy,
  corrected: row.corrected,
});

const presentCorrection = ({
  at,
  sameBefore,
  sameAfter,
  rowCount,
  isUndone,
  ...act
}: CorrectionAct): CorrectionView => ({
  ...act,
  count: rowCount,
  before: sameBefore ? act.before : null,
  after: sameAfter ? act.after : null,
  fields: Object.keys(act.after) as CorrectionView["fields"],
  confirms: Object.entries(act.after).every(([field, text]) => act.before[field as keyof typeof act.before] === text),
  at: at.toISOString(),
  undone: isUndone,
});

export const presentReview = ({ rows, values, corrections, underWay, ...review }: RowsReview, locale: Locale) => ({
  ...review,
  rows: rows.map((row) => presentReviewRow(row, locale)),
  values: values && {
    values: values.values,
    value_count: values.valueCount,
    count: values.rowCount,
    suggested_count: values.suggestedCount,
  },
  corrections: corrections.map(presentCorrection),
  underWay: underWay && { done: underWay.done, total: underWay.total, undoes: "undo" in underWay.work },
});
