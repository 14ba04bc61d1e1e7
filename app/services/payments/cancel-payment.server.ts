import { and, eq } from "drizzle-orm";
import { ProviderRefused, ProviderUnclear } from "#app/adapters/stripe/payment-provider.ts";
import { recordAct } from "#app/services/accounts/record-act.server.ts";
import { type Actor, actorCan } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { NotAllowed, type Refusal, refuse } from "#app/services/refusal.ts";
import { payments } from "#db/schema/index.ts";
import { getPaymentRow, type Payment } from "./payment-access.server.ts";
import { settlePayment } from "./settle-payment.server.ts";

/**
 * Gives the invoice free for another attempt. A checkout is closed at the provider first, which refuses once it is paid;
 * a transfer order is only torn up here.
 */
export async function cancelPayment(
  house: Pick<House, "db" | "clock" | "log" | "cards">,
  actor: Actor,
  input: { paymentId: string | undefined },
): Promise<Payment | Refusal> {
  if (!actorCan(actor, "invoices:pay")) throw new NotAllowed("invoices:pay");
  const { companyId } = actor;
  const payment = await house.db.company(companyId, (tx) => getPaymentRow(tx, companyId, input.paymentId));
  if (payment.status === "cancelled") return payment;
  if (payment.status !== "open") return refuse("payment_not_cancellable");
  if (payment.method === "transfer") return cancelTransfer(house, actor, payment);
  if (payment.providerRef && !(await closeCheckout(house, payment.providerRef))) return refuse("provider_unreachable");
  await settlePayment(house, { companyId, paymentId: payment.id }, actor);
  const now = await house.db.company(companyId, (tx) => getPaymentRow(tx, companyId, payment.id));
  return now.status === "cancelled" ? now : refuse("payment_not_cancellable");
}

/** False when the provider gave no answer. A refusal is an answer: the checkout was paid, and settling will see it. */
async function closeCheckout({ cards }: Pick<House, "cards">, ref: string): Promise<boolean> {
  try {
    await cards.cancel(ref);
    return true;
  } catch (error) {
    if (error instanceof ProviderRefused) return true;
    if (error instanceof ProviderUnclear) return false;
    throw error;
  }
}

const cancelTransfer = ({ db, clock }: Pick<House, "db" | "clock">, actor: Actor, payment: Payment) =>
  db.company(actor.companyId, async (tx): Promise<Payment | Refusal> => {
    const [cancelled] = await tx
      .update(payments)
      .set({ status: "cancelled" })
      .where(and(eq(payments.companyId, actor.companyId), eq(payments.id, payment.id), eq(payments.status, "open")))
      .returning();
    if (!cancelled) return refuse("payment_not_cancellable");
    await recordAct(tx, clock, actor, { act: "payment.cancelled", subjectKind: "payment", subjectId: payment.id });
    return cancelled;
  });
