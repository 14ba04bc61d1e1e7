import { presentPayment } from "#app/api/present-payment.ts";
import { apiAction } from "#app/api.server.ts";
import { openPayment } from "#app/services/payments/open-payment.server.ts";
import { isRefusal } from "#app/services/refusal.ts";

export const action = apiAction({
  "POST /invoices/{id}/payments": async ({ house, actor, params, body }) => {
    const { method, success_url: successUrl, cancel_url: cancelUrl } = body;
    const payment = await openPayment(house, actor, { invoiceId: params.id ?? "", method, successUrl, cancelUrl });
    return isRefusal(payment) ? payment : { body: presentPayment(payment) };
  },
});
