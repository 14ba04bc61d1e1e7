import { z } from "zod";
import { invoiceStatuses } from "#app/domain/lifecycle.ts";
import type { Operations } from "./operation.ts";
import { paymentObject } from "./payments.ts";
import { day, instant, listOf, listQuery, money } from "./shapes.ts";
import { vignetteCounts } from "./vignettes.ts";

export const totals = z.object({ stamps: money, increases: money, fee: money, vat: money, total: money });

export const invoiceObject = z
  .object({
    id: z.string(),
    number: z.string().describe("FA-2026-000123"),
    status: z.enum(invoiceStatuses),
    quote_id: z.string(),
    year: z.int().describe("stamp year"),
    issued_at: instant,
    due_on: day,
    payable_until: instant.nullable().describe("from then on a line would cost more: unpaid, the invoice becomes void"),
    po_number: z.string().nullable(),
    note: z.string().nullable(),
    totals,
    paid: money,
    paid_at: instant.nullable(),
    voided_at: instant.nullable(),
    vignettes: vignetteCounts,
    payments: z.array(paymentObject),
  })
  .meta({ id: "Invoice" });

export const invoiceOperations = {
  "GET /invoices": {
    permission: "invoices:read",
    summary: "Invoices, the latest first",
    query: listQuery,
    answer: listOf(invoiceObject),
  },
  "GET /invoices/{id}": { permission: "invoices:read", summary: "One invoice", answer: invoiceObject },
  "GET /invoices/{id}/invoice.pdf": {
    permission: "invoices:read",
    summary: "The invoice with its annex; the language of Accept-Language comes first on it",
    answer: "application/pdf",
  },
  "GET /invoices/{id}/receipt.pdf": {
    permission: "invoices:read",
    summary: "The receipt of a paid invoice",
    answer: "application/pdf",
  },
} as const satisfies Operations;
