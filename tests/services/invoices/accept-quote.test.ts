import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/services/actor.ts";
import { acceptQuote } from "#app/services/invoices/accept-quote.server.ts";
import { getInvoice, listCostCentres } from "#app/services/invoices/get-invoice.server.ts";
import { listInvoiceLines } from "#app/services/invoices/list-invoice-lines.server.ts";
import { listInvoices } from "#app/services/invoices/list-invoices.server.ts";
import { approveQuote } from "#app/services/quotes/decide-quote.server.ts";
import { ensurePublishedTariff } from "#app/services/quotes/find-tariff.server.ts";
import { getQuote } from "#app/services/quotes/get-quote.server.ts";
import { requestQuote } from "#app/services/quotes/request-quote.server.ts";
import { submitForApproval } from "#app/services/quotes/submit-for-approval.server.ts";
import { NotAllowed, NotFound } from "#app/services/refusal.ts";
import { createCompany, createMember, type TestCompany } from "#tests/factories/accounts.ts";
import { makeHouse } from "#tests/factories/house.ts";
import { invoiceNow } from "#tests/factories/invoices.ts";
import { insertVehicles, quoteNow, smallFleet } from "#tests/factories/quotes.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner } = await cloneDatabase();
const house = await makeHouse(db);
await ensurePublishedTariff(db);

const placed = smallFleet.map((facts, index) => ({
  ...facts,
  depot: index < 3 ? "Nord" : "Sud",
  costCentre: index < 2 ? "A" : null,
}));

let company: TestCompany;
let finance: Actor;
beforeEach(async () => {
  company = await createCompany(owner);
  finance = await createMember(owner, company, "finance");
  await insertVehicles(owner, company, placed);
});

const numbers = async () =>
  (await owner`select number from invoices order by right(number, 6)`).map((row) => row.number as string);

test("the invoice of the small fleet: 85,500 dinars, ten lines, the amounts of the quote", async () => {
  const quoteId = await quoteNow(house, finance);
  const accepted = await acceptQuote(house, finance, { quoteId, poNumber: " BC-17 ", note: "" });
  const invoiceId = "invoiceId" in accepted ? accepted.invoiceId : "";
  const invoice = await getInvoice(house, finance, { invoiceId });
  const quote = await getQuote(house, finance, { quoteId });
  expect(invoice).toMatchObject({
    status: "open",
    year: 2026,
    dueOn: "2026-05-15",
    poNumber: "BC-17",
    note: null,
    vehicleCount: 10,
    stampsMinor: 85_500_00n,
    increasesMinor: 0n,
    feeMinor: 0n,
    vatMinor: 0n,
    totalMinor: 85_500_00n,
    paidMinor: 0n,
    digest: quote.digest,
    buyer: { name: company.name, nif: "416001000000007" },
    seller: { specimen: true },
  });
  expect(invoice.payableUntil?.toISOString()).toBe("2026-05-31T15:00:00.000Z");
  expect(quote).toMatchObject({ status: "accepted" });
  const lines = await listInvoiceLines(house, finance, { invoiceId, limit: 100 });
  expect(lines.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(lines.map((line) => line.amountMinor / 100n)).toEqual([
    1000n,
    3000n,
    25000n,
    1500n,
    12000n,
    3000n,
    18000n,
    8000n,
    6000n,
    8000n,
  ]);
  expect(await listCostCentres(house, finance, { invoiceId })).toEqual([
    { costCentre: "A", count: 2, stampsMinor: 4_000_00n, increasesMinor: 0n },
    { costCentre: null, count: 8, stampsMinor: 81_500_00n, increasesMinor: 0n },
  ]);
});

test("a late invoice carries the increases apart: 128,250 dinars, and never costs more", async () => {
  const late = house.at(new Date("2026-06-02T09:00:00Z"));
  const invoice = await getInvoice(late, finance, { invoiceId: await invoiceNow(late, finance) });
  expect(invoice).toMatchObject({
    stampsMinor: 85_500_00n,
    increasesMinor: 42_750_00n,
    totalMinor: 128_250_00n,
    payableUntil: null,
    dueOn: "2026-07-02",
  });
});

test("the due day is never past the moment a vehicle would cost more", async () => {
  const may = house.at(new Date("2026-05-20T09:00:00Z"));
  expect((await getInvoice(may, finance, { invoiceId: await invoiceNow(may, finance) })).dueOn).toBe("2026-05-31");
});

test("what a person writes on an order holds nothing that its reader cannot see", async () => {
  const quoteId = await quoteNow(house, finance);
  const typed = { poNumber: "BC\u0000-\u202e17\r\nX\u2066", note: "\u200fPorte 3\r\nsur rendez-vous\u0007 " };
  const accepted = await acceptQuote(house, finance, { quoteId, ...typed });
  const invoice = await getInvoice(house, finance, { invoiceId: "invoiceId" in accepted ? accepted.invoiceId : "" });
  expect(invoice).toMatchObject({ poNumber: "BC-17 X", note: "Porte 3\nsur rendez-vous" });
});

describe("accepting", () => {
  test("twice answers the same invoice", async () => {
    const quoteId = await quoteNow(house, finance);
    const first = await acceptQuote(house, finance, { quoteId });
    expect(await acceptQuote(house, finance, { quoteId })).toEqual(first);
  });

  test("by fifty at once makes one invoice", async () => {
    const quoteId = await quoteNow(house, finance);
    const answers = await Promise.all(Array.from({ length: 50 }, () => acceptQuote(house, finance, { quoteId })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await listInvoices(house, finance, { limit: 10 })).total).toBe(1);
    const told =
      await owner`select (select count(*) from events where company_id = ${company.id} and type = 'invoice.issued')::int as events,
      (select count(*) from audit_log where company_id = ${company.id} and act = 'quote.accepted')::int as acts`;
    expect(told[0]).toEqual({ events: 1, acts: 1 });
  });

  test("two quotes with the same vehicles at once makes one invoice", async () => {
    const quoteIds = await Promise.all([quoteNow(house, finance), quoteNow(house, finance)]);
    const answers = await Promise.all(quoteIds.map((quoteId) => acceptQuote(house, finance, { quoteId })));
    expect(answers.filter((answer) => "refused" in answer)).toMatchObject([
      { code: "already_held_since", status: 409, params: { vehicles: 10, first: "00101-119-16" } },
    ]);
  });
});

test("numbers have no gap and no double, refusals and other companies between", async () => {
  const companies = await Promise.all(Array.from({ length: 6 }, () => createCompany(owner)));
  const before = (await numbers()).length;
  await Promise.all(
    companies.map(async (buyer, index) => {
      const actor = await createMember(owner, buyer, "owner");
      await insertVehicles(owner, buyer, [{ ...smallFleet[0], plate: `0070${index}-119-16` }]);
      const [one, same] = [await quoteNow(house, actor), await quoteNow(house, actor)];
      await Promise.all([acceptQuote(house, actor, { quoteId: one }), acceptQuote(house, actor, { quoteId: same })]);
    }),
  );
  const all = await numbers();
  expect(all.length).toBe(before + 6);
  expect(all).toEqual(all.map((_, index) => `FA-2026-${String(index + 1).padStart(6, "0")}`));
});

test("the counter does not restart with the year, and the year is that of Algiers", async () => {
  const eve = house.at(new Date("2026-12-31T23:30:00Z"));
  const invoice = await getInvoice(eve, finance, { invoiceId: await invoiceNow(eve, finance) });
  const issued = (await numbers()).length;
  expect(invoice.number).toBe(`FA-2027-${String(issued).padStart(6, "0")}`);
});

describe("refused", () => {
  const refusalOf = async (quoteId: string, at = house) =>
    (await acceptQuote(at, finance, { quoteId })) as { code?: string };

  test("a simulation", async () => {
    expect(await refusalOf(await quoteNow(house, finance, { asOf: "2026-06-02" }))).toMatchObject({
      code: "quote_is_simulation",
      status: 409,
    });
  });

  test("a quote with a vehicle that left the fleet since", async () => {
    const quoteId = await quoteNow(house, finance);
    // Exempt: it leaves nothing to pay for.
    await owner`update vehicles set archived_at = now() where company_id = ${company.id} and plate = '00111-124-16'`;
    await owner`update vehicles set archived_at = now() where company_id = ${company.id} and plate = '00103-124-16'`;
    expect(await refusalOf(quoteId)).toMatchObject({
      code: "vehicles_gone_since",
      status: 409,
      params: { vehicles: 1, first: "00103-124-16" },
    });
    expect(await acceptQuote(house, finance, { quoteId: await quoteNow(house, finance) })).toHaveProperty("invoiceId");
  });

  test("a quote past its day", async () => {
    const quoteId = await quoteNow(house, finance);
    expect(await refusalOf(quoteId, house.at(new Date("2026-05-15T15:00:00Z")))).toMatchObject({
      code: "quote_expired",
      status: 409,
    });
    expect(await refusalOf(quoteId, house.at(new Date("2026-05-15T14:59:00Z")))).not.toHaveProperty("code");
  });

  test("a quote that is not priced", async () => {
    const asked = await requestQuote(house, finance, { year: 2026, vehicles: "all" });
    expect(await refusalOf("quoteId" in asked ? asked.quoteId : "")).toMatchObject({ code: "quote_not_priced" });
  });

  test("a quote in which nothing is due", async () => {
    expect(await refusalOf(await quoteNow(house, finance, { vehicles: { depot: "Ouest" } }))).toMatchObject({
      code: "nothing_due",
      status: 409,
    });
  });

  test("a quote made with another tariff", async () => {
    const quoteId = await quoteNow(house, finance);
    await owner`insert into tariff_versions (id, published_at, sha256, body) values ('older', now(), '', '{}') on conflict do nothing`;
    await owner`update quotes set tariff_version = 'older' where id = ${quoteId}`;
    expect(await refusalOf(quoteId)).toMatchObject({ code: "quote_expired" });
  });

  test("a year whose window has not opened, and one no text confirms", async () => {
    const february = house.at(new Date("2026-02-15T09:00:00Z"));
    expect(await refusalOf(await quoteNow(february, finance), february)).toMatchObject({ code: "stamp_not_on_sale" });
    expect(await refusalOf(await quoteNow(house, finance, { year: 2027 }))).toMatchObject({
      code: "tariff_not_confirmed",
    });
  });

  test("a vehicle that sits on an open invoice; after it is void, not any more", async () => {
    const second = await quoteNow(house, finance, { vehicles: { depot: "Nord" } });
    const invoiceId = await invoiceNow(house, finance);
    expect(await refusalOf(second)).toMatchObject({ code: "already_held_since", params: { vehicles: 3 } });
    await owner`update invoices set status = 'void' where id = ${invoiceId}`;
    expect(await refusalOf(second)).not.toHaveProperty("code");
  });
});

test("a vehicle on an open invoice is already held in the next quote, which names the invoice", async () => {
  const { number } = await getInvoice(house, finance, { invoiceId: await invoiceNow(house, finance) });
  const quoteId = await quoteNow(house, finance);
  expect(await getQuote(house, finance, { quoteId })).toMatchObject({
    dueCount: 0,
    alreadyHeldCount: 10,
    totalMinor: 0n,
  });
  const [line] =
    await owner`select reason from quote_lines where quote_id = ${quoteId} and outcome = 'already_held' limit 1`;
  expect(line?.reason).toMatchObject({ code: "already_invoiced", params: { number } });
});

describe("above the company's threshold", () => {
  beforeEach(async () => {
    await owner`update companies set approval_threshold_minor = 8550000 where id = ${company.id}`;
  });
  const lower = () => owner`update companies set approval_threshold_minor = 8549999 where id = ${company.id}`;

  test("exactly at the threshold nobody else is needed", async () => {
    await createMember(owner, company, "owner");
    expect(await acceptQuote(house, finance, { quoteId: await quoteNow(house, finance) })).toHaveProperty("invoiceId");
  });

  test("above it a second person is", async () => {
    await lower();
    const boss = await createMember(owner, company, "owner");
    const quoteId = await quoteNow(house, finance);
    expect(await acceptQuote(house, finance, { quoteId })).toMatchObject({ code: "approval_required", status: 409 });
    await submitForApproval(house, finance, { quoteId });
    expect(await acceptQuote(house, finance, { quoteId })).toMatchObject({ code: "approval_required" });
    await approveQuote(house, boss, { quoteId });
    expect(await acceptQuote(house, boss, { quoteId })).toMatchObject({ code: "maker_is_not_checker" });
    const accepted = await acceptQuote(house, finance, { quoteId });
    const invoice = await getInvoice(house, finance, { invoiceId: "invoiceId" in accepted ? accepted.invoiceId : "" });
    expect(invoice.approvedBy).toBe(boss.id);
  });

  test("a company of one person has no threshold; its drivers and disabled members do not count", async () => {
    await lower();
    await createMember(owner, company, "driver");
    const gone = await createMember(owner, company, "approver");
    await owner`update memberships set disabled_at = now() where user_id = ${gone.id}`;
    expect(await acceptQuote(house, finance, { quoteId: await quoteNow(house, finance) })).toHaveProperty("invoiceId");
  });
});

describe("who sees an invoice", () => {
  test.each(["fleet_manager", "depot_clerk", "driver"] as const)("%s does not", async (role) => {
    const invoiceId = await invoiceNow(house, finance);
    const member = await createMember(owner, company, role);
    const tries = [
      () => getInvoice(house, member, { invoiceId }),
      () => listInvoiceLines(house, member, { invoiceId, limit: 1 }),
      () => listCostCentres(house, member, { invoiceId }),
      async () => listInvoices(house, member, { limit: 1 }),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toThrow(NotAllowed);
  });

  test("an approver confined to a depot sees the invoices of that depot", async () => {
    const approver = await createMember(owner, company, "approver", { scope: { kind: "depots", values: ["Nord"] } });
    const north = await invoiceNow(house, finance, { vehicles: { depot: "Nord" } });
    const rest = await invoiceNow(house, finance);
    expect((await listInvoices(house, approver, { limit: 10 })).items.map(({ id }) => id)).toEqual([north]);
    await expect(getInvoice(house, approver, { invoiceId: rest })).rejects.toThrow(NotFound);
  });

  test("nobody of another company: an id of ours, an unknown and a malformed one are the same", async () => {
    const stranger = await createMember(owner, await createCompany(owner), "owner");
    const invoiceId = await invoiceNow(house, finance);
    const quoteId = await quoteNow(house, finance);
    for (const id of [invoiceId, crypto.randomUUID(), "invoice"]) {
      await expect(getInvoice(house, stranger, { invoiceId: id })).rejects.toThrow(NotFound);
      await expect(listInvoiceLines(house, stranger, { invoiceId: id, limit: 1 })).rejects.toThrow(NotFound);
    }
    await expect(acceptQuote(house, stranger, { quoteId })).rejects.toThrow(NotFound);
    expect(await listInvoices(house, stranger, { limit: 10 })).toEqual({ items: [], total: 0 });
  });

  test("a clerk confined to a depot does not order, a manager of it orders his own", async () => {
    const scope = { kind: "depots", values: ["Nord"] } as const;
    const manager = await createMember(owner, company, "fleet_manager", { scope });
    const clerk = await createMember(owner, company, "depot_clerk", { scope });
    const whole = await quoteNow(house, finance);
    await expect(acceptQuote(house, manager, { quoteId: whole })).rejects.toThrow(NotFound);
    const own = await quoteNow(house, manager);
    await expect(acceptQuote(house, clerk, { quoteId: own })).rejects.toThrow(NotAllowed);
    expect(await acceptQuote(house, manager, { quoteId: own })).toHaveProperty("invoiceId");
  });
});

test("an invoice that does not equal its lines cannot be stored", async () => {
  const quoteId = await quoteNow(house, finance);
  await owner`update quote_lines set amount_minor = amount_minor + 100 where quote_id = ${quoteId} and position = 1`;
  await expect(acceptQuote(house, finance, { quoteId })).rejects.toThrow(/does not equal its lines/);
  expect((await listInvoices(house, finance, { limit: 1 })).total).toBe(0);
});
