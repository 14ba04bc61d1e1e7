import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { signEvent } from "#app/adapters/sandbox/stripe/deliver-events.server.ts";
import { type StripeSandbox, startStripeSandbox } from "#app/adapters/sandbox/stripe/start-stripe-sandbox.server.ts";
import { createCardProvider } from "#app/adapters/stripe/card-provider.server.ts";
import { createStripe } from "#app/adapters/stripe/create-stripe.server.ts";
import {
  type CardProvider,
  type CheckoutInput,
  type ProviderEvent,
  ProviderRefused,
  ProviderUnclear,
} from "#app/adapters/stripe/payment-provider.ts";
import { locales } from "#app/domain/locale.ts";
import { temporaryFolder } from "#tests/doubles/temporary-folder.ts";
import { startWebhookReceiver } from "#tests/doubles/webhook-receiver.ts";

const presentSecret = "whsec_present";
const formerSecret = "whsec_former";
const success = "4242424242424242";
const folder = temporaryFolder();
let receiver: Awaited<ReturnType<typeof startWebhookReceiver>>;
let sandbox: StripeSandbox;
let cards: CardProvider;

beforeAll(async () => {
  receiver = await startWebhookReceiver();
  sandbox = await startStripeSandbox({
    mode: "demonstration",
    dataDir: folder,
    webhookUrl: receiver.url,
    webhookSecret: formerSecret,
    publicBaseUrl: "https://demo.ostoul.example",
  });
  const stripe = createStripe({ secretKey: sandbox.secretKey, apiBase: sandbox.apiBase, timeoutMs: 300 });
  cards = createCardProvider(stripe, [presentSecret, formerSecret]);
});
beforeEach(async () => {
  sandbox.faults.clear();
  await sandbox.eventsDelivered();
  receiver.received.length = 0;
});
afterAll(async () => {
  await sandbox.close();
  await receiver.close();
});

let attempts = 0;
const checkout = (change: Partial<CheckoutInput> = {}): CheckoutInput => ({
  idempotencyKey: `attempt-${++attempts}`,
  amountMinor: 2_500_000n,
  currency: "dzd",
  companyId: "company-1",
  invoiceId: "invoice-1",
  invoiceNumber: "OST-2026-000001",
  paymentId: `payment-${attempts}`,
  email: "finance@example.dz",
  locale: "fr",
  successUrl: "https://demo.ostoul.example/invoices/invoice-1?paid=1",
  cancelUrl: "https://demo.ostoul.example/invoices/invoice-1",
  expiresAt: new Date(Date.now() + 3_600_000),
  ...change,
});
const sessionCount = () =>
  [...sandbox.journal.objects.values()].filter(({ object }) => object === "checkout.session").length;

describe("a checkout", () => {
  test("is opened, paid and found with our ids", async () => {
    const input = checkout();
    const { ref, url } = await cards.openCheckout(input);
    expect(url).toBe(`https://demo.ostoul.example/sandbox/checkout/${ref}`);
    expect(await cards.find(ref)).toEqual({
      ref,
      status: "open",
      amountMinor: 2_500_000n,
      currency: "dzd",
      chargeRef: null,
      companyId: "company-1",
      paymentId: input.paymentId,
      livemode: false,
    });
    await sandbox.pay(ref, success);
    const charge = [...sandbox.journal.objects.values()].findLast(({ object }) => object === "charge");
    expect(await cards.find(ref)).toMatchObject({
      status: "succeeded",
      amountMinor: 2_500_000n,
      chargeRef: charge?.id,
      paymentId: input.paymentId,
    });
    expect(charge).toMatchObject({
      metadata: { company_id: "company-1", invoice_id: "invoice-1", payment_id: input.paymentId },
    });
  });

  test.each(locales)("is accepted in %s", async (locale) => {
    expect((await cards.openCheckout(checkout({ locale }))).ref).toMatch(/^cs_test_/);
  });

  test("stays open after a declined card", async () => {
    const { ref } = await cards.openCheckout(checkout());
    await sandbox.pay(ref, "4000000000000002");
    expect((await cards.find(ref)).status).toBe("open");
  });

  test("says what was captured, not what was asked", async () => {
    const { ref } = await cards.openCheckout(checkout());
    sandbox.faults.captureNext({ amount: 2_499_999, currency: "eur" });
    await sandbox.pay(ref, success);
    expect(await cards.find(ref)).toMatchObject({ status: "succeeded", amountMinor: 2_499_999n, currency: "eur" });
  });

  test("repeated with its key and input is the same checkout", async () => {
    const input = checkout();
    const first = await cards.openCheckout(input);
    expect(await cards.openCheckout(input)).toEqual(first);
  });

  test.each([0n, -1n, 100_000_000n])("of %s centimes is refused before any call", async (amountMinor) => {
    const before = sandbox.journal.requests.length;
    await expect(cards.openCheckout(checkout({ amountMinor }))).rejects.toThrow(ProviderRefused);
    expect(sandbox.journal.requests).toHaveLength(before);
  });

  test("is cancelled, twice too; a paid one is not", async () => {
    const open = await cards.openCheckout(checkout());
    await cards.cancel(open.ref);
    await cards.cancel(open.ref);
    expect((await cards.find(open.ref)).status).toBe("cancelled");
    const paid = await cards.openCheckout(checkout());
    await sandbox.pay(paid.ref, success);
    await expect(cards.cancel(paid.ref)).rejects.toMatchObject({ code: "not_cancellable" });
    await expect(cards.cancel("cs_test_none")).rejects.toMatchObject({ code: "resource_missing" });
  });
});

describe("when the provider is not well", () => {
  test.each([
    "timeout_before",
    "timeout_after",
    "reset_before",
    "reset_after",
    "unavailable",
    "conflict",
  ] as const)("%s at every attempt: unclear, and the same key finds one checkout", async (fault) => {
    const before = sessionCount();
    const input = checkout();
    sandbox.faults.onRequest({ fault, times: 3 });
    await expect(cards.openCheckout(input)).rejects.toThrow(ProviderUnclear);
    expect((await cards.openCheckout(input)).ref).toMatch(/^cs_test_/);
    expect(sessionCount()).toBe(before + 1);
  });

  test.each(["error_before", "error_after", "wrong_json"] as const)("%s: unclear", async (fault) => {
    sandbox.faults.onRequest({ fault });
    await expect(cards.openCheckout(checkout())).rejects.toThrow(ProviderUnclear);
  });

  test("429 at every attempt: nothing happened there", async () => {
    sandbox.faults.onRequest({ fault: "rate_limited", times: 3 });
    await expect(cards.openCheckout(checkout())).rejects.toMatchObject({ code: "rate_limit" });
  });

  test("a key used for another input is refused", async () => {
    const input = checkout();
    await cards.openCheckout(input);
    await expect(cards.openCheckout({ ...input, amountMinor: 1n })).rejects.toThrow(ProviderRefused);
  });

  test("nobody answers at all: unclear", async () => {
    const apiBase = { host: "127.0.0.1", port: 1, protocol: "http" } as const;
    const alone = createCardProvider(createStripe({ secretKey: "sk_test_none", apiBase, timeoutMs: 300 }), []);
    await expect(alone.find("cs_test_x")).rejects.toThrow(ProviderUnclear);
  });
});

describe("webhooks", () => {
  const received = async () => {
    const input = checkout();
    const { ref } = await cards.openCheckout(input);
    await sandbox.pay(ref, success);
    await sandbox.eventsDelivered();
    return { ref, input, webhooks: receiver.received };
  };

  test("say which payment to ask about; the former secret still counts", async () => {
    const { ref, input, webhooks } = await received();
    const events = webhooks.map(({ body, signature }) => cards.readWebhook(body, signature) as ProviderEvent);
    expect(events).toHaveLength(3);
    for (const event of events)
      expect(event).toMatchObject({ companyId: "company-1", paymentId: input.paymentId, livemode: false });
    const completed = events.find(({ type }) => type === "checkout.session.completed");
    expect(completed).toMatchObject({ ref, id: expect.stringMatching(/^evt_/), createdAt: expect.any(Date) });
  });

  test("are refused when altered, unsigned, old, or signed with another secret", async () => {
    const { webhooks } = await received();
    const { body, signature } = webhooks[0] ?? { body: Buffer.of(), signature: "" };
    const text = body.toString();
    const now = new Date();
    const sixMinutesAgo = new Date(now.getTime() - 360_000);
    for (const [payload, header] of [
      [text.replace("payment-", "payment_"), signature],
      [text, ""],
      [text, signEvent(text, presentSecret, sixMinutesAgo)],
      [text, signEvent(text, "whsec_other", now)],
    ] as const)
      expect(cards.readWebhook(payload, header)).toEqual({ invalid: expect.any(String) });
    expect(cards.readWebhook("not json", signEvent("not json", presentSecret, now))).toHaveProperty("invalid");
    expect(cards.readWebhook(text, signEvent(text, presentSecret, now))).not.toHaveProperty("invalid");
  });
});
