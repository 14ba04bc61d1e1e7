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
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { deliveryStatuses, vignetteStatuses } from "#app/domain/lifecycle.ts";
import { locales } from "#app/domain/locale.ts";
import { energies, kinds } from "#app/domain/vehicle.ts";
import { bytea, companyId, createdAt, id, instant, minor } from "./columns.ts";
import { vehicles } from "./fleets.ts";
import { invoiceLines, invoices } from "./invoices.ts";

/** The stamp of one vehicle for one year. Everything its PDF and its code say is in the row, so that both repeat byte for byte. */
export const vignettes = pgTable(
  "vignettes",
  {
    companyId: companyId(),
    id: id(),
    serial: text().notNull().unique(),
    status: text({ enum: vignetteStatuses }).notNull(),
    invoiceId: uuid().notNull(),
    linePosition: integer().notNull(),
    vehicleId: uuid().notNull(),
    /** VIN, or the plate where there is none: one active vignette a vehicle and year across all companies (V2). */
    vehicleIdentity: text().notNull(),
    year: smallint().notNull(),
    plate: text(),
    vin: text(),
    kind: text({ enum: kinds }).notNull(),
    make: text(),
    model: text(),
    energy: text({ enum: energies }),
    fiscalPower: smallint(),
    seats: smallint(),
    grossWeightKg: integer(),
    firstCirculationYear: smallint(),
    depot: text(),
    company: text().notNull(),
    amountMinor: minor().notNull(),
    increaseMinor: minor().notNull(),
    authority: text({ enum: ["specimen", "desk"] }).notNull(),
    specimen: boolean().notNull(),
    officialNumber: text(),
    issuedAt: instant(),
    expiresOn: date({ mode: "string" }).notNull(),
    keyId: text(),
    /** The COSE_Sign1 of its code. */
    code: bytea(),
    templateVersion: text(),
    /** Of the PDF as first rendered: size, CRC-32 and SHA-256 (the ZIP is laid out from them). */
    bytes: integer(),
    crc32: bigint({ mode: "number" }),
    sha256: text(),
    revokedAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    foreignKey({ columns: [table.companyId, table.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
    foreignKey({
      columns: [table.companyId, table.invoiceId, table.linePosition],
      foreignColumns: [invoiceLines.companyId, invoiceLines.invoiceId, invoiceLines.position],
    }),
    foreignKey({ columns: [table.companyId, table.vehicleId], foreignColumns: [vehicles.companyId, vehicles.id] }),
    uniqueIndex("vignettes_one_per_line")
      .on(table.companyId, table.invoiceId, table.linePosition)
      .where(sql`status <> 'revoked'`),
    uniqueIndex("vignettes_one_active").on(table.vehicleIdentity, table.year).where(sql`status <> 'revoked'`),
    // The progress of an invoice, asked each second while it is issued; revoked ones count too.
    index("vignettes_invoice").on(table.companyId, table.invoiceId, table.linePosition),
    index("vignettes_vehicle").on(table.companyId, table.vehicleId, table.year),
  ],
);

/** Keys that sign codes. Two live at any time; the private half is sealed with SIGNING_SECRET. */
export const signingKeys = pgTable("signing_keys", {
  kid: text().primaryKey(),
  alg: text().notNull(),
  publicKey: jsonb().notNull(),
  sealedPrivateKey: bytea().notNull(),
  status: text({ enum: ["active", "next", "retired", "compromised"] }).notNull(),
  notBefore: instant().notNull(),
  notAfter: instant().notNull(),
  createdAt: createdAt(),
});

/** One e-mail to one driver, with every vignette of an invoice that is his. */
export const mails = pgTable(
  "mails",
  {
    companyId: companyId(),
    id: id(),
    invoiceId: uuid().notNull(),
    status: text({ enum: deliveryStatuses }).notNull().default("queued"),
    toAddress: text().notNull(),
    toName: text(),
    locale: text({ enum: locales }).notNull(),
    messageId: text().notNull().unique(),
    /** Counts requests to send: the first is 1, a resend by a person is the next (never a retry). */
    edition: integer().notNull().default(1),
    attempts: integer().notNull().default(0),
    /** The transmission ended without an answer: it may have arrived (counted, never sent again by itself). */
    outcomeUnknown: boolean().notNull().default(false),
    error: text(),
    sentAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    foreignKey({ columns: [table.companyId, table.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
    uniqueIndex("mails_once").on(table.companyId, table.invoiceId, table.toAddress, table.edition),
    index("mails_queued").on(table.status, table.createdAt),
  ],
);

/** Which vignette went with which mail: one row a vignette, address and edition (E1). */
export const deliveries = pgTable(
  "deliveries",
  {
    companyId: companyId(),
    id: id(),
    vignetteId: uuid().notNull(),
    mailId: uuid().notNull(),
    status: text({ enum: deliveryStatuses }).notNull().default("queued"),
    at: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    foreignKey({ columns: [table.companyId, table.vignetteId], foreignColumns: [vignettes.companyId, vignettes.id] }),
    foreignKey({ columns: [table.companyId, table.mailId], foreignColumns: [mails.companyId, mails.id] }),
    uniqueIndex("deliveries_once").on(table.companyId, table.vignetteId, table.mailId),
  ],
);
