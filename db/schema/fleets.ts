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
import { keptReasons, rowStates, uploadStatuses } from "#app/domain/lifecycle.ts";
import { energies, exemptions, kinds } from "#app/domain/vehicle.ts";
import { companies } from "./accounts.ts";
import { companyId, createdAt, id, identifier, instant, orderedId } from "./columns.ts";

/** The facts of a vehicle, the same columns in the fleet and in the rows of an upload. */
const facts = () => ({
  plate: identifier(),
  previousPlate: identifier(),
  vin: identifier(),
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
  driverEmail: identifier(),
  driverPhone: text(),
});

export const vehicles = pgTable(
  "vehicles",
  {
    companyId: companyId().references(() => companies.id),
    id: orderedId(),
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
    index("vehicles_depot").on(table.companyId, table.depot).where(sql`depot is not null`),
    index("vehicles_driver").on(table.companyId, table.driverEmail).where(sql`driver_email is not null`),
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
    format: text({ enum: ["csv", "xlsx", "ods"] }),
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
    /** Which run of the job is reading: a run that was thought dead finds another number here and writes nothing more. */
    attempt: integer().notNull().default(0),
    /** CorrectionUnderWay of correct-cause.server.ts, while a job corrects more rows than a request can. */
    correcting: jsonb(),
    /** The upload whose error workbook the file is, when that one was over already. */
    correctsUploadId: uuid(),
    createdBy: uuid(),
    createdAt: createdAt(),
    committedAt: instant(),
    undoneAt: instant(),
    /** What the undo did: vehicles it took out again, vehicles it gave their former facts, and those it left as they are. */
    takenOutCount: integer().notNull().default(0),
    putBackCount: integer().notNull().default(0),
    keptCount: integer().notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    index("uploads_latest").on(table.companyId, table.createdAt),
  ],
);

/**
 * The rows of an upload: typed, so that a commit is one merge inside the database. They arrive by the million: no foreign
 * key is checked for each (the upload is locked while they are written), and only rows that want a person are indexed by state.
 */
export const uploadRows = pgTable(
  "upload_rows",
  {
    companyId: companyId(),
    uploadId: uuid().notNull(),
    /** The line in the sheet, as the person sees it. */
    row: integer().notNull(),
    state: text({ enum: rowStates }).notNull(),
    ...facts(),
    /** Raw text by field, as typed or as corrected; null for a row of which there is nothing to say. */
    cells: jsonb(),
    /** RowProblem[] of imports/sheet.ts; null when there is none. */
    problems: jsonb(),
    corrected: boolean().notNull().default(false),
    /** The vehicle it will be, or the one of the fleet it was found to be. */
    vehicleId: orderedId(),
    change: text({ enum: ["new", "changed", "unchanged"] })
      .notNull()
      .default("new"),
    /** Why the undo of the commit left the vehicle of this row as it is. */
    keptBecause: text({ enum: keptReasons }),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.uploadId, table.row] }),
    index("upload_rows_problems").on(table.companyId, table.uploadId, table.row).where(sql`problems is not null`),
    index("upload_rows_kept").on(table.companyId, table.uploadId, table.row).where(sql`kept_because is not null`),
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

/** A vehicle as it was before a commit changed it, for as long as the commit can be undone. */
export const uploadChanges = pgTable(
  "upload_changes",
  {
    companyId: companyId(),
    uploadId: uuid().notNull(),
    vehicleId: uuid().notNull(),
    ...facts(),
    /** When the vehicle had last been changed before. */
    updatedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.uploadId, table.vehicleId] }),
    foreignKey({ columns: [table.companyId, table.uploadId], foreignColumns: [uploads.companyId, uploads.id] }),
    foreignKey({ columns: [table.companyId, table.vehicleId], foreignColumns: [vehicles.companyId, vehicles.id] }),
  ],
);

/** What people typed into the rows of an upload, act by act, so that an act can be taken back and a new reading finds it again. */
export const uploadCorrections = pgTable(
  "upload_corrections",
  {
    companyId: companyId(),
    uploadId: uuid().notNull(),
    /** Acts count from 1 within an upload; one act may correct many rows. */
    act: integer().notNull(),
    row: integer().notNull(),
    /** Raw text by field before and after, of the corrected fields only; null: an empty cell. */
    before: jsonb().notNull(),
    after: jsonb().notNull(),
    correctedBy: uuid(),
    correctedAt: createdAt(),
    undoneAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.uploadId, table.act, table.row] }),
    foreignKey({ columns: [table.companyId, table.uploadId], foreignColumns: [uploads.companyId, uploads.id] }),
  ],
);
