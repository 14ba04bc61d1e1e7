import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { paymentMethods, paymentStatuses } from "#app/domain/lifecycle.ts";
import { companyId, createdAt, id, instant, minor } from "./columns.ts";
import { invoices } from "./invoices.ts";

/** One attempt to pay one part of an invoice. The intent is written before the provider is called. */
export const payments = pgTable(
  "payments",
  {
    companyId: companyId(),
    id: id(),
    invoiceId: uuid().notNull(),
    /** 1 for an invoice paid in one charge. */
    part: integer().notNull().default(1),
    method: text({ enum: paymentMethods }).notNull(),
    status: text({ enum: paymentStatuses }).notNull().default("created"),
    amountMinor: minor().notNull(),
    currency: text().notNull().default("DZD"),
    /** One key an attempt, stored before the call: a retry has the same key and the same body (M6). */
    idempotencyKey: text().notNull().unique(),
    provider: text({ enum: ["stripe", "bank", "satim", "chargily"] }).notNull(),
    providerRef: text(),
    checkoutUrl: text(),
    /** Structured reference the customer writes on a transfer. */
    transferReference: text().unique(),
    successUrl: text(),
    cancelUrl: text(),
    failure: text(),
    openedBy: uuid(),
    createdAt: createdAt(),
    expiresAt: instant(),
    settledAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    foreignKey({ columns: [table.companyId, table.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
    // M5: one live attempt a part. A hanging attempt counts, since it may have succeeded.
    uniqueIndex("payments_one_live_per_part")
      .on(table.companyId, table.invoiceId, table.part)
      .where(sql`status in ('created', 'open', 'processing', 'unknown', 'succeeded')`),
    uniqueIndex("payments_provider_ref").on(table.provider, table.providerRef),
    index("payments_hanging").on(table.status, table.createdAt),
  ],
);

/** Events of payment providers by their own id; stored in the transaction that applies them (W3). */
export const providerEvents = pgTable("provider_events", {
  id: text().primaryKey(),
  provider: text().notNull(),
  type: text().notNull(),
  body: jsonb().notNull(),
  receivedAt: createdAt(),
});
