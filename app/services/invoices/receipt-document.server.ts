import { and, desc, eq } from "drizzle-orm";
import type { ReceiptDocument } from "#app/adapters/pdf/invoice-document.ts";
import type { Tx } from "#db/client.server.ts";
import { payments } from "#db/schema/index.ts";
import type { InvoiceView } from "./get-invoice.server.ts";
import { partyOnPaper } from "./invoice-document.server.ts";

/** The receipt of a paid invoice has its number, in letters of its own; undefined while nothing was received. */
export async function readReceiptDocument(tx: Tx, invoice: InvoiceView): Promise<ReceiptDocument | undefined> {
  const [payment] = await tx
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.companyId, invoice.companyId),
        eq(payments.invoiceId, invoice.id),
        eq(payments.status, "succeeded"),
      ),
    )
    .orderBy(desc(payments.settledAt))
    .limit(1);
  if (!payment || !invoice.paidAt) return undefined;
  return {
    number: invoice.number.replace(/^FA-/, "RE-"),
    invoiceNumber: invoice.number,
    paidAt: invoice.paidAt,
    method: payment.method,
    reference: payment.transferReference ?? payment.providerRef,
    amountMinor: invoice.paidMinor,
    seller: partyOnPaper(invoice.seller),
    buyer: partyOnPaper(invoice.buyer),
    remainingMinor: invoice.totalMinor - invoice.paidMinor,
    specimen: invoice.seller.specimen,
  };
}
