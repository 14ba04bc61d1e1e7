import { z } from "zod";
import { paymentMethods, paymentStatuses } from "#app/domain/lifecycle.ts";
import type { Operations } from "./operation.ts";
import { instant, money } from "./shapes.ts";

export const paymentObject = z
  .object({
    id: z.string(),
    method: z.enum(paymentMethods),
    status: z.enum(paymentStatuses),
    amount: money,
    checkout_url: z.string().nullable().describe("page where a person pays, while the payment is open"),
    transfer: z
      .object({ reference: z.string(), account_holder: z.string(), bank: z.string(), rib: z.string(), amount: money })
      .nullable(),
    opened_at: instant,
    expires_at: instant.nullable(),
    settled_at: instant.nullable(),
  })
  .meta({ id: "Payment" });

/** Where the provider's page leads back to. Given to the provider, never followed by us. */
const returnUrl = z.url({ protocol: /^https?$/ }).max(2000);

export const paymentOperations = {
  "POST /invoices/{id}/payments": {
    permission: "payments:open",
    summary: "Opens the payment of an invoice; the same caller gets the same open payment again",
    body: z.object({
      method: z.enum(paymentMethods),
      success_url: returnUrl.optional(),
      cancel_url: returnUrl.optional(),
    }),
    answer: paymentObject,
    status: 201,
  },
} as const satisfies Operations;
