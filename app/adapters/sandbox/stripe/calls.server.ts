import { missing } from "./api-problem.ts";
import { createSession, expireSession, type KeptSession, shown } from "./checkout-session.server.ts";
import { listObjects, visible } from "./list-objects.ts";
import type { Params } from "./read-params.ts";
import { refundCharge } from "./refund-charge.server.ts";
import type { Effect, Store } from "./store.server.ts";
import type { StripeObject } from "./stripe-objects.ts";

export interface CallContext {
  store: Store;
  now: Date;
  id: string;
  params: Params;
  pageOf(sessionId: string): string;
}

export interface CallResult {
  answer: unknown;
  effect?: Effect;
}

export interface Call {
  method: "GET" | "POST";
  /** As in Stripe's description. */
  path: string;
  work(context: CallContext): CallResult;
}

export function getSession(store: Store, id: string): KeptSession {
  const found = store.objects.get(id);
  if (found?.object !== "checkout.session") throw missing("checkout.session", id, "session");
  return found as KeptSession;
}

const retrieve =
  (kind: StripeObject["object"], param: string): Call["work"] =>
  ({ store, id }) => {
    const found = store.objects.get(id);
    if (found?.object !== kind) throw missing(kind, id, param);
    return { answer: visible(found) };
  };

const list =
  (path: string): Call["work"] =>
  ({ store, params }) => ({ answer: listObjects(store, path, params) });

const get = (path: string, work: Call["work"]): Call => ({ method: "GET", path, work });
const post = (path: string, work: Call["work"]): Call => ({ method: "POST", path, work });

/** The calls the double knows. Any other is answered 404: an unknown call is an error, never a guess. */
export const calls: Call[] = [
  post("/v1/checkout/sessions", ({ params, now, pageOf }) => {
    const session = createSession(params, now, pageOf);
    return { answer: shown(session), effect: { objects: [session], events: [] } };
  }),
  get("/v1/checkout/sessions", list("/v1/checkout/sessions")),
  get("/v1/checkout/sessions/{session}", retrieve("checkout.session", "session")),
  post("/v1/checkout/sessions/{session}/expire", ({ store, id, now }) => {
    const effect = expireSession(getSession(store, id), now);
    return { answer: shown(effect.objects[0] as KeptSession), effect };
  }),
  get("/v1/payment_intents", list("/v1/payment_intents")),
  get("/v1/payment_intents/{intent}", retrieve("payment_intent", "intent")),
  get("/v1/charges", list("/v1/charges")),
  get("/v1/charges/{charge}", retrieve("charge", "charge")),
  post("/v1/refunds", ({ store, params, now }) => {
    const { refund, ...effect } = refundCharge(store, params, now);
    return { answer: refund, effect };
  }),
  get("/v1/refunds", list("/v1/refunds")),
  get("/v1/refunds/{refund}", retrieve("refund", "refund")),
  get("/v1/events", list("/v1/events")),
  get("/v1/events/{id}", ({ store, id }) => {
    const event = store.events.get(id);
    if (!event) throw missing("event", id);
    return { answer: event };
  }),
  get("/v1/balance_transactions", list("/v1/balance_transactions")),
  get("/v1/balance_transactions/{id}", retrieve("balance_transaction", "id")),
];

const patterns = calls.map((call) => ({
  call,
  pattern: new RegExp(`^${call.path.replace(/\{\w+\}/, "([\\w-]+)")}$`),
}));

export function findCall(method: string, path: string): { call: Call; id: string } | undefined {
  for (const { call, pattern } of patterns) {
    const match = call.method === method ? pattern.exec(path) : null;
    if (match) return { call, id: match[1] ?? "" };
  }
  return undefined;
}
