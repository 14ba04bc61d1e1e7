import type Stripe from "stripe";
import { ApiProblem, missing } from "./api-problem.ts";
import { makeEvent } from "./make-event.server.ts";
import type { Params } from "./read-params.ts";
import { type Effect, newId, type Store } from "./store.server.ts";
import { unusedOfRefund } from "./stripe-objects.ts";

interface RefundParams {
  charge?: string;
  payment_intent?: string;
  amount?: number;
  reason?: Stripe.Refund.Reason;
  metadata?: Record<string, string>;
}

function chargeOf(store: Store, { charge, payment_intent }: RefundParams): Stripe.Charge {
  if (charge === undefined && payment_intent === undefined)
    throw new ApiProblem(400, "One of the following params should be provided: payment_intent or charge.", {
      code: "parameter_missing",
    });
  const intent = payment_intent === undefined ? undefined : store.objects.get(payment_intent);
  if (payment_intent !== undefined && intent?.object !== "payment_intent")
    throw missing("payment_intent", payment_intent, "payment_intent");
  const id = charge ?? (intent?.object === "payment_intent" ? String(intent.latest_charge) : "");
  const found = store.objects.get(id);
  if (found?.object !== "charge" || !found.paid) throw missing("charge", id, "charge");
  return found;
}

export function refundCharge(store: Store, params: Params, now: Date): Effect & { refund: Stripe.Refund } {
  const given = params as RefundParams;
  const charge = chargeOf(store, given);
  const left = charge.amount_captured - charge.amount_refunded;
  if (left === 0)
    throw new ApiProblem(400, `Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded" });
  const amount = given.amount ?? left;
  if (amount < 1 || amount > left)
    throw new ApiProblem(400, `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, {
      param: "amount",
    });
  const created = Math.floor(now.getTime() / 1000);
  const id = newId("re");
  const balance: Stripe.BalanceTransaction = {
    id: newId("txn"),
    object: "balance_transaction",
    amount: -amount,
    available_on: created,
    balance_type: "payments",
    created,
    currency: charge.currency,
    description: charge.description,
    exchange_rate: null,
    fee: 0,
    fee_details: [],
    net: -amount,
    reporting_category: "refund",
    source: id,
    status: "available",
    type: "refund",
  };
  const refund: Stripe.Refund = {
    ...unusedOfRefund,
    id,
    object: "refund",
    amount,
    balance_transaction: balance.id,
    charge: charge.id,
    created,
    currency: charge.currency,
    metadata: given.metadata ?? {},
    payment_intent: charge.payment_intent,
    reason: given.reason ?? null,
    status: "succeeded",
  };
  const refunded = charge.amount_refunded + amount;
  const after: Stripe.Charge = { ...charge, amount_refunded: refunded, refunded: refunded === charge.amount_captured };
  return {
    refund,
    objects: [refund, balance, after],
    events: [makeEvent("refund.created", refund, now), makeEvent("charge.refunded", after, now)],
  };
}
