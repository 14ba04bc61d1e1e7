import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { rowStates, uploadStatuses } from "#app/domain/lifecycle.ts";
import { energies, exemptions, kinds } from "#app/domain/vehicle.ts";
import { companies } from "./accounts.ts";
import { companyId, createdAt, id, instant } from "./columns.ts";

/** The facts of a vehicle, the same columns in the fleet and in the rows of an upload. */
const facts = () => ({
  plate: text(),
  previousPlate: text(),
  vin: text(),
  fleetNumber: text(),
  kind: text({ enum: kinds }),
  body: text(),
  make: text(),
  model: text(),
  energy: text({ enum: energies }),
  fiscalPower: smallint(),
  seats: smallint(),
  grossWeightKg: integer(),
  firstCirculationYear: smallint(),
  firstCirculationOn: date({ mode: "string" }),
  exemption: text({ enum: exemptions }),
  depot: text(),
  costCentre: text(),
  driverName: text(),
  driverEmail: text(),
  driverPhone: text(),
});

export const vehicles = pgTable(
  "vehicles",
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    ...facts(),
    /** The upload that created it; null when a person or a program did. */
    uploadId: uuid(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
    archivedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    uniqueIndex("vehicles_plate").on(table.companyId, table.plate).where(sql`archived_at is null`),
    uniqueIndex("vehicles_vin").on(table.companyId, table.vin).where(sql`archived_at is null`),
    index("vehicles_depot").on(table.companyId, table.depot),
    index("vehicles_driver").on(table.companyId, table.driverEmail),
  ],
);

export const uploads = pgTable(
  "uploads",
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    status: text({ enum: uploadStatuses }).notNull().default("reading"),
    fileName: text().notNull(),
    /** Where the `files` adapter keeps it; null once a refused file was removed. */
    fileKey: text(),
    bytes: bigint({ mode: "number" }).notNull(),
    sha256: text().notNull(),
    format: text({ enum: ["csv", "xlsx"] }),
    encoding: text(),
    delimiter: text(),
    sheet: text(),
    sheets: text().array().notNull().default(sql`'{}'`),
    headerRow: integer(),
    headingsHash: text(),
    /** ImportColumn[] of imports/sheet.ts. */
    columns: jsonb().notNull().default([]),
    /** First rows as they are in the file, to show how it was understood. */
    sample: jsonb().notNull().default([]),
    /** What the person set: sheet, header row, encoding, delimiter, columns; null: as detected. */
    choices: jsonb(),
    rowCount: integer().notNull().default(0),
    readyCount: integer().notNull().default(0),
    invalidCount: integer().notNull().default(0),
    duplicateCount: integer().notNull().default(0),
    newCount: integer().notNull().default(0),
    changedCount: integer().notNull().default(0),
    unchangedCount: integer().notNull().default(0),
    errorCode: text(),
    errorDetail: jsonb(),
    /** 0 to 1. */
    progress: real().notNull().default(0),
    /** Which reading the rows belong to; a new mapping starts another and the late rows of the old are dropped. */
    reading: integer().notNull().default(1),
    createdBy: uuid(),
    createdAt: createdAt(),
    committedAt: instant(),
    undoneAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    index("uploads_latest").on(table.companyId, table.createdAt),
  ],
);

/** The rows of an upload: typed, so that a commit is one merge inside the database. */
export const uploadRows = pgTable(
  "upload_rows",
  {
    companyId: companyId(),
    uploadId: uuid().notNull(),
    /** The line in the sheet, as the person sees it. */
    row: integer().notNull(),
    state: text({ enum: rowStates }).notNull(),
    ...facts(),
    /** Raw text by field, as typed or as corrected. */
    cells: jsonb().notNull(),
    /** RowProblem[] of imports/sheet.ts; null when there is none. */
    problems: jsonb(),
    corrected: boolean().notNull().default(false),
    /** Filled when the row is compared with the fleet. */
    vehicleId: uuid(),
    change: text({ enum: ["new", "changed", "unchanged"] }),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.uploadId, table.row] }),
    foreignKey({
      columns: [table.companyId, table.uploadId],
      foreignColumns: [uploads.companyId, uploads.id],
    }).onDelete("cascade"),
    index("upload_rows_state").on(table.companyId, table.uploadId, table.state, table.row),
  ],
);

/** A confirmed mapping, remembered for the next file with the same headings. */
export const uploadMappings = pgTable(
  "upload_mappings",
  {
    companyId: companyId().references(() => companies.id),
    headingsHash: text().notNull(),
    /** Column index to field or null. */
    columns: jsonb().notNull(),
    updatedAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.companyId, table.headingsHash] })],
);
