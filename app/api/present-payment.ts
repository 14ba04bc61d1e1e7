import type { z } from "zod";
import { toApiMoney } from "#app/domain/money.ts";
import type { Payment } from "#app/services/payments/payment-access.server.ts";
import { receivingAccount } from "#app/services/payments/receiving-account.ts";
import type { paymentObject } from "./payments.ts";

export function presentPayment(payment: Payment): z.input<typeof paymentObject> {
  const amount = toApiMoney(payment.amountMinor);
  const { holder, bank, rib } = receivingAccount;
  return {
    id: payment.id,
    method: payment.method,
    status: payment.status,
    amount,
    checkout_url: payment.status === "open" ? payment.checkoutUrl : null,
    transfer: payment.transferReference
      ? { reference: payment.transferReference, account_holder: holder, bank, rib, amount }
      : null,
    opened_at: payment.createdAt.toISOString(),
    expires_at: payment.expiresAt?.toISOString() ?? null,
    settled_at: payment.settledAt?.toISOString() ?? null,
  };
}
