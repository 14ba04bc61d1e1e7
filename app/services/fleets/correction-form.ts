import type { CorrectionInput } from "./correct-row.server.ts";
import { isImportField } from "./mapping.ts";

const longestValue = 5000;

/** The form of one row: its cells, or one suggestion that is taken as it is. */
export function readCorrectionForm(form: FormData): Omit<CorrectionInput, "uploadId"> {
  const values: CorrectionInput["values"] = {};
  for (const [name, value] of form.entries()) {
    const field = name.startsWith("value:") && name.slice("value:".length);
    if (field && isImportField(field) && typeof value === "string") values[field] = value.slice(0, longestValue);
  }
  const taken = form.get("take");
  const suggestion = form.get(`suggestion:${taken}`);
  if (isImportField(taken) && typeof suggestion === "string") values[taken] = suggestion.slice(0, longestValue);
  const row = String(form.get("row"));
  return { row: /^\d{1,7}$/.test(row) ? Number(row) : -1, values };
}
