import { type Actor, actorCan } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import type { InvoiceView } from "./get-invoice.server.ts";

/** What the page of an invoice shows of the invoice itself, flat, with what its reader may do. */
export function invoicePage({ clock }: Pick<House, "clock">, actor: Actor, invoice: InvoiceView) {
  const { companyId: _, createdBy: __, digest: ___, seller, buyer, approvedBy, ...facts } = invoice;
  const isPayable = invoice.status === "open" && (invoice.payableUntil === null || invoice.payableUntil > clock.now());
  const approved = approvedBy !== null && approvedBy === actor.id;
  return {
    ...facts,
    sellerName: seller.name,
    buyerName: buyer.name,
    specimen: seller.specimen,
    mayPay: isPayable && actorCan(actor, "invoices:pay") && !approved,
    approvedIt: isPayable && actorCan(actor, "invoices:pay") && approved,
    askAgain: actorCan(actor, "quotes:write") ? `/quotes/new?again=${invoice.quoteId}` : null,
    mayReadQuote: actorCan(actor, "quotes:read"),
    mayReadVignettes: actorCan(actor, "vignettes:read"),
  };
}
