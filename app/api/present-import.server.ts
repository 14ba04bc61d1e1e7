import type { z } from "zod";
import type { Locale } from "#app/domain/locale.ts";
import { type ImportField, importFields } from "#app/domain/vehicle.ts";
import { factsOfField, valuesOfRow } from "#app/services/fleets/fact-text.ts";
import { isFleetProblem, type UploadProblem } from "#app/services/fleets/upload-problem.ts";
import { describeProblem } from "#app/services/uploads/describe-problem.server.ts";
import type { ProblemCause } from "#app/services/uploads/get-upload.server.ts";
import type { FactDifference, ListedRow } from "#app/services/uploads/list-rows.server.ts";
import { isDoubtful, type UploadChoices } from "#app/services/uploads/mapping.ts";
import type { Upload } from "#app/services/uploads/upload-access.server.ts";
import { importErrorMessage } from "#imports/messages.ts";
import { confirmableCodes } from "#imports/problem-codes.ts";
import type { ImportColumn, ImportErrorCode } from "#imports/sheet.ts";
import type { importObject, importRow } from "./imports.ts";

const progressOf = ({ status, progress }: Upload) => (status === "reading" ? Math.min(progress, 0.99) : progress);

export function presentImport(
  upload: Upload,
  causes: readonly ProblemCause[],
  locale: Locale,
): z.input<typeof importObject> {
  const errorCode = upload.errorCode as ImportErrorCode | null;
  const choices = (upload.choices ?? {}) as UploadChoices;
  return {
    id: upload.id,
    status: upload.status,
    file: {
      name: upload.fileName,
      bytes: upload.bytes,
      sha256: upload.sha256,
      format: upload.format,
      encoding: upload.encoding,
      delimiter: upload.delimiter,
      sheet: upload.sheet,
      sheets: upload.sheets,
      header_row: upload.headerRow,
      wilaya_place: choices.wilayaPlace ?? null,
      date_order: choices.dateOrder ?? null,
    },
    columns: (upload.columns as ImportColumn[]).map((column) => ({ ...column, doubtful: isDoubtful(column, upload) })),
    counts: {
      rows: upload.rowCount,
      ready: upload.readyCount,
      invalid: upload.invalidCount,
      duplicate: upload.duplicateCount,
      new: upload.newCount,
      changed: upload.changedCount,
      unchanged: upload.unchangedCount,
    },
    problems: [...causes],
    error: errorCode && {
      code: errorCode,
      message: importErrorMessage(
        errorCode,
        locale,
        (upload.errorDetail ?? undefined) as Record<string, string | number>,
      ),
    },
    progress: progressOf(upload),
    created_at: upload.createdAt.toISOString(),
    committed_at: upload.committedAt?.toISOString() ?? null,
    corrects: upload.correctsUploadId,
    undone_at: upload.undoneAt?.toISOString() ?? null,
    undo: presentUndo(upload),
  };
}

const presentUndo = ({ undoneAt, takenOutCount, putBackCount, keptCount }: Upload) =>
  undoneAt || keptCount > 0 ? { taken_out: takenOutCount, put_back: putBackCount, kept: keptCount } : null;

const fieldOfFact = ({ fact }: FactDifference): ImportField | undefined =>
  importFields.find((field) => factsOfField[field].includes(fact));

export function presentRow(row: ListedRow, locale: Locale): z.input<typeof importRow> {
  return {
    row: row.row,
    state: row.state,
    change: row.state === "ready" ? row.change : null,
    values: valuesOfRow(row),
    problems: ((row.problems ?? []) as UploadProblem[]).map((problem) => ({
      field: problem.field,
      code: problem.code,
      value: problem.value,
      message: describeProblem(problem, locale),
      suggestion: problem.suggestion,
      level: problem.level,
      confirmable: !isFleetProblem(problem.code) && confirmableCodes.has(problem.code),
    })),
    changes: row.differences.flatMap((difference) => {
      const field = fieldOfFact(difference);
      return field ? [{ field, before: difference.before, after: difference.after }] : [];
    }),
  };
}

/** Causes with a sentence that holds for all their rows. */
export const presentCauses = (causes: readonly ProblemCause[], locale: Locale) =>
  causes.map((cause) => ({ ...cause, message: describeProblem({ ...cause, value: null }, locale) }));
