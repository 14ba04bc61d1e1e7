import { z } from "zod";
import { dateOrders, wilayaPlaces } from "#app/domain/column-answers.ts";
import { keptReasons, rowStates, uploadStatuses } from "#app/domain/lifecycle.ts";
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
      format: z.enum(["csv", "xlsx", "ods"]).nullable(),
      encoding: z.string().nullable(),
      delimiter: z.string().nullable(),
      sheet: z.string().nullable(),
      sheets: z.array(z.string()),
      header_row: count.nullable(),
      wilaya_place: z.enum(wilayaPlaces).nullable(),
      date_order: z.enum(dateOrders).nullable(),
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
    corrects: z
      .string()
      .nullable()
      .describe("the import whose errors.xlsx this file is, when that one was over already; else it is continued"),
    undone_at: instant.nullable(),
    undo: z
      .object({
        taken_out: count.describe("created vehicles that left the fleet again"),
        put_back: count.describe("changed vehicles that got their former facts back"),
        kept: count.describe("vehicles left as they are; which and why: GET /imports/{id}/kept"),
      })
      .nullable()
      .describe("of an import that was taken back, or that nothing of could be"),
  })
  .meta({ id: "Import" });

export const keptVehicle = z
  .object({
    row: z.int().describe("line in the sheet"),
    vehicle_id: z.string(),
    plate: z.string().nullable(),
    vin: z.string().nullable(),
    change: z.enum(["new", "changed"]).describe("what the import had done to it"),
    reason: z.enum(keptReasons),
    message: z.string(),
  })
  .meta({ id: "KeptVehicle" });

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
    wilaya_place: z
      .enum(wilayaPlaces)
      .nullable()
      .optional()
      .describe("where the wilaya stands in the numbers that can be read both ways; null: each waits for a person"),
    date_order: z
      .enum(dateOrders)
      .nullable()
      .optional()
      .describe("how dates in figures are written; null: day first, and doubtful ones are said"),
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
  "GET /imports/{id}/errors.xlsx": {
    permission: "vehicles:write",
    summary: "The customer's own file with the bad cells marked and explained; sent again, it continues the import",
    answer: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  },
  "POST /imports/{id}/commit": {
    permission: "vehicles:write",
    summary: "Makes vehicles of the rows",
    body: commit,
    answer: importObject,
    status: 202,
  },
  "POST /imports/{id}/undo": {
    permission: "vehicles:write",
    summary: "Takes a commit back: all but vehicles that were invoiced, changed or archived since",
    answer: importObject,
    status: 202,
  },
  "GET /imports/{id}/kept": {
    permission: "vehicles:write",
    summary: "The vehicles that could not be taken back, and why",
    query: listQuery,
    answer: listOf(keptVehicle),
  },
} as const satisfies Operations;
