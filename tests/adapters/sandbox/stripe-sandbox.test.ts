import { appendFile } from "node:fs/promises";
import path from "node:path";
import Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import openapi from "#app/adapters/sandbox/stripe/openapi.json";
import { type StripeSandbox, startStripeSandbox } from "#app/adapters/sandbox/stripe/start-stripe-sandbox.server.ts";
import { createStripe } from "#app/adapters/stripe/create-stripe.server.ts";
import { temporaryFolder } from "#tests/doubles/temporary-folder.ts";
import { startWebhookReceiver } from "#tests/doubles/webhook-receiver.ts";

const webhookSecret = "whsec_test_of_the_double";
const success = "4242 4242 4242 4242";
const folder = temporaryFolder();

let receiver: Awaited<ReturnType<typeof startWebhookReceiver>>;
let sandbox: StripeSandbox;
let stripe: Stripe;

async function start() {
  sandbox = await startStripeSandbox({
    mode: "demonstration",
    dataDir: folder,
    webhookUrl: receiver.url,
    webhookSecret,
    publicBaseUrl: "https://demo.ostoul.example",
  });
  stripe = createStripe({ secretKey: sandbox.secretKey, apiBase: sandbox.apiBase, timeoutMs: 300 });
}

beforeAll(async () => {
  receiver = await startWebhookReceiver();
  await start();
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

const params = (
  change: Partial<Stripe.Checkout.SessionCreateParams> = {},
  amount = 2_500_000,
): Stripe.Checkout.SessionCreateParams => ({
  mode: "payment",
  line_items: [
    { quantity: 1, price_data: { currency: "dzd", unit_amount: amount, product_data: { name: "OST-2026-000001" } } },
  ],
  client_reference_id: "pay_1",
  metadata: { payment_id: "pay_1" },
  payment_intent_data: { metadata: { payment_id: "pay_1" } },
  success_url: "https://demo.ostoul.example/paid?session={CHECKOUT_SESSION_ID}",
  cancel_url: "https://demo.ostoul.example/back",
  ...change,
});
const create = (change = {}, amount?: number) => stripe.checkout.sessions.create(params(change, amount));
const retrieve = (id: string) => stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge"] });
const intentOf = (session: Stripe.Checkout.Session) => session.payment_intent as Stripe.PaymentIntent;
const eventsReceived = () =>
  receiver.received.map(({ body, signature }) => stripe.webhooks.constructEvent(body, signature, webhookSecret));
const problemOf = async (call: Promise<unknown>) => {
  const error = await call.then(() => undefined).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Stripe.errors.StripeError);
  return error as Stripe.errors.StripeError;
};

describe("paying", () => {
  test("created, paid on its page, told by three signed events, seen paid by the API", async () => {
    const session = await create();
    expect(session).toMatchObject({
      status: "open",
      payment_status: "unpaid",
      amount_total: 2_500_000,
      currency: "dzd",
    });
    expect(session.payment_intent).toBeNull();
    expect(session.url).toBe(`https://demo.ostoul.example/sandbox/checkout/${session.id}`);
    expect(sandbox.page(session.id)).toMatchObject({
      status: "open",
      amountMinor: 2_500_000n,
      description: "OST-2026-000001",
    });

    const redirectUrl = `https://demo.ostoul.example/paid?session=${session.id}`;
    expect(await sandbox.pay(session.id, success)).toEqual({ outcome: "paid", redirectUrl });
    await sandbox.eventsDelivered();
    const events = eventsReceived();
    expect(events.map(({ type }) => type).sort()).toEqual([
      "charge.succeeded",
      "checkout.session.completed",
      "payment_intent.succeeded",
    ]);
    for (const event of events) expect((event.data.object as Stripe.Charge).metadata).toEqual({ payment_id: "pay_1" });

    const paid = await retrieve(session.id);
    expect(paid).toMatchObject({ status: "complete", payment_status: "paid", url: null });
    expect(intentOf(paid)).toMatchObject({ status: "succeeded", amount_received: 2_500_000, currency: "dzd" });
    expect(intentOf(paid).latest_charge).toMatchObject({ object: "charge", paid: true, amount_captured: 2_500_000 });
    expect(await sandbox.pay(session.id, success)).toEqual({ outcome: "already_paid", redirectUrl });
  });

  test.each([
    ["4000000000000002", "generic_decline", "card_declined"],
    ["4000 0000 0000 9995", "insufficient_funds", "insufficient_funds"],
    ["4000000000000069", "expired_card", "expired_card"],
    ["4242424242424241", "incorrect_number", "incorrect_number"],
    ["4111111111111111", "test_mode_live_card", "test_mode_live_card"],
    ["", "incorrect_number", "incorrect_number"],
  ])("card %s is declined (%s), and another card still pays", async (card, reason, code) => {
    const session = await create();
    expect(await sandbox.pay(session.id, card)).toEqual({ outcome: "declined", reason });
    const declined = await retrieve(session.id);
    expect(declined).toMatchObject({ status: "open", payment_status: "unpaid" });
    expect(intentOf(declined)).toMatchObject({ status: "requires_payment_method", last_payment_error: { code } });
    await sandbox.eventsDelivered();
    expect(
      eventsReceived()
        .map(({ type }) => type)
        .sort(),
    ).toEqual(["charge.failed", "payment_intent.payment_failed"]);
    expect(await sandbox.pay(session.id, success)).toMatchObject({ outcome: "paid" });
    expect(intentOf(await retrieve(session.id))).toMatchObject({ id: intentOf(declined).id, status: "succeeded" });
  });

  test("an expired session is not paid, and cannot expire twice", async () => {
    const session = await create();
    expect(await stripe.checkout.sessions.expire(session.id)).toMatchObject({ status: "expired", url: null });
    expect(await sandbox.pay(session.id, success)).toEqual({ outcome: "expired" });
    expect(await problemOf(stripe.checkout.sessions.expire(session.id))).toMatchObject({ statusCode: 400 });
    await sandbox.eventsDelivered();
    expect(eventsReceived().map(({ type }) => type)).toEqual(["checkout.session.expired"]);
  });

  test("nothing is known of a session that does not exist", async () => {
    expect(sandbox.page("cs_test_x")).toBeUndefined();
    expect(await sandbox.pay("cs_test_x", success)).toBeUndefined();
    expect(await sandbox.cancel("cs_test_x")).toBeUndefined();
    expect(await problemOf(retrieve("cs_test_x"))).toMatchObject({ statusCode: 404, code: "resource_missing" });
  });
});

test("a session closes by itself when its time is over", async () => {
  let time = new Date("2026-03-01T09:00:00Z");
  const other = await startStripeSandbox({
    mode: "demonstration",
    dataDir: path.join(folder, "expiry"),
    webhookUrl: receiver.url,
    webhookSecret,
    publicBaseUrl: "https://demo.ostoul.example",
    now: () => time,
  });
  const client = createStripe({ secretKey: other.secretKey, apiBase: other.apiBase });
  const expires_at = Date.parse("2026-03-01T09:40:00Z") / 1000;
  const session = await client.checkout.sessions.create(params({ expires_at }));
  time = new Date("2026-03-01T09:39:59Z");
  expect((await client.checkout.sessions.retrieve(session.id)).status).toBe("open");
  time = new Date("2026-03-01T09:40:00Z");
  expect((await client.checkout.sessions.retrieve(session.id)).status).toBe("expired");
  await other.close();
});

describe("requests are held to Stripe's description", () => {
  const withItem = (item: object) => ({ line_items: [item] }) as Partial<Stripe.Checkout.SessionCreateParams>;
  test.each<[string, object, number | undefined, string, string | undefined]>([
    ["an unknown field", { colour: "green" }, undefined, "parameter_unknown", "colour"],
    [
      "a field of another age",
      { payment_method_types: ["card"] },
      undefined,
      "parameter_unknown",
      "payment_method_types",
    ],
    [
      "an unknown field inside",
      withItem({ quantity: 1, price_data: { currency: "dzd", amount: 1 } }),
      undefined,
      "parameter_unknown",
      "line_items[0][price_data][amount]",
    ],
    ["no success_url", { success_url: undefined }, undefined, "parameter_missing", "success_url"],
    [
      "no currency",
      withItem({ quantity: 1, price_data: { unit_amount: 1 } }),
      undefined,
      "parameter_missing",
      "line_items[0][price_data][currency]",
    ],
    ["a broken amount", {}, 12.5, "parameter_invalid_integer", "line_items[0][price_data][unit_amount]"],
    ["a broken number", { expires_at: "tomorrow" }, undefined, "parameter_invalid_integer", "expires_at"],
    ["a mode that is none", { mode: "gift" }, undefined, "parameter_invalid", "mode"],
    [
      "a reference over 200 characters",
      { client_reference_id: "x".repeat(201) },
      undefined,
      "parameter_invalid",
      "client_reference_id",
    ],
    ["an address that is none", { success_url: "/paid" }, undefined, "url_invalid", "success_url"],
    [
      "an end in five minutes",
      { expires_at: Math.floor(Date.now() / 1000) + 300 },
      undefined,
      "parameter_invalid",
      "expires_at",
    ],
    [
      "an end in two days",
      { expires_at: Math.floor(Date.now() / 1000) + 172_800 },
      undefined,
      "parameter_invalid",
      "expires_at",
    ],
    ["999,999.99 and one centime", {}, 100_000_000, "amount_too_large", "line_items"],
    ["nothing to pay", {}, 0, "amount_too_small", "line_items"],
  ])("%s is refused", async (_name, change, amount, code, param) => {
    const before = sandbox.journal.objects.size;
    const problem = await problemOf(create(change, amount));
    expect(problem).toMatchObject({ statusCode: 400, type: "StripeInvalidRequestError", code, param });
    expect(sandbox.journal.objects.size).toBe(before);
  });

  test.each([
    "__proto__[polluted]=1",
    "metadata[__proto__]=1&constructor[prototype][polluted]=1",
  ])("a field named like a prototype is a field like another: %s", async (body) => {
    const { host, port } = sandbox.apiBase;
    const response = await fetch(`http://${host}:${port}/v1/checkout/sessions`, {
      method: "POST",
      headers: { authorization: `Bearer ${sandbox.secretKey}` },
      body: `success_url=https://x.example&${body}`,
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: "parameter_unknown" } });
    expect({}).not.toHaveProperty("polluted");
  });

  test("999,999.99 DZD passes", async () => {
    expect((await create({}, 99_999_999)).amount_total).toBe(99_999_999);
  });

  test("another key, another call: 401 and 404", async () => {
    const stranger = createStripe({ secretKey: "sk_test_stranger", apiBase: sandbox.apiBase });
    expect(await problemOf(stripe.customers.create({}))).toMatchObject({ statusCode: 404 });
    expect(await problemOf(stranger.checkout.sessions.list())).toMatchObject({ statusCode: 401 });
  });

  test("each object has every field that Stripe's description requires", async () => {
    const schemas = openapi.schemas as Record<string, { required?: string[] }>;
    const session = await create();
    await sandbox.pay(session.id, success);
    const paid = await retrieve(session.id);
    const charge = intentOf(paid).latest_charge as Stripe.Charge;
    const refund = await stripe.refunds.create({ charge: charge.id, amount: 1 });
    const [event] = (await stripe.events.list({ limit: 1 })).data;
    for (const object of [paid, intentOf(paid), charge, refund, event]) {
      const required = schemas[object?.object ?? ""]?.required ?? [];
      expect(required.length).toBeGreaterThan(0);
      for (const field of required) expect(object, `${object?.object}.${field}`).toHaveProperty(field);
    }
  });
});

describe("idempotency", () => {
  test("the same key and call give the same answer and one session", async () => {
    const before = sandbox.journal.objects.size;
    const [first, second] = await Promise.all([
      stripe.checkout.sessions.create(params(), { idempotencyKey: "key-same" }),
      stripe.checkout.sessions.create(params(), { idempotencyKey: "key-same" }),
    ]);
    expect(second.id).toBe(first.id);
    expect(sandbox.journal.objects.size).toBe(before + 1);
  });

  test("the same key with another amount is refused", async () => {
    await stripe.checkout.sessions.create(params(), { idempotencyKey: "key-other" });
    const again = stripe.checkout.sessions.create(params({}, 5), { idempotencyKey: "key-other" });
    expect(await problemOf(again)).toMatchObject({ statusCode: 400, type: "StripeIdempotencyError" });
  });

  test("a request that was refused leaves its key free", async () => {
    const options = { idempotencyKey: "key-free" };
    await problemOf(stripe.checkout.sessions.create(params({ mode: "setup" }), options));
    expect((await stripe.checkout.sessions.create(params(), options)).status).toBe("open");
  });

  test.each(["error_before", "error_after"] as const)("a 500 (%s) is kept under its key for good", async (fault) => {
    const before = sandbox.journal.objects.size;
    sandbox.faults.onRequest({ fault });
    const attempt = () => problemOf(stripe.checkout.sessions.create(params(), { idempotencyKey: `key-${fault}` }));
    expect(await attempt()).toMatchObject({ statusCode: 500 });
    expect(await attempt()).toMatchObject({ statusCode: 500 });
    expect(sandbox.journal.objects.size).toBe(before + (fault === "error_after" ? 1 : 0));
  });
});

describe("faults of the wire", () => {
  test.each([
    "timeout_after",
    "reset_after",
    "reset_before",
    "timeout_before",
    "conflict",
    "unavailable",
    "rate_limited",
    "wrong_json",
  ] as const)("%s, once: the package repeats with the same key and there is one session", async (fault) => {
    const before = sandbox.journal.objects.size;
    sandbox.faults.onRequest({ fault });
    const attempt = () => stripe.checkout.sessions.create(params(), { idempotencyKey: `once-${fault}` });
    // The package repeats whatever may not have arrived; an answer it cannot read it hands to the caller.
    const session = fault === "wrong_json" ? await attempt().catch(attempt) : await attempt();
    expect(session.status).toBe("open");
    expect(sandbox.journal.objects.size).toBe(before + 1);
  });

  test("every attempt of a call fails: the caller learns nothing, and the effect is there", async () => {
    const before = sandbox.journal.objects.size;
    sandbox.faults.onRequest({ fault: "timeout_after", times: 3 });
    const attempt = () => stripe.checkout.sessions.create(params(), { idempotencyKey: "lost" });
    expect(await problemOf(attempt())).toMatchObject({ type: "StripeConnectionError" });
    const found = await attempt();
    expect(sandbox.journal.objects.size).toBe(before + 1);
    expect(sandbox.journal.objects.has(found.id)).toBe(true);
  });

  test("another amount and currency are captured", async () => {
    const session = await create();
    sandbox.faults.captureNext({ amount: 1, currency: "usd" });
    await sandbox.pay(session.id, success);
    expect(intentOf(await retrieve(session.id))).toMatchObject({ amount_received: 1, currency: "usd" });
  });
});

describe("events", () => {
  const paidSession = async () => {
    const session = await create();
    await sandbox.pay(session.id, success);
    return session;
  };

  test("are sent again until the application answers 2xx, signed anew", async () => {
    receiver.answers.push(500, 503, 302, 200);
    await paidSession();
    await sandbox.eventsDelivered();
    const ids = eventsReceived().map(({ id }) => id);
    expect(ids).toHaveLength(6);
    expect(new Set(ids).size).toBe(3);
  });

  test("duplicate: each comes as often as told", async () => {
    sandbox.faults.copies = 3;
    await paidSession();
    await sandbox.eventsDelivered();
    expect(eventsReceived()).toHaveLength(9);
    expect(new Set(eventsReceived().map(({ id }) => id)).size).toBe(3);
  });

  test("late and reordered: held, then the last first", async () => {
    sandbox.faults.held = true;
    sandbox.faults.reversed = true;
    await paidSession();
    await sandbox.eventsDelivered();
    expect(receiver.received).toHaveLength(0);
    await sandbox.releaseEvents();
    expect(eventsReceived().map(({ type }) => type)).toEqual([
      "checkout.session.completed",
      "payment_intent.succeeded",
      "charge.succeeded",
    ]);
  });

  test("dropped: none comes, and the API says what it would have said", async () => {
    sandbox.faults.dropped = true;
    await paidSession();
    await sandbox.eventsDelivered();
    expect(receiver.received).toHaveLength(0);
    const { data } = await stripe.events.list({ type: "checkout.session.completed", limit: 1 });
    expect(data[0]?.pending_webhooks).toBe(1);
    sandbox.faults.dropped = false;
    await sandbox.releaseEvents();
    await sandbox.eventsDelivered();
  });

  test("a forged, altered or old one does not pass the package", async () => {
    await paidSession();
    await sandbox.eventsDelivered();
    const [{ body, signature } = { body: Buffer.of(), signature: "" }] = receiver.received;
    const verify =
      (payload: Buffer, header: string, secret = webhookSecret) =>
      () =>
        stripe.webhooks.constructEvent(payload, header, secret);
    expect(verify(body, signature)).not.toThrow();
    expect(verify(Buffer.concat([body, Buffer.from(" ")]), signature)).toThrow();
    expect(verify(body, signature, "whsec_other")).toThrow();
    expect(verify(body, signature.replace(/t=\d+/, "t=1700000000"))).toThrow();
  });
});

describe("lists, refunds, balance", () => {
  test("a list is walked to its end by the package", async () => {
    const all: string[] = [];
    for await (const session of stripe.checkout.sessions.list({ limit: 3 })) all.push(session.id);
    const kept = [...sandbox.journal.objects.values()].filter(({ object }) => object === "checkout.session");
    expect(all).toEqual(kept.map(({ id }) => id).reverse());
  });

  test("a charge is refunded in parts, never beyond what was captured", async () => {
    const session = await create({}, 1_000);
    await sandbox.pay(session.id, success);
    const intent = intentOf(await retrieve(session.id));
    const charge = (intent.latest_charge as Stripe.Charge).id;
    const first = await stripe.refunds.create({
      payment_intent: intent.id,
      amount: 400,
      reason: "requested_by_customer",
    });
    expect(first).toMatchObject({ amount: 400, status: "succeeded", charge });
    expect(await problemOf(stripe.refunds.create({ charge, amount: 601 }))).toMatchObject({ param: "amount" });
    expect((await stripe.refunds.create({ charge })).amount).toBe(600);
    expect(await problemOf(stripe.refunds.create({ charge }))).toMatchObject({ code: "charge_already_refunded" });
    expect(await stripe.charges.retrieve(charge)).toMatchObject({ amount_refunded: 1_000, refunded: true });
    expect((await stripe.refunds.list({ charge })).data.map(({ amount }) => amount)).toEqual([600, 400]);
    const balance = await stripe.balanceTransactions.list({ limit: 3 });
    expect(balance.data.map(({ amount }) => amount)).toEqual([-600, -400, 1_000]);
  });
});

describe("restarts", () => {
  test("lose nothing: sessions, events, keys, requests; a torn last line is cut off", async () => {
    const session = await stripe.checkout.sessions.create(params(), { idempotencyKey: "before-restart" });
    await sandbox.pay(session.id, success);
    await sandbox.eventsDelivered();
    const before = {
      objects: [...sandbox.journal.objects],
      events: [...sandbox.journal.events],
      requests: [...sandbox.journal.requests],
    };
    await sandbox.close();
    await appendFile(path.join(folder, "journal.jsonl"), '{"kind":"effect","objects":[{"id":"cs_te');
    await start();
    expect([...sandbox.journal.objects]).toEqual(before.objects);
    expect([...sandbox.journal.events]).toEqual(before.events);
    expect([...sandbox.journal.requests]).toEqual(before.requests);
    const again = await stripe.checkout.sessions.create(params(), { idempotencyKey: "before-restart" });
    expect(again.id).toBe(session.id);
    expect((await retrieve(session.id)).payment_status).toBe("paid");
  });

  test("an event that was not delivered is delivered by the next start", async () => {
    sandbox.faults.held = true;
    const session = await create();
    await sandbox.pay(session.id, success);
    await sandbox.close();
    await start();
    await sandbox.eventsDelivered();
    expect(eventsReceived()).toHaveLength(3);
    await sandbox.close();
    receiver.received.length = 0;
    await start();
    await sandbox.eventsDelivered();
    expect(receiver.received).toHaveLength(0);
  });

  test("production gets no sandbox", async () => {
    const options = { dataDir: folder, webhookUrl: receiver.url, webhookSecret, publicBaseUrl: "https://x.example" };
    await expect(startStripeSandbox({ ...options, mode: "production" })).rejects.toThrow("production");
  });
});
