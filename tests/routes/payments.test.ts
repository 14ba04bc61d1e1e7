import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, describe, expect, test } from "vitest";
import { paymentObject } from "#app/api/payments.ts";
import { action as postPayment } from "#app/routes/api.v1.invoices.$id.payments.ts";
import { action as postWebhook } from "#app/routes/webhooks.stripe.ts";
import type { Actor } from "#app/services/actor.ts";
import { createApiKey, createCompany, createMember } from "#tests/factories/accounts.ts";
import { runJobs } from "#tests/factories/house.ts";
import { fleetInvoice, makePayingHouse } from "#tests/factories/payments.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner, url } = await cloneDatabase();
const { house, sandbox, webhooks } = await makePayingHouse(db);
const context = { house, address: "10.0.0.1" } as unknown as AppLoadContext;

let boss: Actor;
let key: string;
let invoiceId: string;

beforeEach(async () => {
  const company = await createCompany(owner);
  boss = await createMember(owner, company, "owner");
  ({ key } = await createApiKey(owner, company));
  invoiceId = await fleetInvoice(house, owner, boss);
});

async function pay(body: unknown, headers: Record<string, string> = {}, id = invoiceId) {
  const request = new Request(`http://localhost/api/v1/invoices/${id}/payments`, {
    method: "POST",
    headers: { Authorization: `Bearer ${key}`, "Accept-Language": "fr", ...headers },
    body: JSON.stringify(body),
  });
  const response = await postPayment({ request, params: { id }, context });
  return { status: response.status, type: response.headers.get("Content-Type"), body: await response.json() };
}

test("a program opens a card payment, a person pays it on the page, and the webhook settles it", async () => {
  const opened = await pay({ method: "card", success_url: "https://customer.example/done" });
  expect(opened.status).toBe(201);
  const payment = paymentObject.parse(opened.body);
  expect(payment).toMatchObject({
    method: "card",
    status: "open",
    amount: { amount: 12_825_000, currency: "DZD" },
    transfer: null,
  });
  const session = payment.checkout_url?.split("/").at(-1) ?? "";
  expect(await sandbox.pay(session, "4242424242424242")).toEqual({
    outcome: "paid",
    redirectUrl: "https://customer.example/done",
  });
  await sandbox.eventsDelivered();
  await runJobs(house, url);
  expect((await owner`select status from invoices where id = ${invoiceId}`)[0]).toEqual({ status: "paid" });
});

test("a transfer answers where to send the money and what to write on it", async () => {
  const { body } = await pay({ method: "transfer" });
  expect(paymentObject.parse(body)).toMatchObject({
    status: "open",
    checkout_url: null,
    transfer: {
      reference: expect.stringMatching(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/),
      rib: "00000099000001234516",
      amount: { amount: 12_825_000 },
    },
  });
});

test("the same Idempotency-Key opens one payment and gives one answer", async () => {
  const headers = { "Idempotency-Key": "one" };
  const first = await pay({ method: "card" }, headers);
  expect(await pay({ method: "card" }, headers)).toEqual(first);
  expect(await pay({ method: "transfer" }, headers)).toMatchObject({
    status: 409,
    body: { code: "idempotency_key_reused" },
  });
});

describe("a call is refused", () => {
  test("with a sentence in the caller's language and a stable code", async () => {
    await owner`update invoices set status = 'void' where id = ${invoiceId}`;
    const { status, type, body } = await pay({ method: "card" });
    expect([status, type]).toEqual([409, "application/problem+json; charset=utf-8"]);
    expect(body).toMatchObject({ code: "invoice_void", status: 409 });
    expect(body.detail).toContain("est annulée");
    expect((await pay({ method: "card" }, { "Accept-Language": "ar" })).body.detail).toContain("ملغاة");
    expect((await pay({ method: "card" }, { "Accept-Language": "en" })).body.detail).toContain("is void");
  });

  test.each([
    [{}, "/method"],
    [{ method: "cash" }, "/method"],
    [{ method: "card", success_url: "javascript:alert(1)" }, "/success_url"],
  ])("for the body %j, naming the field", async (body, pointer) => {
    expect(await pay(body)).toMatchObject({ status: 422, body: { code: "invalid_request", errors: [{ pointer }] } });
  });

  test("as not found with another company's key, like an id nobody has", async () => {
    ({ key } = await createApiKey(owner, await createCompany(owner)));
    const anothers = await pay({ method: "card" });
    const nobodys = await pay({ method: "card" }, {}, "00000000-0000-4000-8000-000000000000");
    expect(anothers).toEqual(nobodys);
    expect(anothers).toMatchObject({ status: 404, body: { code: "not_found" } });
  });
});

describe("the webhook", () => {
  const post = (body: Buffer, signature: string) =>
    postWebhook({
      request: new Request("http://localhost/webhooks/stripe", {
        method: "POST",
        body: new Uint8Array(body),
        headers: { "Stripe-Signature": signature },
      }),
      params: {},
      context,
    });

  test("answers 200 to an event and to its repetition, 400 to an altered one, 413 to a flood", async () => {
    webhooks.length = 0;
    const { body } = await pay({ method: "card" });
    await sandbox.pay(body.checkout_url.split("/").at(-1), "4242424242424242");
    await sandbox.eventsDelivered();
    const [seen] = webhooks;
    if (!seen) throw new Error("no webhook came");
    expect((await post(seen.body, seen.signature)).status).toBe(200);
    const altered = Buffer.from(seen.body.toString("utf8").replace("12825000", "1"));
    expect((await post(altered, seen.signature)).status).toBe(400);
    expect((await post(Buffer.alloc(600_000), seen.signature)).status).toBe(413);
  });
});
