import { and, eq, inArray, sql } from "drizzle-orm";
import { crash } from "#app/adapters/crash.server.ts";
import { type ProviderPayment, ProviderRefused, ProviderUnclear } from "#app/adapters/stripe/payment-provider.ts";
import { paymentEdges } from "#app/domain/lifecycle.ts";
import { recordAct } from "#app/services/accounts/record-act.server.ts";
import { recordEvent } from "#app/services/accounts/record-event.server.ts";
import { type Actor, systemActor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { enqueue } from "#app/services/queue.server.ts";
import { NotFound } from "#app/services/refusal.ts";
import type { Tx } from "#db/client.server.ts";
import { invoices, payments } from "#db/schema/index.ts";
import { openCheckout } from "./open-checkout.server.ts";
import { getPaymentRow, lockInvoice, type Payment } from "./payment-access.server.ts";

type SettleHouse = Pick<House, "db" | "clock" | "log" | "cards">;

const unsettled = ["created", "open", "processing", "unknown"] as const;
const isUnsettled = (payment: Payment) => unsettled.some((status) => status === payment.status);

/**
 * Brings a card payment to the state its provider has now. Events are never believed: late, doubled, permuted or forged,
 * they only lead here. What the provider cannot say stays as it is for the next sweep.
 */
export async function settlePayment(
  house: SettleHouse,
  input: { companyId: string; paymentId: string },
  actor: Actor = systemActor(input.companyId),
): Promise<void> {
  const payment = await findPayment(house, input);
  if (payment?.provider !== "stripe" || !isUnsettled(payment)) return;
  if (!payment.providerRef) {
    await openCheckout(house, payment);
    return;
  }
  const found = await askProvider(house, payment, payment.providerRef);
  if (!found || !isSamePayment(house, payment, found)) return;
  if (found.status === "succeeded") return takeMoney(house, payment);
  await house.db.company(payment.companyId, (tx) => writeStatus(tx, house, payment, found.status, actor));
}

async function findPayment({ db, log }: SettleHouse, input: { companyId: string; paymentId: string }) {
  try {
    return await db.company(input.companyId, (tx) => getPaymentRow(tx, input.companyId, input.paymentId));
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    log.warn(input, "provider event about a payment that is not ours");
    return undefined;
  }
}

/** Undefined when nobody knows: asked again by the sweeper. */
async function askProvider({ cards, log }: SettleHouse, payment: Payment, ref: string) {
  try {
    return await cards.find(ref);
  } catch (error) {
    if (!(error instanceof ProviderUnclear || error instanceof ProviderRefused)) throw error;
    log.warn({ err: error, paymentId: payment.id }, "provider does not say how a payment stands");
    return undefined;
  }
}

/** Another payment, company, amount or currency changes nothing and is a matter for a person (W2). */
function isSamePayment({ log }: SettleHouse, payment: Payment, found: ProviderPayment): boolean {
  const same =
    found.paymentId === payment.id &&
    found.companyId === payment.companyId &&
    found.currency.toUpperCase() === payment.currency &&
    (found.status !== "succeeded" || found.amountMinor === payment.amountMinor);
  if (!same)
    log.error(
      {
        paymentId: payment.id,
        expected: String(payment.amountMinor),
        found: { ...found, amountMinor: String(found.amountMinor) },
      },
      "provider describes another payment",
    );
  return same;
}

const stillUnsettled = (payment: Payment) =>
  and(eq(payments.companyId, payment.companyId), eq(payments.id, payment.id), inArray(payments.status, [...unsettled]));

async function writeStatus(
  tx: Tx,
  { clock }: SettleHouse,
  payment: Payment,
  status: ProviderPayment["status"],
  actor: Actor,
) {
  const next: readonly string[] = paymentEdges[payment.status];
  if (!next.includes(status)) return;
  const [written] = await tx
    .update(payments)
    .set({ status })
    .where(and(stillUnsettled(payment), eq(payments.status, payment.status)))
    .returning();
  if (!written || (status !== "failed" && status !== "cancelled")) return;
  await recordAct(tx, clock, actor, {
    act: `payment.${status}`,
    subjectKind: "payment",
    subjectId: payment.id,
  });
}

/** The payment and its invoice in one transaction, each guarded by the status it leaves: money is counted once. */
async function takeMoney(house: SettleHouse, payment: Payment): Promise<void> {
  await house.db.company(payment.companyId, async (tx) => {
    await lockInvoice(tx, payment.companyId, payment.invoiceId, "update");
    const [succeeded] = await tx
      .update(payments)
      .set({ status: "succeeded", settledAt: house.clock.now(), failure: null })
      .where(stillUnsettled(payment))
      .returning();
    if (!succeeded) return;
    const actor = systemActor(payment.companyId);
    const invoice = await allocate(tx, house, payment);
    if (!invoice) return keepOnAccount(tx, house, payment);
    await recordAct(tx, house.clock, actor, {
      act: "payment.succeeded",
      subjectKind: "payment",
      subjectId: payment.id,
      detail: { invoice: invoice.number, amountMinor: String(payment.amountMinor), ref: payment.providerRef },
    });
    if (invoice.status !== "paid") return;
    await recordEvent(tx, payment.companyId, "invoice.paid", { invoice_id: invoice.id, number: invoice.number });
    await enqueue(tx, "issue-vignettes", { companyId: payment.companyId, invoiceId: invoice.id });
  });
  crash("after-payment");
}

/** Undefined when the invoice takes no more money: void, or paid otherwise (M9). */
async function allocate(tx: Tx, { clock }: SettleHouse, { companyId, invoiceId, amountMinor }: Payment) {
  const paid = sql`${invoices.paidMinor} + ${amountMinor}::bigint`;
  const [invoice] = await tx
    .update(invoices)
    .set({
      paidMinor: paid,
      status: sql`case when ${paid} = ${invoices.totalMinor} then 'paid' else ${invoices.status} end`,
      paidAt: sql`case when ${paid} = ${invoices.totalMinor} then ${clock.now().toISOString()}::timestamptz end`,
    })
    .where(
      and(
        eq(invoices.companyId, companyId),
        eq(invoices.id, invoiceId),
        eq(invoices.status, "open"),
        sql`${paid} <= ${invoices.totalMinor}`,
      ),
    )
    .returning();
  return invoice;
}

/** Money without an invoice to pay: received and kept visibly, never a reason to issue. A person returns or allocates it. */
async function keepOnAccount(tx: Tx, { clock, log }: SettleHouse, payment: Payment): Promise<void> {
  await tx
    .update(payments)
    .set({ failure: onAccount })
    .where(and(eq(payments.companyId, payment.companyId), eq(payments.id, payment.id)));
  await recordAct(tx, clock, systemActor(payment.companyId), {
    act: "payment.kept_on_account",
    subjectKind: "payment",
    subjectId: payment.id,
    detail: { invoiceId: payment.invoiceId, amountMinor: String(payment.amountMinor) },
  });
  log.error({ paymentId: payment.id, invoiceId: payment.invoiceId }, "money arrived for an invoice that takes none");
}

/** `failure` of a succeeded payment that pays nothing. */
export const onAccount = "on_account";
