import { randomBytes, randomUUID } from "node:crypto";
import { largestChargeMinor } from "#app/adapters/stripe/payment-provider.ts";
import { formatInstant } from "#app/domain/day.ts";
import type { PaymentMethod } from "#app/domain/lifecycle.ts";
import { formatMoney } from "#app/domain/money.ts";
import { recordAct } from "#app/services/accounts/record-act.server.ts";
import { type Actor, actorCan } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { type InvoiceView, readInvoice } from "#app/services/invoices/get-invoice.server.ts";
import { isRefusal, NotAllowed, type Refusal, refuse } from "#app/services/refusal.ts";
import type { Tx } from "#db/client.server.ts";
import { payments } from "#db/schema/index.ts";
import { checkoutMs, shortestCheckoutMs } from "./checkout-time.ts";
import { openCheckout } from "./open-checkout.server.ts";
import { findLivePayment, lockInvoice, nameOfPayer, type Payment } from "./payment-access.server.ts";
import { settlePayment } from "./settle-payment.server.ts";
import { makeTransferReference } from "./transfer-reference.ts";

export interface OpenPaymentInput {
  invoiceId: string;
  method: PaymentMethod;
  successUrl?: string;
  cancelUrl?: string;
}

type PaymentHouse = Pick<House, "db" | "clock" | "log" | "cards" | "baseUrl">;

/**
 * Opens the one payment of an invoice. The intent is committed with its idempotency key before anybody is asked for
 * money (M6). Whoever comes second is told who is paying; the same person comes back to the same checkout.
 */
export async function openPayment(
  house: PaymentHouse,
  actor: Actor,
  input: OpenPaymentInput,
): Promise<Payment | Refusal> {
  if (!actorCan(actor, "payments:open")) throw new NotAllowed("payments:open");
  const opened = await house.db.company(actor.companyId, (tx) => writeIntent(tx, house, actor, input));
  if (isRefusal(opened)) return opened;
  if (opened.method !== "card") return opened;
  if (isOver(opened, house.clock.now())) {
    await settlePayment(house, { companyId: actor.companyId, paymentId: opened.id });
    const again = await house.db.company(actor.companyId, (tx) => writeIntent(tx, house, actor, input));
    return isRefusal(again) || again.status === "open" ? again : openCheckout(house, again);
  }
  return opened.status === "open" ? opened : openCheckout(house, opened);
}

const isOver = (payment: Payment, now: Date) =>
  payment.status === "open" && payment.expiresAt !== null && payment.expiresAt <= now;

async function writeIntent(
  tx: Tx,
  house: PaymentHouse,
  actor: Actor,
  input: OpenPaymentInput,
): Promise<Payment | Refusal> {
  await lockInvoice(tx, actor.companyId, input.invoiceId, "share");
  const invoice = await readInvoice(tx, actor, input.invoiceId, "invoices:read");
  const refusal = refusePayment(house, actor, invoice, input.method);
  if (refusal) return refusal;
  const [created] = await tx
    .insert(payments)
    .values(intentOf(house, actor, invoice, input))
    .onConflictDoNothing()
    .returning();
  if (!created) return resumeOrRefuse(tx, house, actor, invoice, input.method);
  await recordAct(tx, house.clock, actor, {
    act: "payment.opened",
    subjectKind: "payment",
    subjectId: created.id,
    detail: { invoice: invoice.number, method: created.method, amountMinor: String(created.amountMinor) },
  });
  return created;
}

/** Who approved an order does not pay it; nothing is opened for what cannot be paid any more. */
function refusePayment(
  { clock }: Pick<House, "clock">,
  actor: Actor,
  invoice: InvoiceView,
  method: PaymentMethod,
): Refusal | undefined {
  const now = clock.now();
  const params = { number: invoice.number };
  if (invoice.approvedBy !== null && invoice.approvedBy === actor.id) return refuse("approver_cannot_pay", params);
  if (invoice.status === "void") return refuse("invoice_void", params);
  if (invoice.status !== "open") return refuse("invoice_already_paid", params);
  if (invoice.payableUntil && invoice.payableUntil <= now)
    return refuse("invoice_expired", { ...params, since: formatInstant(invoice.payableUntil, actor.locale) });
  if (method === "cib") return refuse("method_not_available");
  if (method !== "card") return undefined;
  const total = invoice.totalMinor;
  if (total > largestChargeMinor)
    return refuse("over_card_limit", {
      limit: formatMoney(largestChargeMinor, actor.locale),
      total: formatMoney(total, actor.locale),
    });
  if (invoice.payableUntil && invoice.payableUntil.getTime() - now.getTime() < shortestCheckoutMs)
    return refuse("too_late_for_card", { ...params, until: formatInstant(invoice.payableUntil, actor.locale) });
  return undefined;
}

function intentOf(
  { clock, baseUrl }: Pick<House, "clock" | "baseUrl">,
  actor: Actor,
  invoice: InvoiceView,
  { method, successUrl, cancelUrl }: OpenPaymentInput,
): typeof payments.$inferInsert {
  const now = clock.now();
  const payPage = `${baseUrl}/invoices/${invoice.id}/pay`;
  const until = Math.min(now.getTime() + checkoutMs, invoice.payableUntil?.getTime() ?? Number.POSITIVE_INFINITY);
  const shared = {
    companyId: actor.companyId,
    invoiceId: invoice.id,
    method,
    amountMinor: invoice.totalMinor,
    idempotencyKey: `payment-${randomUUID()}`,
    openedBy: actor.id,
    createdAt: now,
  };
  if (method === "transfer")
    return { ...shared, status: "open", provider: "bank", transferReference: makeTransferReference(randomBytes) };
  return {
    ...shared,
    provider: "stripe",
    successUrl: successUrl ?? `${payPage}?returned=yes`,
    cancelUrl: cancelUrl ?? payPage,
    expiresAt: new Date(until),
  };
}

/** Somebody holds the invoice already. His own attempt is given back to him; anybody else's is named. */
async function resumeOrRefuse(
  tx: Tx,
  { clock }: Pick<House, "clock">,
  actor: Actor,
  invoice: InvoiceView,
  method: PaymentMethod,
) {
  const live = await findLivePayment(tx, actor.companyId, invoice.id);
  if (!live || live.status === "succeeded") return refuse("invoice_already_paid", { number: invoice.number });
  const isMine = live.openedBy === actor.id && live.method === method && live.status !== "processing";
  if (isMine || (live.method === "card" && isOver(live, clock.now()))) return live;
  return refuse("payment_in_progress", {
    who: (await nameOfPayer(tx, actor.companyId, live.openedBy)) ?? "Ostoul",
    since: formatInstant(live.createdAt, actor.locale),
    method: live.method,
  });
}
