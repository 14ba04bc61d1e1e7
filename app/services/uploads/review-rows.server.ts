import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { type CorrectionUnderWay, underWayOf } from "./correct-many.server.ts";
import { countChanges, type FieldChanges } from "./count-changes.server.ts";
import { type CauseValues, listCauseValues } from "./list-cause-values.server.ts";
import { type CorrectionAct, listCorrections } from "./list-corrections.server.ts";
import { type ListedRow, listRows } from "./list-rows.server.ts";
import { causeOfReview, type ReviewQuery, rowsOfReview } from "./review-query.ts";
import type { Upload } from "./upload-access.server.ts";

/** One page of the rows of an upload, with what a person needs to correct them. */
export interface RowsReview {
  rows: ListedRow[];
  /** Line after which the next page begins. */
  next: number | null;
  /** What the rows of the chosen cause say. */
  values: CauseValues | null;
  /** Of rows that change vehicles: what changes. */
  changes: FieldChanges[];
  corrections: CorrectionAct[];
  underWay: CorrectionUnderWay | null;
}

const valuesShown = 8;
const actsShown = 20;

export async function reviewRows(
  house: Pick<House, "db">,
  actor: Actor,
  upload: Upload,
  review: ReviewQuery,
): Promise<RowsReview> {
  const of = { uploadId: upload.id };
  const cause = upload.status === "review" ? causeOfReview(review) : null;
  const [found, values, changes, corrections] = await Promise.all([
    listRows(house, actor, { ...of, ...rowsOfReview(review) }),
    cause && listCauseValues(house, actor, { ...of, cause, limit: valuesShown }),
    review.show === "changed" ? countChanges(house, actor, of) : [],
    upload.status === "reading" ? [] : listCorrections(house, actor, { ...of, limit: actsShown }),
  ]);
  const rows = found.slice(0, review.limit);
  const next = found.length > rows.length ? (rows.at(-1)?.row ?? null) : null;
  return { rows, next, values, changes, corrections, underWay: underWayOf(upload) };
}
