import type { ImportField } from "#app/domain/vehicle.ts";
import { isImportField } from "#app/domain/vehicle.ts";
import { factsOfField } from "#app/services/fleets/fact-text.ts";
import { isRepetition } from "#app/services/fleets/upload-problem.ts";
import type { ImportColumn } from "#imports/sheet.ts";
import type { ProblemCause } from "./get-upload.server.ts";
import type { RowsInput } from "./list-rows.server.ts";
import { isDoubtful } from "./mapping.ts";
import type { Cause } from "./next-of-cause.server.ts";
import type { Upload } from "./upload-access.server.ts";

export const reviewShows = ["invalid", "duplicate", "new", "changed", "unchanged", "notice"] as const;
export type ReviewShow = (typeof reviewShows)[number];

/** What part of an upload a page shows; read from its address. */
export interface ReviewQuery {
  gate: "file" | "rows";
  show: ReviewShow;
  /** `code:field` of the problem whose rows are shown. */
  cause: string | null;
  /** Of rows that change vehicles: only those that change this. */
  changing: ImportField | null;
  after: number | null;
  limit: number;
}

const corrections = 20;
const listed = 50;

export function readReviewQuery(
  parameters: URLSearchParams,
  upload: Upload,
  causes: readonly ProblemCause[],
): ReviewQuery {
  const show = readShow(parameters.get("show"), upload);
  const after = /^\d{1,7}$/.exec(parameters.get("after") ?? "")?.[0];
  const isByCause = show === "invalid" || show === "notice";
  return {
    gate: readGate(parameters.get("gate"), upload),
    show,
    cause: isByCause ? readCause(parameters.get("cause"), show, causes) : null,
    changing: show === "changed" ? readField(parameters.get("changing")) : null,
    after: after === undefined ? null : Number(after),
    limit: isByCause || show === "duplicate" ? corrections : listed,
  };
}

const readField = (given: string | null): ImportField | null => (isImportField(given) ? given : null);

/** The file is asked about first while it is in doubt and nobody has confirmed it. */
function readGate(given: string | null, upload: Upload): ReviewQuery["gate"] {
  if (upload.errorCode !== null) return "file";
  if (given === "file" || given === "rows") return given;
  return (upload.columns as ImportColumn[]).some((column) => isDoubtful(column, upload)) ? "file" : "rows";
}

/** After the last correction there is nothing left to correct: what will happen is shown instead. */
function readShow(given: string | null, upload: Upload): ReviewShow {
  const show = reviewShows.find((known) => known === given);
  return !show || (show === "invalid" && upload.invalidCount === 0) ? firstShow(upload) : show;
}

function firstShow(upload: Upload): ReviewShow {
  if (upload.invalidCount > 0) return "invalid";
  if (upload.newCount > 0) return "new";
  return upload.changedCount > 0 ? "changed" : "unchanged";
}

/** Causes worth a list of their own: why rows are invalid, or remarks. That a row repeats another needs none. */
export function causesOf(show: ReviewShow, causes: readonly ProblemCause[]): ProblemCause[] {
  if (show === "notice") return causes.filter(({ level }) => level === "notice");
  if (show !== "invalid") return [];
  return causes.filter(({ code, level }) => level === "error" && !isRepetition(code));
}

function readCause(given: string | null, show: ReviewShow, causes: readonly ProblemCause[]): string | null {
  const keys = causesOf(show, causes).map(({ code, field }) => `${code}:${field}`);
  return keys.find((key) => key === given) ?? keys[0] ?? null;
}

/** The cause a page shows, as its problems say it. */
export function causeOfReview({ show, cause }: Pick<ReviewQuery, "show" | "cause">): Cause | null {
  const [code, field] = (cause ?? "").split(":");
  if (!code || !isImportField(field)) return null;
  return { code: code as Cause["code"], field, level: show === "notice" ? "notice" : "error" };
}

export function rowsOfReview(review: ReviewQuery): Omit<RowsInput, "uploadId"> {
  const { show, changing, after, limit } = review;
  const problem = causeOfReview(review);
  return {
    ...(show === "invalid" || show === "duplicate" ? { state: show } : {}),
    ...(show === "new" || show === "changed" || show === "unchanged" ? { change: show } : {}),
    ...(problem && { problem }),
    ...(changing && { changing: factsOfField[changing] }),
    ...(after !== null && { after }),
    limit,
  };
}
