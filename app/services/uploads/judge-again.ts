import type { Day } from "#app/domain/day.ts";
import type { ImportField } from "#app/domain/vehicle.ts";
import type { Scope } from "#app/services/actor.ts";
import { cellsOf } from "#app/services/fleets/fact-text.ts";
import { duplicateCodes, isFleetProblem, type UploadProblem } from "#app/services/fleets/upload-problem.ts";
import { judgeRow } from "#imports/judge-row.ts";
import { confirmableCodes } from "#imports/problem-codes.ts";
import { settleScope } from "#imports/settle-scope.ts";
import type { JudgedRow, RowCells } from "#imports/sheet.ts";
import type { UploadRow } from "./list-rows.server.ts";
import type { UploadChoices } from "./mapping.ts";

/** Text as a person types it; null empties the cell. */
export type CellTexts = Partial<Record<ImportField, string | null>>;

export interface RowChange {
  row: number;
  values: CellTexts;
  /** Texts that the cells must still have; a cell that says something else by now is left alone. */
  expects?: CellTexts;
  /** Which of the values count as confirmed. Without it: those that stand in the row already. */
  confirmed?: ReadonlySet<ImportField>;
}

/** What was done to a row: the cells that changed, and those that were confirmed, with the same text before and after. */
export interface RowCorrection {
  row: number;
  before: CellTexts;
  after: CellTexts;
}

export interface JudgedAgain extends JudgedRow {
  correction: RowCorrection;
}

export interface Judging extends Pick<UploadChoices, "wilayaPlace" | "dateOrder"> {
  today: Day;
  scope: Scope;
}

/** Judges a row as if the file had said so. Undefined when nothing of it changes and nothing is confirmed. */
export function judgeAgain(row: UploadRow, change: RowChange, judging: Judging): JudgedAgain | undefined {
  const cells: RowCells = { ...cellsOf(row) };
  const correction: RowCorrection = { row: row.row, before: {}, after: {} };
  for (const [field, text] of Object.entries(change.values) as [ImportField, string | null][]) {
    const [before, after] = [cells[field] ?? null, text === null || text.trim() === "" ? null : text];
    if (change.expects && before !== (change.expects[field] ?? null)) continue;
    if (before === after && !isUnlikely(row, field) && !change.confirmed) continue;
    correction.before[field] = before;
    correction.after[field] = after;
    if (after === null) delete cells[field];
    else cells[field] = after;
  }
  if (Object.keys(correction.after).length === 0) return undefined;
  const judged = judgeRow(row.row, cells, {
    ...judging,
    dateOrder: judging.dateOrder ?? settledOrder(row, correction),
    confirmed: confirmedFields(row, correction, change.confirmed),
  });
  return { ...keepRepetitions(row, settleScope(judged, judging.scope)), correction };
}

/** A date that the rest of its column settled stays settled while nobody alters it. */
const settledOrder = (row: UploadRow, { after }: RowCorrection) =>
  "first_circulation" in after || problemsOf(row).some(({ code }) => code === "day_month_order")
    ? undefined
    : ("day_first" as const);

const problemsOf = (row: UploadRow) => (row.problems ?? []) as UploadProblem[];

const isConfirmable = ({ code }: UploadProblem): boolean => !isFleetProblem(code) && confirmableCodes.has(code);

const isUnlikely = (row: UploadRow, field: ImportField): boolean =>
  problemsOf(row).some((problem) => problem.field === field && problem.level === "error" && isConfirmable(problem));

/** An unlikely value that is sent again as it stands is confirmed, and stays so while nobody alters it. */
function confirmedFields(
  row: UploadRow,
  { before, after }: RowCorrection,
  told: ReadonlySet<ImportField> | undefined,
): ReadonlySet<ImportField> {
  const stay = problemsOf(row).filter(
    (problem) => isConfirmable(problem) && problem.level === "notice" && !(problem.field in after),
  );
  const now = (Object.keys(after) as ImportField[]).filter(
    (field) => told?.has(field) ?? before[field] === after[field],
  );
  return new Set([...stay.map(({ field }) => field), ...now]);
}

/** A row with the identity it had still repeats what it repeated; with another one, all its namesakes are judged again. */
function keepRepetitions(row: UploadRow, judged: JudgedRow): JudgedRow {
  if (row.plate !== judged.facts.plate || row.vin !== judged.facts.vin) return judged;
  const codes: readonly string[] = duplicateCodes;
  const repetitions = problemsOf(row).filter(({ code }) => codes.includes(code)) as JudgedRow["problems"];
  if (repetitions.length === 0) return judged;
  const state = judged.state === "ready" ? "duplicate" : judged.state;
  return { ...judged, state, problems: [...judged.problems, ...repetitions] };
}
