import type Stripe from "stripe";
import { type KeptSession, shown } from "./checkout-session.server.ts";
import { makeEvent } from "./make-event.server.ts";
import { type Effect, newId } from "./store.server.ts";
import { unusedOfCharge, unusedOfIntent } from "./stripe-objects.ts";

export const declineReasons = [
  "generic_decline",
  "insufficient_funds",
  "expired_card",
  "incorrect_number",
  "test_mode_live_card",
] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** The test numbers of Stripe's documentation. */
const testCards: Record<string, "paid" | DeclineReason> = {
  "4242424242424242": "paid",
  "5555555555554444": "paid",
  "4000000000000002": "generic_decline",
  "4000000000009995": "insufficient_funds",
  "4000000000000069": "expired_card",
};

/** Luhn, ISO/IEC 7812-1: tells a typing error from a card that is none of the test cards. */
function isCardNumber(digits: string): boolean {
  let sum = 0;
  for (const [index, digit] of [...digits].reverse().entries()) {
    const doubled = Number(digit) * (index % 2 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return /^\d{12,19}$/.test(digits) && sum % 10 === 0;
}

export function readTestCard(number: string): { digits: string; verdict: "paid" | DeclineReason } {
  const digits = number.replace(/[\s-]/g, "");
  const verdict = testCards[digits] ?? (isCardNumber(digits) ? "test_mode_live_card" : "incorrect_number");
  return { digits, verdict };
}

/** What is captured, where the double is told to get it wrong. */
export interface Captured {
  amount: number;
  currency: string;
}

interface Attempt {
  session: KeptSession;
  intentId: string;
  digits: string;
  captured: Captured;
  declined: DeclineReason | null;
  created: number;
}

const declineMessage = "Your card was declined.";

function outcomeOf(declined: DeclineReason | null): Stripe.Charge.Outcome {
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: declined ? "declined_by_network" : "approved_by_network",
    reason: declined,
    risk_level: "normal",
    seller_message: declined ? "The bank did not return any further details." : "Payment complete.",
    type: declined ? "issuer_declined" : "authorized",
  };
}

const errorCode = (declined: DeclineReason) => (declined === "generic_decline" ? "card_declined" : declined);

function makeCharge(attempt: Attempt, balance: string | null): Stripe.Charge {
  const { session, captured, declined, created } = attempt;
  return {
    ...unusedOfCharge,
    id: newId("ch"),
    object: "charge",
    amount: captured.amount,
    amount_captured: declined ? 0 : captured.amount,
    amount_refunded: 0,
    balance_transaction: balance,
    billing_details: { address: null, email: session.customer_email, name: null, phone: null, tax_id: null },
    captured: !declined,
    created,
    currency: captured.currency,
    description: session.intent_data.description,
    failure_code: declined && errorCode(declined),
    failure_message: declined && declineMessage,
    livemode: false,
    metadata: session.intent_data.metadata,
    outcome: outcomeOf(declined),
    paid: !declined,
    payment_intent: attempt.intentId,
    payment_method: newId("pm"),
    payment_method_details: null,
    receipt_email: session.customer_email,
    refunded: false,
    refunds: { object: "list", data: [], has_more: false, url: "/v1/refunds" },
    status: declined ? "failed" : "succeeded",
  };
}

function makeIntent(attempt: Attempt, charge: Stripe.Charge): Stripe.PaymentIntent {
  const { session, captured, declined, created } = attempt;
  return {
    ...unusedOfIntent,
    id: attempt.intentId,
    object: "payment_intent",
    allowed_payment_method_types: null,
    amount: captured.amount,
    amount_received: declined ? 0 : captured.amount,
    capture_method: "automatic",
    client_secret: `${attempt.intentId}_secret`,
    confirmation_method: "automatic",
    created,
    currency: captured.currency,
    description: session.intent_data.description,
    last_payment_error: declined && {
      type: "card_error",
      code: errorCode(declined),
      decline_code: declined,
      message: declineMessage,
      charge: charge.id,
    },
    latest_charge: charge.id,
    livemode: false,
    metadata: session.intent_data.metadata,
    payment_method: declined ? null : charge.payment_method,
    payment_method_types: ["card"],
    receipt_email: null,
    status: declined ? "requires_payment_method" : "succeeded",
  };
}

const makeBalance = (id: string, { captured, created, session }: Attempt): Stripe.BalanceTransaction => ({
  id,
  object: "balance_transaction",
  amount: captured.amount,
  available_on: created + 7 * 86_400,
  balance_type: "payments",
  created,
  currency: captured.currency,
  description: session.intent_data.description,
  exchange_rate: null,
  fee: 0,
  fee_details: [],
  net: captured.amount,
  reporting_category: "charge",
  source: null,
  status: "pending",
  type: "charge",
});

function succeed(attempt: Attempt, now: Date): Effect {
  const balance = makeBalance(newId("txn"), attempt);
  const charge = makeCharge(attempt, balance.id);
  const intent = makeIntent(attempt, charge);
  const session: KeptSession = {
    ...attempt.session,
    status: "complete",
    payment_status: "paid",
    payment_intent: intent.id,
    url: null,
  };
  return {
    objects: [session, intent, charge, { ...balance, source: charge.id }],
    events: [
      makeEvent("charge.succeeded", charge, now),
      makeEvent("payment_intent.succeeded", intent, now),
      makeEvent("checkout.session.completed", shown(session), now),
    ],
  };
}

/** After a decline the session stays open for another card, on the same payment intent. */
function decline(attempt: Attempt, now: Date): Effect {
  const charge = makeCharge(attempt, null);
  const intent = makeIntent(attempt, charge);
  return {
    objects: [{ ...attempt.session, payment_intent: intent.id } as KeptSession, intent, charge],
    events: [makeEvent("charge.failed", charge, now), makeEvent("payment_intent.payment_failed", intent, now)],
  };
}

/** One attempt to pay an open session with a card. */
export function paySession(
  session: KeptSession,
  card: { digits: string; verdict: "paid" | DeclineReason },
  wrongly: Partial<Captured>,
  now: Date,
): Effect {
  const attempt: Attempt = {
    session,
    intentId: typeof session.payment_intent === "string" ? session.payment_intent : newId("pi"),
    digits: card.digits,
    captured: { amount: session.amount_total ?? 0, currency: session.currency ?? "", ...wrongly },
    declined: card.verdict === "paid" ? null : card.verdict,
    created: Math.floor(now.getTime() / 1000),
  };
  return attempt.declined ? decline(attempt, now) : succeed(attempt, now);
}
