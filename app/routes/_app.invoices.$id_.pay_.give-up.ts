import { redirect } from "@remix-run/node";
import { companyAction } from "#app/access.server.ts";
import { cancelPayment } from "#app/services/payments/cancel-payment.server.ts";

/** Ends an open payment. Whatever came of it, the page of the invoice's payment says how things stand. */
export const action = companyAction("invoices:pay", async ({ house, actor, request }) => {
  const paymentId = (await request.formData()).get("payment");
  const payment = await cancelPayment(house, actor, {
    paymentId: typeof paymentId === "string" ? paymentId : undefined,
  });
  const invoiceId = "refused" in payment ? undefined : payment.invoiceId;
  throw redirect(invoiceId ? `/invoices/${invoiceId}/pay` : new URL(request.url).pathname.replace(/\/give-up$/, ""));
});
