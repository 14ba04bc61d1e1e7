import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/services/actor.ts";
import { openPayment } from "#app/services/payments/open-payment.server.ts";
import { NotAllowed, NotFound } from "#app/services/refusal.ts";
import { createApiKey, createCompany, createMember } from "#tests/factories/accounts.ts";
import { runJobs } from "#tests/factories/house.ts";
import { fleetInvoice, makePayingHouse, openNow } from "#tests/factories/payments.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner, url } = await cloneDatabase();
const { house, sandbox } = await makePayingHouse(db);

/** The ten taxed vehicles of the small fleet, half as much again after the window: 128,250 DA (vignette.md 12). */
const lateTotal = 12_825_000n;

let boss: Actor;
let finance: Actor;
let invoiceId: string;

beforeEach(async () => {
  sandbox.faults.clear();
  const company = await createCompany(owner);
  boss = await createMember(owner, company, "owner", { name: "Nadia Benali" });
  finance = await createMember(owner, company, "finance", { name: "Karim Haddad" });
  invoiceId = await fleetInvoice(house, owner, boss);
});

const rows = () => owner`select * from payments where invoice_id = ${invoiceId} order by created_at`;
const sessions = () => sandbox.journal.requests.filter((request) => request.path === "/v1/checkout/sessions");
const sessionsOf = (key: string) => sessions().filter((request) => request.idempotencyKey === key);

test("a card payment opens a checkout of the invoice's total, and keeps its key", async () => {
  const payment = await openNow(house, finance, invoiceId);
  expect(payment).toMatchObject({ status: "open", method: "card", amountMinor: lateTotal, openedBy: finance.id });
  const page = sandbox.page(payment.providerRef ?? "");
  expect(page).toMatchObject({ status: "open", amountMinor: lateTotal, currency: "dzd" });
  expect(payment.checkoutUrl).toContain(payment.providerRef);
  expect(sessionsOf(payment.idempotencyKey)).toHaveLength(1);
});

test("the same person comes back to the same checkout", async () => {
  const first = await openNow(house, finance, invoiceId);
  expect(await openNow(house, finance, invoiceId)).toMatchObject({ id: first.id, checkoutUrl: first.checkoutUrl });
});

test("a second person is told who is paying and since when", async () => {
  await openNow(house, finance, invoiceId);
  const refusal = await openPayment(house, boss, { invoiceId, method: "card" });
  expect(refusal).toMatchObject({ refused: true, code: "payment_in_progress", params: { who: "Karim Haddad" } });
});

test("the same person with another method is told too: one part is paid one way", async () => {
  await openNow(house, finance, invoiceId, "transfer");
  expect(await openPayment(house, finance, { invoiceId, method: "card" })).toMatchObject({
    code: "payment_in_progress",
  });
});

test("fifty people pressing pay at once make one charge", async () => {
  const company = { id: boss.companyId, name: "" };
  const people = await Promise.all(Array.from({ length: 50 }, () => createMember(owner, company, "finance")));
  const answers = await Promise.all(people.map((person) => openPayment(house, person, { invoiceId, method: "card" })));
  const opened = answers.filter((answer) => !("refused" in answer));
  expect(opened).toHaveLength(1);
  expect(answers.filter((answer) => "refused" in answer && answer.code === "payment_in_progress")).toHaveLength(49);
  expect(await rows()).toHaveLength(1);
});

test("an impatient person who presses ten times makes one charge", async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => openNow(house, finance, invoiceId)));
  expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
  const [row] = await rows();
  expect(row?.status).toBe("open");
  expect(new Set(sessionsOf(row?.idempotency_key).map((request) => request.form)).size).toBe(1);
});

describe("when the provider", () => {
  test("refuses, the attempt has failed, nothing was charged, and another may start", async () => {
    sandbox.faults.onRequest({ fault: "rate_limited", path: "/v1/checkout/sessions", times: 3 });
    expect(await openPayment(house, finance, { invoiceId, method: "card" })).toMatchObject({
      code: "card_provider_refused",
      status: 402,
    });
    expect((await rows()).map((row) => row.status)).toEqual(["failed"]);
    expect((await openNow(house, boss, invoiceId)).status).toBe("open");
  });

  /** The package repeats a lost call twice by itself, a garbled answer never. */
  test.each([
    ["reset_before", 3],
    ["reset_after", 3],
    ["unavailable", 3],
    ["wrong_json", 1],
  ] as const)("leaves no answer (%s), nobody else may pay, and the sweep finds the checkout by the same key and body", async (fault, times) => {
    sandbox.faults.onRequest({ fault, path: "/v1/checkout/sessions", times });
    const payment = await openNow(house, finance, invoiceId);
    expect(payment.status).toBe("unknown");
    expect(await openPayment(house, boss, { invoiceId, method: "card" })).toMatchObject({
      code: "payment_in_progress",
    });
    await owner`update payments set created_at = created_at - interval '3 minutes' where id = ${payment.id}`;
    await owner`select graphile_worker.add_job('sweep')`;
    await runJobs(house, url);
    const [row] = await rows();
    expect(row).toMatchObject({ status: "open" });
    expect(sandbox.page(row?.provider_ref)?.status).toBe("open");
    expect(new Set(sessionsOf(payment.idempotencyKey).map((request) => request.form)).size).toBe(1);
  });
});

test("a transfer order has a reference and asks nobody", async () => {
  const before = sessions().length;
  const payment = await openNow(house, finance, invoiceId, "transfer");
  expect(payment).toMatchObject({ status: "open", provider: "bank", amountMinor: lateTotal, checkoutUrl: null });
  expect(payment.transferReference).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
  expect(sessions()).toHaveLength(before);
});

describe("is refused", () => {
  test("to whoever approved the order", async () => {
    await owner`update quotes set approved_by = ${boss.id} where company_id = ${boss.companyId}`;
    expect(await openPayment(house, boss, { invoiceId, method: "card" })).toMatchObject({
      code: "approver_cannot_pay",
    });
    expect((await openNow(house, finance, invoiceId)).status).toBe("open");
  });

  test("above the ceiling of a charge, with the way by transfer", async () => {
    await owner`alter table invoices disable trigger all`;
    await owner`update invoices set stamps_minor = 100000000, increases_minor = 0, total_minor = 100000000 where id = ${invoiceId}`;
    await owner`alter table invoices enable trigger all`;
    expect(await openPayment(house, finance, { invoiceId, method: "card" })).toMatchObject({ code: "over_card_limit" });
    expect((await openNow(house, finance, invoiceId, "transfer")).amountMinor).toBe(100_000_000n);
  });

  test("for CIB, not taken yet", async () => {
    expect(await openPayment(house, finance, { invoiceId, method: "cib" })).toMatchObject({
      code: "method_not_available",
    });
  });

  test.each([
    ["void", "invoice_void"],
    ["paid", "invoice_already_paid"],
  ])("for an invoice that is %s", async (status, code) => {
    await owner`update invoices set status = ${status}, paid_minor = case when ${status} = 'paid' then total_minor else 0 end where id = ${invoiceId}`;
    expect(await openPayment(house, finance, { invoiceId, method: "transfer" })).toMatchObject({ code });
  });

  test("once a line would cost more, and by card half an hour before", async () => {
    await owner`update invoices set payable_until = now() + interval '20 minutes' where id = ${invoiceId}`;
    expect(await openPayment(house, finance, { invoiceId, method: "card" })).toMatchObject({
      code: "too_late_for_card",
    });
    await owner`update invoices set payable_until = now() - interval '1 second' where id = ${invoiceId}`;
    expect(await openPayment(house, finance, { invoiceId, method: "transfer" })).toMatchObject({
      code: "invoice_expired",
    });
  });

  test.each([
    "admin",
    "fleet_manager",
    "approver",
    "auditor",
    "driver",
    "depot_clerk",
  ] as const)("to a member who is %s", async (role) => {
    const member = await createMember(owner, { id: boss.companyId, name: "" }, role);
    await expect(openPayment(house, member, { invoiceId, method: "transfer" })).rejects.toThrow(NotAllowed);
  });

  test("as not found for another company's invoice, an unknown one and no id at all", async () => {
    const stranger = await createMember(owner, await createCompany(owner), "owner");
    for (const [actor, id] of [
      [stranger, invoiceId],
      [boss, randomUUID()],
      [boss, "%00"],
    ] as const)
      await expect(openPayment(house, actor, { invoiceId: id, method: "card" })).rejects.toThrow(NotFound);
  });
});

test("an API key opens a payment and is named to whoever comes second", async () => {
  const { actor } = await createApiKey(owner, { id: boss.companyId, name: "" });
  expect((await openNow(house, actor, invoiceId)).status).toBe("open");
  expect(await openPayment(house, finance, { invoiceId, method: "card" })).toMatchObject({ params: { who: "Test" } });
});

test("opening is in the audit log once", async () => {
  await openNow(house, finance, invoiceId);
  await openNow(house, finance, invoiceId);
  const acts =
    await owner`select act, actor_id from audit_log where company_id = ${boss.companyId} and act = 'payment.opened'`;
  expect(acts).toMatchObject([{ actor_id: finance.id }]);
});
