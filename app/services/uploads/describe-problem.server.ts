import type { Locale } from "#app/domain/locale.ts";
import { type ImportField, importFields } from "#app/domain/vehicle.ts";
import { translatorFor } from "#app/locales/translators.server.ts";
import { isFleetProblem, type UploadProblem } from "#app/services/fleets/upload-problem.ts";
import { fieldName, problemMessage } from "#imports/messages.ts";
import type { RowProblem } from "#imports/sheet.ts";

/** The sentence of a problem: what is wrong, where, what to do next. */
export function describeProblem(
  problem: Pick<UploadProblem, "code" | "field" | "value" | "firstRow">,
  locale: Locale,
): string {
  if (!isFleetProblem(problem.code)) return problemMessage({ ...problem, code: problem.code } as RowProblem, locale);
  const { value, firstRow } = problem;
  return String(
    translatorFor(locale).t(`fleets:fleetProblems.${problem.code}`, { value: value ?? "", row: firstRow ?? "" }),
  );
}

/** Every field by the name people know it by. */
export const fieldLabels = (locale: Locale): Record<ImportField, string> =>
  Object.fromEntries(importFields.map((field) => [field, fieldName(field, locale)])) as Record<ImportField, string>;
