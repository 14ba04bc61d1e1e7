import { createHmac } from "node:crypto";
import type Stripe from "stripe";
import type { StripeFaults } from "./faults.ts";
import type { Store } from "./store.server.ts";

/** `t=<seconds>,v1=<HMAC-SHA256 of "t.body">`, made anew at every attempt, as Stripe does. */
export function signEvent(body: string, secret: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`;
}

const firstWaitMs = 200;
const longestWaitMs = 30_000;
const giveUpAfterMs = 3 * 86_400_000;
const answerWithinMs = 20_000;

export interface DeliveryOptions {
  store: Store;
  faults: StripeFaults;
  webhookUrl: string;
  webhookSecret: string;
  now(): Date;
}

/** Sends events to the application's webhook until it answers 2xx, for three days, across restarts. */
export function createEventDelivery({ store, faults, webhookUrl, webhookSecret, now }: DeliveryOptions) {
  const stopped = new AbortController();
  const underway = new Map<string, Promise<void>>();

  async function post(event: Stripe.Event): Promise<boolean> {
    const body = JSON.stringify(event);
    const headers = {
      "content-type": "application/json; charset=utf-8",
      "user-agent": "Stripe/1.0 (Ostoul sandbox)",
      "stripe-signature": signEvent(body, webhookSecret, now()),
    };
    const signal = AbortSignal.any([stopped.signal, AbortSignal.timeout(answerWithinMs)]);
    try {
      const response = await fetch(webhookUrl, { method: "POST", body, headers, signal, redirect: "manual" });
      await response.arrayBuffer();
      return response.ok;
    } catch {
      return false;
    }
  }

  const wait = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      timer.unref();
      stopped.signal.addEventListener("abort", () => resolve(), { once: true });
    });

  async function deliver(event: Stripe.Event) {
    let waitMs = firstWaitMs;
    for (let copy = 0; copy < faults.copies; ) {
      if (stopped.signal.aborted || now().getTime() > event.created * 1000 + giveUpAfterMs) return;
      if (await post(event)) copy += 1;
      else {
        await wait(waitMs);
        waitMs = Math.min(waitMs * 2, longestWaitMs);
      }
    }
    if (!stopped.signal.aborted) store.delivered(event.id);
  }

  const pending = () =>
    [...store.events.values()].filter((event) => event.pending_webhooks > 0 && !underway.has(event.id));

  function start(events: Stripe.Event[]) {
    for (const event of events)
      underway.set(
        event.id,
        deliver(event).finally(() => underway.delete(event.id)),
      );
  }

  return {
    /** Starts whatever is not delivered yet, unless a fault holds it back. */
    send() {
      if (!faults.held && !faults.dropped) start(pending());
    },
    /** Lets out what was held. Reversed: one after the other, the last first. */
    async release() {
      faults.held = false;
      const events = pending();
      if (!faults.reversed) return start(events);
      for (const event of events.reverse()) {
        start([event]);
        await underway.get(event.id);
      }
    },
    /** When every delivery that is under way has come to its end. */
    async idle() {
      while (underway.size) await Promise.all(underway.values());
    },
    async close() {
      stopped.abort();
      await Promise.all(underway.values());
    },
  };
}
