import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, describe, expect, test } from "vitest";
import { loader as invoiceList } from "#app/routes/_app.invoices._index.tsx";
import { loader as invoicePage } from "#app/routes/_app.invoices.$id.tsx";
import { loader as receiptPdf } from "#app/routes/_app.invoices.$id_.receipt[.]pdf.ts";
import { loader as quoteList } from "#app/routes/_app.quotes._index.tsx";
import { loader as quotePage } from "#app/routes/_app.quotes.$id.tsx";
import { action as accept, loader as acceptPage } from "#app/routes/_app.quotes.$id_.accept.tsx";
import { action as approve, loader as approvePage } from "#app/routes/_app.quotes.$id_.approve.tsx";
import { action as reject } from "#app/routes/_app.quotes.$id_.reject.tsx";
import { action as submit } from "#app/routes/_app.quotes.$id_.submit.tsx";
import { action as ask, loader as askPage } from "#app/routes/_app.quotes.new.tsx";
import type { Actor } from "#app/services/actor.ts";
import { getInvoice } from "#app/services/invoices/get-invoice.server.ts";
import { ensurePublishedTariff } from "#app/services/quotes/find-tariff.server.ts";
import { createCompany, createMember, type TestCompany } from "#tests/factories/accounts.ts";
import { makeHouse } from "#tests/factories/house.ts";
import { invoiceNow } from "#tests/factories/invoices.ts";
import { insertVehicles, quoteNow, smallFleet } from "#tests/factories/quotes.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner } = await cloneDatabase();
const house = await makeHouse(db);
await ensurePublishedTariff(db);

let company: TestCompany;
let manager: Actor;
let finance: Actor;
let ids: string[];
beforeEach(async () => {
  company = await createCompany(owner);
  manager = await createMember(owner, company, "fleet_manager");
  finance = await createMember(owner, company, "finance");
  ids = await insertVehicles(owner, company, smallFleet);
});

interface Visit {
  id?: string;
  query?: string;
  form?: Record<string, string>;
}

type Handler = (args: never) => Promise<unknown>;

/** Calls a loader or action as somebody; a thrown answer is an answer. */
async function visit<T>(handler: (args: never) => Promise<T>, actor: Actor, { id, query = "", form }: Visit = {}) {
  const request = new Request(`http://localhost/page${query}`, {
    headers: { "Accept-Language": "fr" },
    ...(form && { method: "POST", body: new URLSearchParams(form) }),
  });
  const context = { house, actor, session: null } as unknown as AppLoadContext;
  try {
    return { data: await handler({ request, params: id ? { id } : {}, context } as never) };
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown;
    return { status: thrown.status, to: thrown.headers.get("Location") };
  }
}

const question = { year: "2026", vehicles: "all", ids: "", as_of: "2026-04-15" };

describe("asking", () => {
  test("leads to the new quote", async () => {
    const { to } = await visit(ask, manager, { form: question });
    expect(to).toMatch(/^\/quotes\/[0-9a-f-]{36}$/);
  });

  test("chosen vehicles come from the fleet and stay chosen", async () => {
    const chosen = ids.slice(0, 2);
    const { data } = await visit(askPage, manager, { query: `?ids=${chosen.join(",")}` });
    expect(data).toMatchObject({ vehicles: "ids", chosen, vehicleCount: 13 });
    const { to } = await visit(ask, manager, { form: { ...question, vehicles: "ids", ids: chosen.join(" ") } });
    const shown = await visit(quotePage, manager, { id: to?.split("/").at(-1) ?? "" });
    expect(shown.data?.quote.selection).toEqual({ kind: "ids", name: "", count: 2 });
  });

  test("a quote is asked again as it was", async () => {
    const quoteId = await quoteNow(house, manager, { year: 2025, vehicles: { depot: "Nord" } });
    const { data } = await visit(askPage, manager, { query: `?again=${quoteId}` });
    expect(data).toMatchObject({ year: 2025, vehicles: "depot:Nord", asOf: "2026-04-15" });
  });

  test("a year that is no longer offered, and an old import, can still be chosen", async () => {
    const quoteId = await quoteNow(house, manager, { year: 2016 });
    expect((await visit(askPage, manager, { query: `?again=${quoteId}` })).data?.years).toEqual([
      2027, 2026, 2025, 2024, 2023, 2022, 2016,
    ]);
    const uploads = await owner`insert into uploads (company_id, status, file_name, bytes, sha256, created_at)
      select ${company.id}, 'committed', 'parc ' || n, 1, '', now() - n * interval '1 day' from generate_series(1, 25) n returning id`;
    const { data } = await visit(askPage, manager, { query: `?import=${uploads[24]?.id}` });
    expect(data).toMatchObject({ vehicles: `import:${uploads[24]?.id}` });
    expect(data?.imports).toHaveLength(20);
    expect(data?.imports[0]).toEqual({ id: uploads[24]?.id, name: "parc 25" });
  });

  test.each([
    ["no year", { year: "" }],
    ["an unknown selection", { vehicles: "some" }],
    ["no day", { as_of: "soon" }],
  ])("with %s is refused with a sentence", async (_, change) => {
    const { data } = await visit(ask, manager, { form: { ...question, ...change } });
    expect(data).toMatchObject({ refusal: expect.stringMatching(/champ/) });
  });
});

describe("the page of a quote", () => {
  test("says what waiting costs: half of 85,500 dinars from the end of the window on", async () => {
    const { data } = await visit(quotePage, manager, { id: await quoteNow(house, manager) });
    expect(data?.quote.rise).toEqual({
      at: new Date("2026-05-31T15:00:00Z"),
      vehicleCount: 10,
      addedMinor: 42_750_00n,
    });
    expect(data?.quote).toMatchObject({ mayOrder: true, mayApprove: false, mayReadInvoice: false, isMaker: true });
  });

  test("shows one outcome when asked to", async () => {
    const id = await quoteNow(house, manager);
    const { data } = await visit(quotePage, manager, { id, query: "?outcome=undetermined" });
    expect(data?.lines.map(({ plate, amountMinor }) => [plate, amountMinor])).toEqual([["00113-719-16", null]]);
    expect((await visit(quotePage, manager, { id, query: "?outcome=none" })).data?.lines).toHaveLength(13);
  });
});

describe("a vehicle that is ordered already", () => {
  const linesOf = async (actor: Actor) => {
    const id = await quoteNow(house, finance, { vehicles: { ids: ids.slice(0, 1) } });
    return (await visit(quotePage, actor, { id })).data?.lines;
  };

  test("names the invoice that covers it and leads there whoever may open it", async () => {
    const invoiceId = await invoiceNow(house, finance, { vehicles: { ids: ids.slice(0, 1) } });
    const { number } = await getInvoice(house, finance, { invoiceId });
    const reason = expect.stringMatching(new RegExp(`^La facture ${number}, ouverte et pas encore payée, la couvre`));
    const line = { outcome: "already_held", amountMinor: null, reason };
    expect(await linesOf(finance)).toMatchObject([{ ...line, invoice: { id: invoiceId, number, status: "open" } }]);
    expect(await linesOf(manager)).toMatchObject([{ ...line, invoice: { id: null, number } }]);
  });

  test.each([
    ["void", /qui ne vaut plus/],
    ["paid", /Déjà commandée et payée pour 2026/],
  ])("says how that invoice stands when the quote is read: %s", async (status, sentence) => {
    // What is paid is sold to every company: this plate is in no other test.
    const sold = await insertVehicles(owner, company, [{ ...smallFleet[0], plate: "00999-119-16" }]);
    const invoiceId = await invoiceNow(house, finance, { vehicles: { ids: sold } });
    const id = await quoteNow(house, finance, { vehicles: { ids: sold } });
    await owner`update invoices set status = ${status}, paid_minor = ${status === "paid" ? owner`total_minor` : 0}
      where id = ${invoiceId}`;
    const { data } = await visit(quotePage, finance, { id, query: "?outcome=already_held" });
    expect(data?.lines).toMatchObject([{ reason: expect.stringMatching(sentence), invoice: { status } }]);
  });
});

describe("ordering", () => {
  test("leads whoever reads invoices to the invoice, anybody else back to the quote", async () => {
    const [mine, theirs] = [
      await quoteNow(house, manager, { vehicles: { ids: ids.slice(0, 2) } }),
      await quoteNow(house, finance, { vehicles: { ids: ids.slice(2, 4) } }),
    ];
    expect((await visit(accept, manager, { id: mine, form: {} })).to).toBe(`/quotes/${mine}`);
    const { to } = await visit(accept, finance, { id: theirs, form: { po_number: "BC-17", note: "Budget" } });
    expect(to).toMatch(/^\/invoices\//);
    const { data } = await visit(invoicePage, finance, { id: to?.split("/").at(-1) ?? "" });
    expect(data?.invoice).toMatchObject({ poNumber: "BC-17", note: "Budget", mayPay: true, totalMinor: 26_500_00n });
    expect((await visit(receiptPdf, finance, { id: data?.invoice.id ?? "" })).status).toBe(404);
  });

  test("keeps what was typed when it is refused", async () => {
    const [first, second] = [await quoteNow(house, finance), await quoteNow(house, finance)];
    await visit(accept, finance, { id: first, form: {} });
    const { data } = await visit(accept, finance, { id: second, form: { po_number: "BC-18" } });
    expect(data).toMatchObject({ poNumber: "BC-18", refusal: expect.stringContaining("00101-119-16") });
  });

  test("has no page when there is nothing to decide", async () => {
    const simulation = await quoteNow(house, manager, { asOf: "2026-06-02" });
    const nothing = await quoteNow(house, manager, { vehicles: { depot: "Ouest" } });
    for (const id of [simulation, nothing]) expect((await visit(acceptPage, manager, { id })).to).toBe(`/quotes/${id}`);
    const approver = await createMember(owner, company, "approver");
    expect((await visit(approvePage, approver, { id: simulation })).to).toBe(`/quotes/${simulation}`);
  });

  test("above the threshold goes through a second person", async () => {
    await owner`update companies set approval_threshold_minor = 1 where id = ${company.id}`;
    const approver = await createMember(owner, company, "approver");
    const id = await quoteNow(house, manager);
    expect((await visit(submit, manager, { id, form: {} })).to).toBe(`/quotes/${id}`);
    expect((await visit(reject, approver, { id, form: { reason: "" } })).data).toMatchObject({
      refusal: expect.stringMatching(/pourquoi/),
    });
    expect((await visit(approve, approver, { id, form: {} })).to).toBe(`/quotes/${id}`);
    const shown = await visit(quotePage, manager, { id });
    expect(shown.data?.quote).toMatchObject({ status: "approved", approvedBy: "A approver" });
    expect((await visit(accept, manager, { id, form: {} })).to).toBe(`/quotes/${id}`);
  });
});

describe("a role that may not", () => {
  test.each(["fleet_manager", "depot_clerk", "driver"] as const)("%s opens no invoice", async (role) => {
    const member = await createMember(owner, company, role);
    for (const page of [invoiceList, invoicePage, receiptPdf] as Handler[])
      expect((await visit(page, member, { id: crypto.randomUUID() })).status).toBe(403);
  });

  test.each(["auditor", "approver", "driver"] as const)("%s neither asks nor orders", async (role) => {
    const member = await createMember(owner, company, role);
    const id = await quoteNow(house, manager);
    for (const page of [askPage, acceptPage] as Handler[]) expect((await visit(page, member, { id })).status).toBe(403);
    for (const form of [ask, accept, submit] as Handler[])
      expect((await visit(form, member, { id, form: question })).status).toBe(403);
  });

  test("a driver opens no quote", async () => {
    const driver = await createMember(owner, company, "driver");
    for (const page of [quoteList, quotePage] as Handler[])
      expect((await visit(page, driver, { id: await quoteNow(house, manager) })).status).toBe(403);
  });
});

test("another company's quote and invoice are 404 on every page and form", async () => {
  const stranger = await createMember(owner, await createCompany(owner), "owner");
  const id = await quoteNow(house, manager);
  for (const page of [quotePage, acceptPage, approvePage] as Handler[])
    expect((await visit(page, stranger, { id })).status).toBe(404);
  for (const form of [accept, submit, approve] as Handler[])
    expect((await visit(form, stranger, { id, form: {} })).status).toBe(404);
  expect((await visit(reject, stranger, { id, form: { reason: "no" } })).status).toBe(404);
  const { to } = await visit(accept, finance, { id, form: {} });
  const invoiceId = to?.split("/").at(-1) ?? "";
  for (const page of [invoicePage, receiptPdf] as Handler[])
    expect((await visit(page, stranger, { id: invoiceId })).status).toBe(404);
});
