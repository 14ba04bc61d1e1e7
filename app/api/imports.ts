import { z } from "zod";
import { rowStates, uploadStatuses } from "#app/domain/lifecycle.ts";
import { importFields } from "#app/domain/vehicle.ts";
import { delimiters } from "#imports/csv/detect-delimiter.ts";
import { encodings } from "#imports/csv/detect-encoding.server.ts";
import { importErrorCodes } from "#imports/sheet.ts";
import type { Operations } from "./operation.ts";
import { instant, listOf, listQuery } from "./shapes.ts";

const field = z.enum(importFields);
const count = z.int().min(0);

export const importObject = z
  .object({
    id: z.string(),
    status: z.enum(uploadStatuses),
    file: z.object({
      name: z.string(),
      bytes: count,
      sha256: z.string(),
      format: z.enum(["csv", "xlsx"]).nullable(),
      encoding: z.string().nullable(),
      delimiter: z.string().nullable(),
      sheet: z.string().nullable(),
      sheets: z.array(z.string()),
      header_row: count.nullable(),
    }),
    columns: z.array(
      z.object({
        index: count,
        heading: z.string(),
        field: field.nullable(),
        confidence: z.number().min(0).max(1),
        candidates: z.array(field),
        doubtful: z.boolean(),
      }),
    ),
    counts: z.object({
      rows: count,
      ready: count,
      invalid: count,
      duplicate: count,
      new: count,
      changed: count,
      unchanged: count,
    }),
    problems: z
      .array(z.object({ code: z.string(), field, level: z.enum(["error", "notice"]), count }))
      .describe("of the rows, by cause"),
    error: z.object({ code: z.enum(importErrorCodes), message: z.string() }).nullable(),
    progress: z.number().min(0).max(1),
    created_at: instant,
    committed_at: instant.nullable(),
  })
  .meta({ id: "Import" });

export const importRow = z
  .object({
    row: z.int().describe("line in the sheet, as the person sees it"),
    state: z.enum(rowStates),
    change: z.enum(["new", "changed", "unchanged"]).nullable(),
    values: z.partialRecord(field, z.string()),
    problems: z.array(
      z.object({
        field,
        code: z.string(),
        value: z.string().nullable(),
        message: z.string(),
        suggestion: z.string().nullable(),
        level: z.enum(["error", "notice"]),
        confirmable: z.boolean().describe("an unlikely value: the same value sent again confirms it"),
      }),
    ),
    changes: z.array(z.object({ field, before: z.string().nullable(), after: z.string().nullable() })),
  })
  .meta({ id: "ImportRow" });

const mapping = z
  .object({
    sheet: z.string().max(200).optional(),
    header_row: z.int().min(0).max(1_048_576).optional(),
    encoding: z.enum(encodings).optional(),
    delimiter: z.enum(delimiters).optional(),
    columns: z.record(z.string().regex(/^\d{1,5}$/), field.nullable()).default({}),
  })
  .describe(
    "columns: index from 0 to field, null for a column to leave out; columns not named stay as they were understood",
  );

const correction = z
  .partialRecord(field, z.union([z.string().max(5000), z.number(), z.null()]))
  .describe("field to its new value; null empties the cell; the value as it stands confirms an unlikely one");

const commit = z.object({ invalid_rows: z.enum(["refuse", "skip"]).default("refuse") });

const rowsQuery = listQuery.extend({ state: z.enum(rowStates).optional() });

/** Media types of a raw body; a form carries the file in its field `file`. */
const fileTypes = [
  "text/csv",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/octet-stream",
  "multipart/form-data",
] as const;

export const importOperations = {
  "POST /imports": {
    permission: "vehicles:write",
    summary: "Receives a spreadsheet and starts reading it; its name in X-Filename, percent-encoded",
    rawBody: fileTypes,
    answer: importObject,
    status: 202,
  },
  "GET /imports": {
    permission: "vehicles:write",
    summary: "Imports, the latest first",
    query: listQuery,
    answer: listOf(importObject),
  },
  "GET /imports/{id}": { permission: "vehicles:write", summary: "The state of an import", answer: importObject },
  "PUT /imports/{id}/mapping": {
    permission: "vehicles:write",
    summary: "Sets the columns and reads again",
    body: mapping,
    answer: importObject,
    status: 202,
  },
  "GET /imports/{id}/rows": {
    permission: "vehicles:write",
    summary: "The rows of an import",
    query: rowsQuery,
    answer: listOf(importRow),
  },
  "PATCH /imports/{id}/rows/{row}": {
    permission: "vehicles:write",
    summary: "Corrects one row",
    body: correction,
    answer: importRow,
  },
  "POST /imports/{id}/commit": {
    permission: "vehicles:write",
    summary: "Makes vehicles of the rows",
    body: commit,
    answer: importObject,
    status: 202,
  },
} as const satisfies Operations;
