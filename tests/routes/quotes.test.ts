import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, describe, expect, test } from "vitest";
import { invoiceObject } from "#app/api/invoices.ts";
import { quoteLine, quoteObject } from "#app/api/quotes.ts";
import { listOf } from "#app/api/shapes.ts";
import { loader as listInvoices } from "#app/routes/api.v1.invoices._index.ts";
import { loader as getInvoice } from "#app/routes/api.v1.invoices.$id._index.ts";
import { loader as getInvoicePdf } from "#app/routes/api.v1.invoices.$id.invoice[.]pdf.ts";
import { loader as getReceiptPdf } from "#app/routes/api.v1.invoices.$id.receipt[.]pdf.ts";
import { loader as listQuotes, action as postQuotes } from "#app/routes/api.v1.quotes._index.ts";
import { loader as getQuote } from "#app/routes/api.v1.quotes.$id._index.ts";
import { action as accept } from "#app/routes/api.v1.quotes.$id.accept.ts";
import { loader as getLines } from "#app/routes/api.v1.quotes.$id.lines.ts";
import { systemActor } from "#app/services/actor.ts";
import { ensurePublishedTariff } from "#app/services/quotes/find-tariff.server.ts";
import { priceQuote } from "#app/services/quotes/price-quote.server.ts";
import { createApiKey, createCompany, type TestCompany } from "#tests/factories/accounts.ts";
import { makeHouse } from "#tests/factories/house.ts";
import { insertVehicles, smallFleet } from "#tests/factories/quotes.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner } = await cloneDatabase();
const house = await makeHouse(db);
await ensurePublishedTariff(db);

let company: TestCompany;
let key: string;
beforeEach(async () => {
  company = await createCompany(owner);
  ({ key } = await createApiKey(owner, company));
  await insertVehicles(owner, company, smallFleet);
});

type Handler = typeof getQuote | typeof postQuotes;

interface Call {
  id?: string;
  query?: string;
  body?: unknown;
  headers?: Record<string, string>;
  at?: typeof house;
}

async function call(handler: Handler, { id, query = "", body, headers, at = house }: Call = {}) {
  const request = new Request(`http://localhost/api/v1/call${query}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { Authorization: `Bearer ${key}`, "Accept-Language": "fr", ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const context = { house: at } as unknown as AppLoadContext;
  const response = await handler({ request, params: id ? { id } : {}, context } as Parameters<Handler>[0]);
  return {
    status: response.status,
    headers: response.headers,
    body: response.headers.get("Content-Type")?.includes("json") ? await response.json() : response,
  };
}

const dinars = (amount: number) => ({ amount: amount * 100, currency: "DZD" });

async function pricedQuote(body: object = { year: 2026, vehicles: "all" }): Promise<string> {
  const { body: quote } = await call(postQuotes, { body });
  await priceQuote(house, systemActor(company.id), { quoteId: quote.id });
  return quote.id;
}

test("a quote is asked, priced, read, and accepted into an invoice", async () => {
  const asked = await call(postQuotes, { body: { year: 2026, vehicles: "all" } });
  expect(asked.status).toBe(202);
  expect(quoteObject.parse(asked.body)).toMatchObject({
    status: "pricing",
    year: 2026,
    as_of: "2026-04-15",
    simulation: false,
  });
  await priceQuote(house, systemActor(company.id), { quoteId: asked.body.id });

  const quote = await call(getQuote, { id: asked.body.id });
  expect(quoteObject.parse(quote.body)).toMatchObject({
    status: "priced",
    counts: { vehicles: 13, due: 10, exempt: 1, not_subject: 1, undetermined: 1, already_held: 0 },
    totals: { stamps: dinars(85_500), increases: dinars(0), fee: dinars(0), vat: dinars(0), total: dinars(85_500) },
    expires_at: "2026-05-15T15:00:00.000Z",
  });
  expect(quote.body.by_kind).toContainEqual({
    kind: "tourism",
    count: 4,
    stamps: dinars(30_500),
    increases: dinars(0),
  });

  const accepted = await call(accept, { id: asked.body.id, body: { po_number: "BC-17" } });
  expect(accepted.status).toBe(201);
  expect(invoiceObject.parse(accepted.body)).toMatchObject({
    status: "open",
    po_number: "BC-17",
    due_on: "2026-05-15",
    paid: dinars(0),
    vignettes: { expected: 10, issued: 0, sent: 0, bounced: 0 },
    payments: [],
  });
  expect((await call(accept, { id: asked.body.id, body: {} })).body.id).toBe(accepted.body.id);
  expect((await call(getInvoice, { id: accepted.body.id })).body).toEqual(accepted.body);
  expect((await call(listInvoices)).body).toEqual({ items: [accepted.body], next_cursor: null });
  expect((await call(getQuote, { id: asked.body.id })).body.status).toBe("accepted");
});

describe("values that no column holds are the caller's fault", () => {
  const cursor = (key: unknown) => `?cursor=${Buffer.from(JSON.stringify(key)).toString("base64url")}`;

  test.each([
    ["a NUL", { year: 2026, vehicles: { depot: "a\u0000b" } }],
    ["half a surrogate pair", { year: 2026, vehicles: { depot: "\ud800" } }],
    ["the day before the calendar", { year: 2026, vehicles: "all", as_of: "0000-01-01" }],
  ])("%s in a question", async (_, body) => {
    expect(await call(postQuotes, { body })).toMatchObject({ status: 422, body: { code: "invalid_request" } });
  });

  test.each([
    ["a number beyond its column", 1e15, getLines],
    ["an instant before the calendar", { createdAt: "0000-01-01T00:00:00Z", id: crypto.randomUUID() }, listQuotes],
  ])("%s in a cursor", async (_, key, handler) => {
    const id = await pricedQuote();
    expect(await call(handler, { id, query: cursor(key) })).toMatchObject({ status: 422 });
  });

  test("an Idempotency-Key of more than 255 characters", async () => {
    const body = { year: 2026, vehicles: "all" };
    const keyed = (length: number) => ({ body, headers: { "Idempotency-Key": "k".repeat(length) } });
    expect((await call(postQuotes, keyed(256))).status).toBe(422);
    expect((await call(postQuotes, keyed(255))).status).toBe(202);
  });
});

test("lines come page after page, with a reason and its article in the language asked for", async () => {
  const id = await pricedQuote();
  const first = await call(getLines, { id, query: "?limit=7", headers: { "Accept-Language": "ar" } });
  const second = await call(getLines, { id, query: `?limit=7&cursor=${first.body.next_cursor}` });
  const [line] = listOf(quoteLine).parse(first.body).items;
  expect(line?.reason).toMatch(/[\u0600-\u06ff]/);
  expect(line?.legal_basis).toMatch(/^المادة 30\d من قانون الطابع/);
  expect([first.body.items.length, second.body.items.length, second.body.next_cursor]).toEqual([7, 6, null]);
  const plates = [...first.body.items, ...second.body.items].map((line) => line.plate);
  expect(new Set(plates).size).toBe(13);
  const due = await call(getLines, { id, query: "?outcome=due" });
  expect(due.body.items).toHaveLength(10);
  expect(due.body.items[0]).toMatchObject({
    plate: "00101-119-16",
    amount: dinars(1_000),
    increase: dinars(0),
    rule: "S3-tourism-003",
  });
});

test.each([
  ["a simulation", { year: 2026, vehicles: "all", as_of: "2026-06-02" }, "quote_is_simulation"],
  ["nothing due", { year: 2026, vehicles: { depot: "nowhere" } }, "nothing_due"],
])("accepting %s is 409", async (_, request, code) => {
  const answer = await call(accept, { id: await pricedQuote(request), body: {} });
  expect(answer.status).toBe(409);
  expect(answer.headers.get("Content-Type")).toContain("application/problem+json");
  expect(answer.body).toMatchObject({ status: 409, code, type: expect.any(String), title: expect.any(String) });
  expect(answer.body.detail).not.toMatch(/panne/);
});

test("accepting an expired quote is 409", async () => {
  const id = await pricedQuote();
  const later = house.at(new Date("2026-05-16T00:00:00Z"));
  expect((await call(accept, { id, body: {}, at: later })).body).toMatchObject({ status: 409, code: "quote_expired" });
});

test("accepting above the threshold is 409", async () => {
  await owner`update companies set approval_threshold_minor = 1 where id = ${company.id}`;
  await owner`with people as (insert into users (email, name, password_hash)
      select gen_random_uuid()::text, 'x', '!' from generate_series(1, 2) returning id)
    insert into memberships (company_id, user_id, role) select ${company.id}, id, 'finance' from people`;
  expect((await call(accept, { id: await pricedQuote(), body: {} })).body).toMatchObject({
    status: 409,
    code: "approval_required",
  });
});

test("the same Idempotency-Key makes one quote and one invoice", async () => {
  const ask = { body: { year: 2026, vehicles: "all" }, headers: { "Idempotency-Key": "one" } };
  const [first, second] = [await call(postQuotes, ask), await call(postQuotes, ask)];
  expect(second.body).toEqual(first.body);
  const other = await call(postQuotes, { ...ask, body: { year: 2025, vehicles: "all" } });
  expect(other.body).toMatchObject({ status: 409, code: "idempotency_key_reused" });
});

test.each([
  [{}],
  [{ year: "2026", vehicles: "all" }],
  [{ year: 2026, vehicles: "some" }],
  [{ year: 2026, vehicles: { ids: [] } }],
  [{ year: 2026, vehicles: "all", as_of: "2026-02-30" }],
])("%j is not a request: 422", async (body) => {
  const answer = await call(postQuotes, { body });
  expect(answer).toMatchObject({ status: 422, body: { code: "invalid_request" } });
  expect(answer.body.errors.length).toBeGreaterThan(0);
});

describe("another company", () => {
  test("finds no quote, no line, no invoice, no document, and cannot accept", async () => {
    const quoteId = await pricedQuote();
    const spare = await pricedQuote();
    const invoice = (await call(accept, { id: quoteId, body: {} })).body;
    const stranger = await createCompany(owner);
    ({ key } = await createApiKey(owner, stranger));
    const unknown = crypto.randomUUID();
    for (const id of [quoteId, unknown, "12"]) {
      for (const handler of [getQuote, getLines])
        expect((await call(handler, { id })).body).toMatchObject({ status: 404, code: "not_found" });
    }
    for (const id of [spare, unknown]) expect((await call(accept, { id, body: {} })).status).toBe(404);
    for (const id of [invoice.id, unknown, "12"]) {
      for (const handler of [getInvoice, getInvoicePdf, getReceiptPdf])
        expect((await call(handler, { id })).status).toBe(404);
    }
    expect((await call(listInvoices)).body.items).toEqual([]);
    expect((await call(listQuotes)).body.items).toEqual([]);
  });

  test("has vehicles that cannot be quoted by their ids", async () => {
    const stranger = await createCompany(owner);
    const [theirs] = await insertVehicles(owner, stranger, [{ plate: "00999-119-16" }]);
    const answer = await call(postQuotes, { body: { year: 2026, vehicles: { ids: [theirs] } } });
    expect(answer.body).toMatchObject({ status: 404, code: "not_found" });
  });
});

test("quotes are listed page after page, the latest first", async () => {
  const ids = [await pricedQuote(), await pricedQuote(), await pricedQuote()];
  const first = await call(listQuotes, { query: "?limit=2" });
  const second = await call(listQuotes, { query: `?limit=2&cursor=${first.body.next_cursor}` });
  const listed = [...first.body.items, ...second.body.items].map((quote) => quote.id);
  expect(listed.sort()).toEqual(ids.sort());
  expect(second.body.next_cursor).toBeNull();
});
