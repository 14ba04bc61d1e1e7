import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/services/actor.ts";
import { getInvoice } from "#app/services/invoices/get-invoice.server.ts";
import { sweepExpiredInvoices, voidExpiredInvoice } from "#app/services/invoices/void-expired-invoice.server.ts";
import { ensurePublishedTariff } from "#app/services/quotes/find-tariff.server.ts";
import { getQuote } from "#app/services/quotes/get-quote.server.ts";
import { NotFound } from "#app/services/refusal.ts";
import { createCompany, createMember, type TestCompany } from "#tests/factories/accounts.ts";
import { makeHouse } from "#tests/factories/house.ts";
import { invoiceNow } from "#tests/factories/invoices.ts";
import { insertVehicles, quoteNow, smallFleet } from "#tests/factories/quotes.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner } = await cloneDatabase();
const house = await makeHouse(db);
/** The instant the window of 2026 closes: 31 May, 16:00 in Algiers. */
const closed = house.at(new Date("2026-05-31T15:00:00Z"));
await ensurePublishedTariff(db);

let company: TestCompany;
let finance: Actor;
let invoiceId: string;
beforeEach(async () => {
  // The same vehicles come again in each test: what an earlier one paid for is given back.
  await owner`update invoices set status = 'refunded' where status = 'paid'`;
  company = await createCompany(owner);
  finance = await createMember(owner, company, "finance");
  await insertVehicles(owner, company, smallFleet);
  invoiceId = await invoiceNow(house, finance);
});

const statusOf = async () => (await getInvoice(house, finance, { invoiceId })).status;
const pay = (method: string, status: string) =>
  owner`insert into payments (company_id, invoice_id, method, status, amount_minor, idempotency_key, provider)
        values (${company.id}, ${invoiceId}, ${method}, ${status}, 8550000, ${crypto.randomUUID()}, 'stripe')`;

test("unpaid when a line would cost more, it is void and keeps its number", async () => {
  await voidExpiredInvoice(house.at(new Date("2026-05-31T14:59:59Z")), finance, { invoiceId });
  expect(await statusOf()).toBe("open");
  const { number } = await getInvoice(house, finance, { invoiceId });
  await voidExpiredInvoice(closed, finance, { invoiceId });
  expect(await getInvoice(house, finance, { invoiceId })).toMatchObject({
    status: "void",
    number,
    voidedAt: new Date("2026-05-31T15:00:00Z"),
  });
});

test("its vehicles can be quoted again, with the increase", async () => {
  await voidExpiredInvoice(closed, finance, { invoiceId });
  const june = house.at(new Date("2026-06-02T09:00:00Z"));
  expect(await getQuote(june, finance, { quoteId: await quoteNow(june, finance) })).toMatchObject({
    dueCount: 10,
    totalMinor: 128_250_00n,
  });
});

test("run twice and at once, it is void once", async () => {
  await Promise.all([1, 2, 3].map(() => voidExpiredInvoice(closed, finance, { invoiceId })));
  await voidExpiredInvoice(closed, finance, { invoiceId });
  const acts = await owner`select 1 from audit_log where subject_id = ${invoiceId} and act = 'invoice.voided'`;
  expect(acts).toHaveLength(1);
});

test.each([
  "created",
  "open",
  "processing",
  "unknown",
  "succeeded",
])("a card charge that is %s holds it", async (status) => {
  await pay("card", status);
  await voidExpiredInvoice(closed, finance, { invoiceId });
  expect(await statusOf()).toBe("open");
});

test.each([
  ["card", "failed"],
  ["card", "cancelled"],
  ["transfer", "open"],
])("a %s that is %s does not", async (method, status) => {
  await pay(method, status);
  await voidExpiredInvoice(closed, finance, { invoiceId });
  expect(await statusOf()).toBe("void");
});

test("a paid invoice stays paid", async () => {
  await owner`update invoices set status = 'paid', paid_minor = total_minor where id = ${invoiceId}`;
  await voidExpiredInvoice(closed, finance, { invoiceId });
  expect(await statusOf()).toBe("paid");
});

test("an invoice already late has no such moment", async () => {
  const june = house.at(new Date("2026-06-02T09:00:00Z"));
  await voidExpiredInvoice(closed, finance, { invoiceId });
  invoiceId = await invoiceNow(june, finance);
  await voidExpiredInvoice(house.at(new Date("2027-06-02T09:00:00Z")), finance, { invoiceId });
  expect(await statusOf()).toBe("open");
});

test("the sweeper queues one job an invoice past its day, however often it runs", async () => {
  const jobs = () => owner`select 1 from graphile_worker._private_jobs where payload ->> 'invoiceId' = ${invoiceId}`;
  await sweepExpiredInvoices(house);
  expect(await jobs()).toHaveLength(0);
  const later = house.at(new Date("2026-05-31T15:01:00Z"));
  await sweepExpiredInvoices(later);
  await sweepExpiredInvoices(later);
  expect(await jobs()).toHaveLength(1);
});

test("another company's invoice is not found", async () => {
  const stranger = await createMember(owner, await createCompany(owner), "owner");
  await expect(voidExpiredInvoice(closed, stranger, { invoiceId })).rejects.toThrow(NotFound);
});
