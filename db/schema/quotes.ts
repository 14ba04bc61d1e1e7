import { sql } from "drizzle-orm";
import {
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
  uuid,
} from "drizzle-orm/pg-core";
import { outcomes, quoteStatuses } from "#app/domain/lifecycle.ts";
import { kinds } from "#app/domain/vehicle.ts";
import { companies } from "./accounts.ts";
import { companyId, createdAt, id, instant, minor } from "./columns.ts";
import { vehicles } from "./fleets.ts";

/** Published tariffs. Nothing published is edited. */
export const tariffVersions = pgTable("tariff_versions", {
  id: text().primaryKey(),
  publishedAt: instant().notNull(),
  sha256: text().notNull(),
  body: jsonb().notNull(),
});

export const quotes = pgTable(
  "quotes",
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    status: text({ enum: quoteStatuses }).notNull().default("pricing"),
    year: smallint().notNull(),
    /** The day that decides the late increase, in Algiers. */
    asOf: date({ mode: "string" }).notNull(),
    /** Priced for another day than its own: it cannot be accepted. */
    simulation: boolean().notNull(),
    tariffVersion: text()
      .notNull()
      .references(() => tariffVersions.id),
    selection: jsonb().notNull(),
    expiresAt: instant(),
    vehicleCount: integer().notNull().default(0),
    dueCount: integer().notNull().default(0),
    exemptCount: integer().notNull().default(0),
    notSubjectCount: integer().notNull().default(0),
    undeterminedCount: integer().notNull().default(0),
    alreadyHeldCount: integer().notNull().default(0),
    stampsMinor: minor().notNull().default(sql`0`),
    increasesMinor: minor().notNull().default(sql`0`),
    feeMinor: minor().notNull().default(sql`0`),
    vatMinor: minor().notNull().default(sql`0`),
    totalMinor: minor().notNull().default(sql`0`),
    /** SHA-256 over version, year, day and every line: what was shown is what is charged (M7). */
    digest: text(),
    progress: real().notNull().default(0),
    createdBy: uuid(),
    createdAt: createdAt(),
    pricedAt: instant(),
    approvedBy: uuid(),
    approvedAt: instant(),
    rejectionReason: text(),
    acceptedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    index("quotes_latest").on(table.companyId, table.createdAt),
  ],
);

/** One line a vehicle of the selection, with the facts it was priced on: later changes of the fleet do not reach it. */
export const quoteLines = pgTable(
  "quote_lines",
  {
    companyId: companyId(),
    quoteId: uuid().notNull(),
    position: integer().notNull(),
    vehicleId: uuid().notNull(),
    plate: text(),
    vin: text(),
    kind: text({ enum: kinds }),
    depot: text(),
    costCentre: text(),
    outcome: text({ enum: outcomes }).notNull(),
    amountMinor: minor().notNull(),
    increaseMinor: minor().notNull(),
    rule: text(),
    /** { code, params } of app/domain/tariff/reason.ts; the sentence is made for its reader. */
    reason: jsonb().notNull(),
    legalBasis: text().notNull(),
    missing: text().array().notNull(),
    costsMoreAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.quoteId, table.position] }),
    foreignKey({ columns: [table.companyId, table.quoteId], foreignColumns: [quotes.companyId, quotes.id] }),
    foreignKey({ columns: [table.companyId, table.vehicleId], foreignColumns: [vehicles.companyId, vehicles.id] }),
    index("quote_lines_outcome").on(table.companyId, table.quoteId, table.outcome, table.position),
  ],
);
