import { randomBytes } from "node:crypto";
import type { ApiBase } from "#app/adapters/stripe/create-stripe.server.ts";
import type { Env } from "#app/env.server.ts";
import { assertDemonstration } from "../sandbox.ts";
import { expireSession, type KeptSession } from "./checkout-session.server.ts";
import { createEventDelivery } from "./deliver-events.server.ts";
import { StripeFaults } from "./faults.ts";
import { type DeclineReason, paySession, readTestCard } from "./pay-session.server.ts";
import { serveApi } from "./serve-api.server.ts";
import { type Effect, openStore, type RequestRecord, type Store } from "./store.server.ts";

const pageStatuses = ["open", "complete", "expired"] as const;

/** What the page of a checkout shows. */
export interface CheckoutPage {
  id: string;
  status: (typeof pageStatuses)[number];
  amountMinor: bigint;
  currency: string;
  description: string | null;
  email: string | null;
  /** Of the session; null where the browser decides. */
  locale: string | null;
  successUrl: string | null;
  cancelUrl: string | null;
  expiresAt: Date;
}

export type PayOutcome =
  | { outcome: "paid" | "already_paid"; redirectUrl: string | null }
  | { outcome: "declined"; reason: DeclineReason }
  | { outcome: "expired" };

export interface StripeSandbox {
  apiBase: ApiBase;
  secretKey: string;
  page(sessionId: string): CheckoutPage | undefined;
  /** Undefined: no such session. */
  pay(sessionId: string, card: string): Promise<PayOutcome | undefined>;
  /** Ends an open session now, as when its time is over. Going back from the page does not. Undefined: no such session. */
  cancel(sessionId: string): Promise<{ redirectUrl: string | null } | undefined>;
  faults: StripeFaults;
  journal: { requests: readonly RequestRecord[]; objects: Store["objects"]; events: Store["events"] };
  /** Lets out events that a fault held back. */
  releaseEvents(): Promise<void>;
  /** When no delivery is under way any more. */
  eventsDelivered(): Promise<void>;
  close(): Promise<void>;
}

export interface StripeSandboxOptions {
  mode: Env["OSTOUL_MODE"];
  dataDir: string;
  webhookUrl: string;
  webhookSecret: string;
  publicBaseUrl: string;
  /** The time the double lives in. */
  now?: () => Date;
}

const expiryCheckMs = 30_000;

/** Stripe writes the session's id where the address says {CHECKOUT_SESSION_ID}. */
const returnAddress = (session: KeptSession) =>
  session.success_url?.replaceAll("{CHECKOUT_SESSION_ID}", session.id) ?? null;

function describePage(session: KeptSession): CheckoutPage {
  return {
    id: session.id,
    status: pageStatuses.find((status) => status === session.status) ?? "open",
    amountMinor: BigInt(session.amount_total ?? 0),
    currency: session.currency ?? "",
    description: session.intent_data.description,
    email: session.customer_email,
    locale: session.locale === "auto" ? null : session.locale,
    successUrl: returnAddress(session),
    cancelUrl: session.cancel_url,
    expiresAt: new Date(session.expires_at * 1000),
  };
}

/** A double of the Stripe API at the wire, with a page to pay on and real signed webhooks. What it knows survives restarts. */
export async function startStripeSandbox(options: StripeSandboxOptions): Promise<StripeSandbox> {
  assertDemonstration(options.mode);
  const { now = () => new Date(), webhookUrl, webhookSecret } = options;
  const store = openStore(options.dataDir);
  const faults = new StripeFaults();
  const delivery = createEventDelivery({ store, faults, webhookUrl, webhookSecret, now });
  const pageOf = (sessionId: string) => `${options.publicBaseUrl}/sandbox/checkout/${sessionId}`;
  const secretKey = `sk_test_${randomBytes(24).toString("hex")}`;

  const commit = (effect: Effect) => {
    store.commit(effect);
    delivery.send();
  };
  const expireDue = () => {
    for (const object of store.objects.values()) {
      const due = object.object === "checkout.session" && object.status === "open" && object.expires_at * 1000;
      if (due !== false && due <= now().getTime()) commit(expireSession(object as KeptSession, now()));
    }
  };
  const findSession = (sessionId: string) => {
    expireDue();
    const found = store.objects.get(sessionId);
    return found?.object === "checkout.session" ? (found as KeptSession) : undefined;
  };

  const server = await serveApi({ store, faults, secretKey, pageOf, now, expireDue, onEvents: delivery.send });
  const expiry = setInterval(expireDue, expiryCheckMs).unref();
  delivery.send();

  return {
    apiBase: { host: "127.0.0.1", port: server.port, protocol: "http" },
    secretKey,
    faults,
    journal: { requests: store.requests, objects: store.objects, events: store.events },
    page(sessionId) {
      const session = findSession(sessionId);
      return session && describePage(session);
    },
    async pay(sessionId, number) {
      const session = findSession(sessionId);
      if (!session) return undefined;
      if (session.status === "complete") return { outcome: "already_paid", redirectUrl: returnAddress(session) };
      if (session.status !== "open") return { outcome: "expired" };
      const card = readTestCard(number);
      commit(paySession(session, card, card.verdict === "paid" ? faults.takeCaptured() : {}, now()));
      if (card.verdict !== "paid") return { outcome: "declined", reason: card.verdict };
      return { outcome: "paid", redirectUrl: returnAddress(session) };
    },
    async cancel(sessionId) {
      const session = findSession(sessionId);
      if (!session) return undefined;
      if (session.status === "open") commit(expireSession(session, now()));
      return { redirectUrl: session.cancel_url };
    },
    releaseEvents: delivery.release,
    eventsDelivered: delivery.idle,
    async close() {
      clearInterval(expiry);
      await server.close();
      await delivery.close();
      store.close();
    },
  };
}
