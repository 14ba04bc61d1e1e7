import { importFields, isImportField } from "#app/domain/vehicle.ts";
import type { CorrectionInput } from "./correct-row.server.ts";
import type { Cause, CauseWork, Remedy } from "./next-of-cause.server.ts";

const longestValue = 5000;
const mostRows = 500;

const text = (value: FormDataEntryValue | null): string | undefined =>
  typeof value === "string" ? value.slice(0, longestValue) : undefined;

const lineOf = (value: FormDataEntryValue | null): number | undefined =>
  /^\d{1,7}$/.test(String(value)) ? Number(value) : undefined;

/** The form of one row: its cells, or one suggestion that is taken as it is. */
export function readCorrectionForm(form: FormData): Omit<CorrectionInput, "uploadId"> {
  const values: CorrectionInput["values"] = {};
  for (const field of importFields) {
    const typed = text(form.get(`value:${field}`));
    if (typed !== undefined) values[field] = typed;
  }
  const taken = form.get("take");
  const suggestion = text(form.get(`suggestion:${taken}`));
  if (isImportField(taken) && suggestion !== undefined) values[taken] = suggestion;
  return { row: lineOf(form.get("row")) ?? -1, values };
}

/** Values typed in several rows of the page: `cell:33:vin`. */
export function readTypedCells(form: FormData): Omit<CorrectionInput, "uploadId">[] {
  const byRow = new Map<number, CorrectionInput["values"]>();
  for (const [name, value] of form.entries()) {
    const [kind, line = "", field] = name.split(":");
    const row = kind === "cell" ? lineOf(line) : undefined;
    if (row === undefined || !isImportField(field) || byRow.size >= mostRows) continue;
    byRow.set(row, { ...byRow.get(row), [field]: text(value) });
  }
  return [...byRow].map(([row, values]) => ({ row, values }));
}

/** The form of one cause. Undefined when it names none. */
export function readCauseForm(form: FormData): CauseWork | undefined {
  const [code, field] = String(form.get("cause")).split(":");
  const remedy = readRemedy(form);
  if (!code || !isImportField(field) || !remedy) return undefined;
  const cause: Cause = {
    code: code as Cause["code"],
    field,
    level: form.get("level") === "notice" ? "notice" : "error",
  };
  const rows = form.getAll("row").flatMap((line) => lineOf(line) ?? []);
  return { cause, remedy, ...(rows.length > 0 && { rows: rows.slice(0, mostRows) }) };
}

function readRemedy(form: FormData): Remedy | undefined {
  const kind = form.get("remedy");
  if (kind === "suggestion" || kind === "confirm") return { kind };
  const to = text(form.get("to"));
  if (kind !== "value" || !to?.trim()) return undefined;
  const of = text(form.get("of"));
  return { kind, to, ...(of !== undefined && { of }) };
}
