import type { ProblemCause } from "./get-upload.server.ts";

/** A spreadsheet program holds every note as a drawing: with more of them it opens the workbook in minutes. */
const mostNotes = 20_000;

/** Which cells get a note. Errors come first: where they alone are many, notices are coloured only. */
export function notesFor(causes: readonly Pick<ProblemCause, "level" | "count">[]) {
  const sum = (level: ProblemCause["level"]) =>
    causes.reduce((total, cause) => total + (cause.level === level ? cause.count : 0), 0);
  const isCut = sum("error") + sum("notice") > mostNotes;
  return { most: mostNotes, isCut, onNotices: !isCut };
}
