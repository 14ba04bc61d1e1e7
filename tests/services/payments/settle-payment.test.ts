import { randomUUID } from "node:crypto";
import Stripe from "stripe";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { armCrash } from "#app/adapters/crash.server.ts";
import type { Actor } from "#app/services/actor.ts";
import { cancelPayment } from "#app/services/payments/cancel-payment.server.ts";
import type { Payment } from "#app/services/payments/payment-access.server.ts";
import { receiveProviderEvent } from "#app/services/payments/receive-provider-event.server.ts";
import { settlePayment } from "#app/services/payments/settle-payment.server.ts";
import { NotAllowed, NotFound } from "#app/services/refusal.ts";
import { createCompany, createMember } from "#tests/factories/accounts.ts";
import { runJobs } from "#tests/factories/house.ts";
import { fleetInvoice, makePayingHouse, openNow, webhookSecret } from "#tests/factories/payments.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner, url } = await cloneDatabase();
const { house, sandbox, webhooks } = await makePayingHouse(db);
const card = "4242424242424242";

let boss: Actor;
let invoiceId: string;
let payment: Payment;

beforeEach(async () => {
  sandbox.faults.clear();
  webhooks.length = 0;
  boss = await createMember(owner, await createCompany(owner), "owner");
  invoiceId = await fleetInvoice(house, owner, boss);
  payment = await openNow(house, boss, invoiceId);
});
afterEach(() => armCrash(null));

const pay = (number = card) => sandbox.pay(payment.providerRef ?? "", number);
const invoice = async () => (await owner`select * from invoices where id = ${invoiceId}`)[0];
const statusOf = async (id = payment.id) => (await owner`select status from payments where id = ${id}`)[0]?.status;
const countOf = async (table: string) =>
  Number((await owner`select count(*) from ${owner(table)} where company_id = ${boss.companyId}`)[0]?.count);
const eventsOf = async (type: string) =>
  (await owner`select type from events where company_id = ${boss.companyId} and type = ${type}`).length;
const actsOf = async (act: string) =>
  (await owner`select act from audit_log where company_id = ${boss.companyId} and act = ${act}`).length;

async function expectPaidOnce() {
  expect(await invoice()).toMatchObject({ status: "paid", paid_minor: "12825000" });
  expect(await statusOf()).toBe("succeeded");
  expect(await eventsOf("invoice.paid")).toBe(1);
  expect(await actsOf("payment.succeeded")).toBe(1);
  expect(await countOf("vignettes")).toBe(10);
  expect(await eventsOf("vignettes.issued")).toBe(1);
}

async function webhooksArrive() {
  await sandbox.eventsDelivered();
  await runJobs(house, url);
}

test("a paid checkout pays the invoice, issues and tells, once", async () => {
  await pay();
  await webhooksArrive();
  await expectPaidOnce();
  expect((await invoice())?.paid_at).not.toBeNull();
});

test("every event delivered three times and all at once pays once", async () => {
  sandbox.faults.copies = 3;
  await pay();
  await sandbox.eventsDelivered();
  const before = await owner`select count(*) from provider_events`;
  const again = await Promise.all([...webhooks, ...webhooks].map((webhook) => receiveProviderEvent(house, webhook)));
  expect(new Set(again)).toEqual(new Set(["seen"]));
  expect(await owner`select count(*) from provider_events`).toEqual(before);
  await runJobs(house, url);
  await expectPaidOnce();
});

test("the events in every order, with jobs between them, end the same", async () => {
  sandbox.faults.held = true;
  await pay();
  sandbox.faults.reversed = true;
  await sandbox.releaseEvents();
  await webhooksArrive();
  await expectPaidOnce();
});

test("settled by twenty at once, the money is counted once", async () => {
  sandbox.faults.dropped = true;
  await pay();
  await Promise.all(
    Array.from({ length: 20 }, () => settlePayment(house, { companyId: boss.companyId, paymentId: payment.id })),
  );
  await runJobs(house, url);
  await expectPaidOnce();
});

test("without any webhook the sweep asks the provider", async () => {
  sandbox.faults.dropped = true;
  await pay();
  await sandbox.eventsDelivered();
  await owner`update payments set created_at = created_at - interval '3 minutes' where id = ${payment.id}`;
  for (let minute = 0; minute < 2; minute++) {
    await owner`select graphile_worker.add_job('sweep')`;
    await runJobs(house, url);
  }
  await expectPaidOnce();
});

test("every job run twice changes nothing more", async () => {
  await pay();
  await webhooksArrive();
  for (const name of ["settle-payment", "issue-vignettes", "queue-deliveries"]) {
    const payload = { companyId: boss.companyId, invoiceId, paymentId: payment.id };
    await owner`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::text::json)`;
  }
  await owner`select graphile_worker.add_job('sweep')`;
  await runJobs(house, url);
  await expectPaidOnce();
});

test("killed between payment and issue, the next run of the jobs issues", async () => {
  sandbox.faults.dropped = true;
  await pay();
  armCrash("after-payment", () => {
    throw new Error("killed");
  });
  await expect(settlePayment(house, { companyId: boss.companyId, paymentId: payment.id })).rejects.toThrow("killed");
  expect(await invoice()).toMatchObject({ status: "paid" });
  expect(await countOf("vignettes")).toBe(0);
  armCrash(null);
  await runJobs(house, url);
  await expectPaidOnce();
});

test("even when its job is lost, the sweep finds what is paid and not issued", async () => {
  await pay();
  await sandbox.eventsDelivered();
  await settlePayment(house, { companyId: boss.companyId, paymentId: payment.id });
  await owner`delete from graphile_worker._private_jobs`;
  await owner`select graphile_worker.add_job('sweep')`;
  await runJobs(house, url);
  await expectPaidOnce();
});

test("a declined card leaves the checkout open, and a good one pays it", async () => {
  expect(await pay("4000000000000002")).toMatchObject({ outcome: "declined" });
  await webhooksArrive();
  expect(await statusOf()).toBe("open");
  expect(await invoice()).toMatchObject({ status: "open", paid_minor: "0" });
  await pay();
  await webhooksArrive();
  await expectPaidOnce();
});

test("an expired checkout frees the invoice for the next", async () => {
  await sandbox.cancel(payment.providerRef ?? "");
  await webhooksArrive();
  expect(await statusOf()).toBe("cancelled");
  expect((await openNow(house, boss, invoiceId)).id).not.toBe(payment.id);
});

describe("changes nothing", () => {
  async function expectUntouched() {
    await runJobs(house, url);
    expect(await invoice()).toMatchObject({ status: "open", paid_minor: "0" });
    expect(await statusOf()).toBe("open");
    expect(await countOf("vignettes")).toBe(0);
  }

  test.each([
    ["another amount", { amount: 100 }],
    ["another currency", { currency: "eur" }],
  ])("when the provider captured %s", async (_, captured) => {
    sandbox.faults.captureNext(captured);
    await pay();
    await webhooksArrive();
    await expectUntouched();
  });

  const forged = (companyId: string, paymentId: string) =>
    JSON.stringify({
      id: `evt_${randomUUID()}`,
      object: "event",
      type: "checkout.session.completed",
      created: Math.floor(Date.now() / 1000),
      livemode: false,
      data: {
        object: {
          id: "cs_forged",
          object: "checkout.session",
          payment_status: "paid",
          metadata: { company_id: companyId, payment_id: paymentId },
        },
      },
    });
  const sign = (payload: string, secret = webhookSecret, timestamp = Math.floor(Date.now() / 1000)) =>
    new Stripe("sk_test_none").webhooks.generateTestHeaderString({ payload, secret, timestamp });
  const stored = async () => Number((await owner`select count(*) from provider_events`)[0]?.count);

  test.each([
    ["a body altered by one sign", (body: string) => ({ body: body.replace("paid", "piad"), signature: sign(body) })],
    ["another secret", (body: string) => ({ body, signature: sign(body, "whsec_other") })],
    [
      "a signature of six minutes ago",
      (body: string) => ({ body, signature: sign(body, webhookSecret, Math.floor(Date.now() / 1000) - 360) }),
    ],
    ["no signature", (body: string) => ({ body, signature: "" })],
    ["a body that is not JSON", () => ({ body: "<paid/>", signature: sign("<paid/>") })],
  ])("for %s, and nothing is stored", async (_, make) => {
    const before = await stored();
    const { body, signature } = make(forged(boss.companyId, payment.id));
    expect(await receiveProviderEvent(house, { body: Buffer.from(body), signature })).toBe("refused");
    expect(await stored()).toBe(before);
    await expectUntouched();
  });

  test("for a signed event that says paid when the provider says otherwise", async () => {
    const body = forged(boss.companyId, payment.id);
    expect(await receiveProviderEvent(house, { body: Buffer.from(body), signature: sign(body) })).toBe("stored");
    await expectUntouched();
  });

  test("for a signed event that names our payment under another company, or no payment of ours", async () => {
    const stranger = await createCompany(owner);
    for (const body of [forged(stranger.id, payment.id), forged(boss.companyId, randomUUID()), forged("x", "y")])
      expect(await receiveProviderEvent(house, { body: Buffer.from(body), signature: sign(body) })).toBe("stored");
    await expectUntouched();
  });
});

test("money for an invoice that became void is kept and shown, and issues nothing", async () => {
  sandbox.faults.dropped = true;
  await pay();
  await owner`update invoices set status = 'void' where id = ${invoiceId}`;
  await settlePayment(house, { companyId: boss.companyId, paymentId: payment.id });
  await runJobs(house, url);
  expect(await invoice()).toMatchObject({ status: "void", paid_minor: "0" });
  const [row] = await owner`select status, failure from payments where id = ${payment.id}`;
  expect(row).toEqual({ status: "succeeded", failure: "on_account" });
  expect(await actsOf("payment.kept_on_account")).toBe(1);
  expect(await countOf("vignettes")).toBe(0);
});

describe("giving up", () => {
  test("closes the checkout at the provider, twice as well", async () => {
    expect(await cancelPayment(house, boss, { paymentId: payment.id })).toMatchObject({ status: "cancelled" });
    expect(await cancelPayment(house, boss, { paymentId: payment.id })).toMatchObject({ status: "cancelled" });
    expect(await pay()).toMatchObject({ outcome: "expired" });
  });

  test("what was paid meanwhile pays the invoice instead", async () => {
    sandbox.faults.dropped = true;
    await pay();
    expect(await cancelPayment(house, boss, { paymentId: payment.id })).toMatchObject({
      code: "payment_not_cancellable",
    });
    await runJobs(house, url);
    await expectPaidOnce();
  });

  test("a transfer order is torn up and a card may pay", async () => {
    await cancelPayment(house, boss, { paymentId: payment.id });
    const transfer = await openNow(house, boss, invoiceId, "transfer");
    const both = await Promise.all([1, 2].map(() => cancelPayment(house, boss, { paymentId: transfer.id })));
    expect(both.filter((answer) => "refused" in answer).length).toBeLessThanOrEqual(1);
    expect(await statusOf(transfer.id)).toBe("cancelled");
    expect((await openNow(house, boss, invoiceId)).status).toBe("open");
  });

  test("is not for another company, nor for who may not pay", async () => {
    const stranger = await createMember(owner, await createCompany(owner), "owner");
    await expect(cancelPayment(house, stranger, { paymentId: payment.id })).rejects.toThrow(NotFound);
    const clerk = await createMember(owner, { id: boss.companyId, name: "" }, "fleet_manager");
    await expect(cancelPayment(house, clerk, { paymentId: payment.id })).rejects.toThrow(NotAllowed);
  });
});
