import type { z } from "zod";
import { toApiMoney } from "#app/domain/money.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { getInvoice } from "#app/services/invoices/get-invoice.server.ts";
import { listPayments } from "#app/services/payments/list-payments.server.ts";
import { issueProgress } from "#app/services/vignettes/issue-progress.server.ts";
import type { invoiceObject } from "./invoices.ts";
import { presentPayment } from "./present-payment.ts";
import { presentTotals } from "./present-quote.ts";

/** An invoice with what became of it: its payments and its vignettes. NotFound before anything else is read. */
export async function presentInvoice(
  house: Pick<House, "db">,
  actor: Actor,
  invoiceId: string,
): Promise<z.input<typeof invoiceObject>> {
  const invoice = await getInvoice(house, actor, { invoiceId });
  const payments = await listPayments(house, actor, invoice.id);
  const { expected, issued, sent, bounced } = await issueProgress(house, actor, invoice.id);
  return {
    id: invoice.id,
    number: invoice.number,
    status: invoice.status,
    quote_id: invoice.quoteId,
    year: invoice.year,
    issued_at: invoice.issuedAt.toISOString(),
    due_on: invoice.dueOn,
    payable_until: invoice.payableUntil?.toISOString() ?? null,
    po_number: invoice.poNumber,
    note: invoice.note,
    totals: presentTotals(invoice),
    paid: toApiMoney(invoice.paidMinor),
    paid_at: invoice.paidAt?.toISOString() ?? null,
    voided_at: invoice.voidedAt?.toISOString() ?? null,
    vignettes: { expected, issued, sent, bounced },
    payments: payments.map(presentPayment),
  };
}
