import type Stripe from "stripe";
import { stripeApiVersion } from "#app/adapters/stripe/create-stripe.server.ts";
import { newId } from "./store.server.ts";
import type { StripeObject } from "./stripe-objects.ts";

export type EventType =
  | "checkout.session.completed"
  | "checkout.session.expired"
  | "payment_intent.succeeded"
  | "payment_intent.payment_failed"
  | "charge.succeeded"
  | "charge.failed"
  | "charge.refunded"
  | "refund.created";

/** An event carries the object as it was at that moment. */
export function makeEvent(type: EventType, object: StripeObject, now: Date): Stripe.Event {
  const event = {
    id: newId("evt"),
    object: "event",
    api_version: stripeApiVersion,
    created: Math.floor(now.getTime() / 1000),
    data: { object: structuredClone(object) },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
  };
  return event as Stripe.Event;
}
