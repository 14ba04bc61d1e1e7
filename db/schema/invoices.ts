import { sql } from "drizzle-orm";
import {
  bigint,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { invoiceStatuses } from "#app/domain/lifecycle.ts";
import { kinds } from "#app/domain/vehicle.ts";
import { companies } from "./accounts.ts";
import { companyId, createdAt, id, instant, minor } from "./columns.ts";
import { vehicles } from "./fleets.ts";
import { quotes } from "./quotes.ts";

/** One counter a series of Ostoul's own documents, never restarted: numbers are gapless (decree 05-468 art. 10). */
export const numberSeries = pgTable("number_series", {
  series: text().primaryKey(),
  last: bigint({ mode: "number" }).notNull(),
});

/** Immutable but for its status and what was paid. */
export const invoices = pgTable(
  "invoices",
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    /** FA-2026-000123: year of issue, counter of the series. */
    number: text().notNull().unique(),
    status: text({ enum: invoiceStatuses }).notNull().default("open"),
    quoteId: uuid().notNull(),
    year: smallint().notNull(),
    issuedAt: instant().notNull(),
    dueOn: date({ mode: "string" }).notNull(),
    /** From then on one of its lines would cost more: unpaid, it becomes void (M8). */
    payableUntil: instant(),
    poNumber: text(),
    note: text(),
    vehicleCount: integer().notNull(),
    stampsMinor: minor().notNull(),
    increasesMinor: minor().notNull(),
    feeMinor: minor().notNull(),
    vatBasisPoints: integer().notNull(),
    vatMinor: minor().notNull(),
    totalMinor: minor().notNull(),
    paidMinor: minor().notNull().default(sql`0`),
    /** Legal mentions as they were at issue. */
    seller: jsonb().notNull(),
    buyer: jsonb().notNull(),
    /** Digest of the accepted quote. */
    digest: text().notNull(),
    createdBy: uuid(),
    paidAt: instant(),
    voidedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    unique("invoices_one_per_quote").on(table.companyId, table.quoteId),
    foreignKey({ columns: [table.companyId, table.quoteId], foreignColumns: [quotes.companyId, quotes.id] }),
    index("invoices_latest").on(table.companyId, table.issuedAt),
  ],
);

/** One line a due vehicle: the stamp advanced for the customer (decree 05-468 art. 7 to 9). */
export const invoiceLines = pgTable(
  "invoice_lines",
  {
    companyId: companyId(),
    invoiceId: uuid().notNull(),
    position: integer().notNull(),
    vehicleId: uuid().notNull(),
    plate: text(),
    vin: text(),
    kind: text({ enum: kinds }).notNull(),
    depot: text(),
    costCentre: text(),
    rule: text().notNull(),
    amountMinor: minor().notNull(),
    increaseMinor: minor().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.invoiceId, table.position] }),
    foreignKey({ columns: [table.companyId, table.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
    foreignKey({ columns: [table.companyId, table.vehicleId], foreignColumns: [vehicles.companyId, vehicles.id] }),
    unique("invoice_lines_vehicle_once").on(table.companyId, table.invoiceId, table.vehicleId),
  ],
);
