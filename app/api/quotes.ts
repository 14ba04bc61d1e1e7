import { z } from "zod";
import { outcomes, quoteStatuses } from "#app/domain/lifecycle.ts";
import { kinds } from "#app/domain/vehicle.ts";
import { invoiceObject, totals } from "./invoices.ts";
import type { Operations } from "./operation.ts";
import { day, instant, listOf, listQuery, money } from "./shapes.ts";

const count = z.int().min(0);

export const quoteObject = z
  .object({
    id: z.string(),
    status: z.enum(quoteStatuses),
    year: z.int(),
    as_of: day,
    simulation: z.boolean(),
    tariff_version: z.string(),
    expires_at: instant.nullable(),
    counts: z.object({
      vehicles: count,
      due: count,
      exempt: count,
      not_subject: count,
      undetermined: count,
      already_held: count,
    }),
    totals,
    by_kind: z
      .array(z.object({ kind: z.enum(kinds).nullable(), count, stamps: money, increases: money }))
      .describe("due vehicles by kind"),
    progress: z.number().min(0).max(1),
    digest: z.string().nullable().describe("SHA-256 over version, year, day and every line"),
    rejection_reason: z.string().nullable(),
    created_at: instant,
    priced_at: instant.nullable(),
  })
  .meta({ id: "Quote" });

/** Of a list: without what has to be summed for each. */
export const quoteSummary = quoteObject.omit({ by_kind: true }).meta({ id: "QuoteSummary" });

export const quoteLine = z
  .object({
    vehicle_id: z.string(),
    plate: z.string().nullable(),
    vin: z.string().nullable(),
    kind: z.enum(kinds).nullable(),
    depot: z.string().nullable(),
    cost_centre: z.string().nullable(),
    outcome: z.enum(outcomes),
    amount: money.describe("the stamp, without increase"),
    increase: money,
    rule: z.string().nullable().describe("S3-tourism-002"),
    reason: z.string().describe("a sentence in the language of Accept-Language"),
    legal_basis: z.string(),
    missing: z.array(z.string()).describe("vehicle fields without which it cannot be priced"),
    costs_more_at: instant.nullable().describe("when the increase starts"),
  })
  .meta({ id: "QuoteLine" });

const place = z.string().min(1).max(200);

const quoteRequest = z.object({
  year: z.int().min(1998).max(2100).describe("stamp year"),
  vehicles: z.union([
    z.literal("all"),
    z.strictObject({ ids: z.array(z.string().max(100)).min(1).max(5000) }),
    z.strictObject({ depot: place }),
    z.strictObject({ cost_centre: place }),
    z.strictObject({ import: z.string().max(100) }),
  ]),
  as_of: day.optional().describe("decides the late increase; default today in Algiers; another day makes a simulation"),
});

const acceptance = z.object({
  po_number: z.string().trim().max(60).optional(),
  note: z.string().trim().max(1000).optional(),
});

export const quoteOperations = {
  "GET /quotes": {
    permission: "quotes:read",
    summary: "Quotes, the latest first",
    query: listQuery,
    answer: listOf(quoteSummary),
  },
  "POST /quotes": {
    permission: "quotes:write",
    summary: "Prices a selection of vehicles for a stamp year",
    body: quoteRequest,
    answer: quoteObject,
    status: 202,
  },
  "GET /quotes/{id}": { permission: "quotes:read", summary: "State and totals of a quote", answer: quoteObject },
  "GET /quotes/{id}/lines": {
    permission: "quotes:read",
    summary: "Every vehicle of a quote, with its reason",
    query: listQuery.extend({ outcome: z.enum(outcomes).optional() }),
    answer: listOf(quoteLine),
  },
  "POST /quotes/{id}/accept": {
    permission: "quotes:accept",
    summary: "Orders: one invoice; repeated, it answers the same invoice",
    body: acceptance,
    answer: invoiceObject,
    status: 201,
  },
} as const satisfies Operations;
