import { largestChargeMinor } from "#app/adapters/stripe/payment-provider.ts";
import type { PaymentMethod } from "#app/domain/lifecycle.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { getInvoice, type InvoiceView } from "#app/services/invoices/get-invoice.server.ts";
import { type ListedPayment, listPayments } from "./list-payments.server.ts";
import { groupedRib, receivingAccount } from "./receiving-account.ts";

export interface TransferOrder {
  paymentId: string;
  reference: string;
  holder: string;
  bank: string;
  rib: string;
}

/** Where the payment of an invoice stands for the person who looks at it. */
export type PayState =
  | { kind: "choose"; isCardTooLarge: boolean }
  | { kind: "mine"; paymentId: string; checkoutUrl: string; since: Date }
  | { kind: "held"; who: string; since: Date; method: PaymentMethod }
  | { kind: "checking" }
  | { kind: "transfer"; order: TransferOrder; who: string | null; since: Date }
  | { kind: "paid"; at: Date | null }
  | { kind: "void" | "expired" | "approver" };

export interface PayPage {
  invoice: { id: string; number: string; totalMinor: bigint; payableUntil: Date | null };
  cardLimitMinor: bigint;
  state: PayState;
}

/** `hasReturned`: the provider's page led back after a payment that it has not confirmed to us yet. */
export async function payPage(
  house: Pick<House, "db" | "clock">,
  actor: Actor,
  input: { invoiceId: string; hasReturned: boolean },
): Promise<PayPage> {
  const invoice = await getInvoice(house, actor, { invoiceId: input.invoiceId });
  const payments = await listPayments(house, actor, invoice.id);
  const live = payments.findLast(({ status }) => ["created", "open", "processing", "unknown"].includes(status));
  const { id, number, totalMinor, payableUntil } = invoice;
  return {
    invoice: { id, number, totalMinor, payableUntil },
    cardLimitMinor: largestChargeMinor,
    state: stateOf(invoice, live, actor, house.clock.now(), input.hasReturned),
  };
}

function stateOf(
  invoice: InvoiceView,
  live: ListedPayment | undefined,
  actor: Actor,
  now: Date,
  hasReturned: boolean,
): PayState {
  if (invoice.status === "void") return { kind: "void" };
  if (invoice.status !== "open") return { kind: "paid", at: invoice.paidAt };
  if (live) return liveState(live, actor, hasReturned);
  if (invoice.payableUntil && invoice.payableUntil <= now) return { kind: "expired" };
  if (invoice.approvedBy !== null && invoice.approvedBy === actor.id) return { kind: "approver" };
  return { kind: "choose", isCardTooLarge: invoice.totalMinor > largestChargeMinor };
}

function liveState(live: ListedPayment, actor: Actor, hasReturned: boolean): PayState {
  const { id, method, payer, createdAt: since, transferReference: reference } = live;
  if (method === "transfer" && reference) {
    const { holder, bank, rib } = receivingAccount;
    return {
      kind: "transfer",
      order: { paymentId: id, reference, holder, bank, rib: groupedRib(rib) },
      who: payer,
      since,
    };
  }
  if (live.openedBy !== actor.id) return { kind: "held", who: payer ?? "Ostoul", since, method };
  if (live.status !== "open" || hasReturned || !live.checkoutUrl) return { kind: "checking" };
  return { kind: "mine", paymentId: id, checkoutUrl: live.checkoutUrl, since };
}
