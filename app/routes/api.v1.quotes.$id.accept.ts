import { presentInvoice } from "#app/api/present-invoice.server.ts";
import { apiAction } from "#app/api.server.ts";
import { acceptQuote } from "#app/services/invoices/accept-quote.server.ts";
import { isRefusal } from "#app/services/refusal.ts";

export const action = apiAction({
  "POST /quotes/{id}/accept": async ({ house, actor, params, body }) => {
    const { po_number: poNumber, note } = body;
    const quoteId = params.id ?? "";
    const accepted = await acceptQuote(house, actor, { quoteId, ...(poNumber && { poNumber }), ...(note && { note }) });
    return isRefusal(accepted) ? accepted : { body: await presentInvoice(house, actor, accepted.invoiceId) };
  },
});
