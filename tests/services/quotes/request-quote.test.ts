import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/services/actor.ts";
import { ensurePublishedTariff } from "#app/services/quotes/find-tariff.server.ts";
import { getQuote } from "#app/services/quotes/get-quote.server.ts";
import { listQuoteLines } from "#app/services/quotes/list-quote-lines.server.ts";
import { listQuotes } from "#app/services/quotes/list-quotes.server.ts";
import { requestQuote } from "#app/services/quotes/request-quote.server.ts";
import { NotAllowed, NotFound } from "#app/services/refusal.ts";
import { createApiKey, createCompany, createMember, type TestCompany } from "#tests/factories/accounts.ts";
import { makeHouse } from "#tests/factories/house.ts";
import { insertVehicles, quoteNow, smallFleet } from "#tests/factories/quotes.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner } = await cloneDatabase();
const house = await makeHouse(db);
await ensurePublishedTariff(db);

/** Three vehicles in Nord, two in Sud, the others nowhere; the first two bear on cost centre A. */
const placed = smallFleet.map((facts, index) => ({
  ...facts,
  depot: index < 3 ? "Nord" : index < 5 ? "Sud" : null,
  costCentre: index < 2 ? "A" : null,
}));

let company: TestCompany;
let finance: Actor;
let ids: string[];
beforeEach(async () => {
  company = await createCompany(owner);
  finance = await createMember(owner, company, "finance");
  ids = await insertVehicles(owner, company, placed);
});

const clerkOf = (kind: "depots" | "cost_centres", ...values: string[]) =>
  createMember(owner, company, "depot_clerk", { scope: { kind, values } });
const countOf = async (actor: Actor, quoteId: string) => (await getQuote(house, actor, { quoteId })).vehicleCount;

describe("a selection", () => {
  test.each([
    ["all", "all" as const, 13],
    ["a depot", { depot: "Nord" }, 3],
    ["a cost centre", { cost_centre: "A" }, 2],
    ["an unknown depot", { depot: "Ouest" }, 0],
  ])("%s", async (_, vehicles, count) => {
    expect(await countOf(finance, await quoteNow(house, finance, { vehicles }))).toBe(count);
  });

  test("of ids, each once", async () => {
    const [first, second] = ids as [string, string];
    const quoteId = await quoteNow(house, finance, { vehicles: { ids: [first, second, first.toUpperCase()] } });
    expect(await countOf(finance, quoteId)).toBe(2);
  });

  test("of an import: what it made and what it found", async () => {
    const [made, found] = ids as [string, string];
    const [upload] = await owner`insert into uploads (company_id, status, file_name, bytes, sha256)
      values (${company.id}, 'committed', 'parc.csv', 1, '') returning id`;
    await owner`update vehicles set upload_id = ${upload?.id} where id = ${made}`;
    await owner`insert into upload_rows (company_id, upload_id, row, state, cells, vehicle_id) values (${company.id}, ${upload?.id}, 2, 'ready', '{}', ${found})`;
    expect(await countOf(finance, await quoteNow(house, finance, { vehicles: { import: upload?.id } }))).toBe(2);
  });

  test("of an import that is not committed is refused", async () => {
    const [upload] = await owner`insert into uploads (company_id, status, file_name, bytes, sha256)
      values (${company.id}, 'review', 'parc.csv', 1, '') returning id`;
    const asked = await requestQuote(house, finance, { year: 2026, vehicles: { import: upload?.id } });
    expect(asked).toMatchObject({ refused: true, code: "import_not_committed" });
  });

  test.each([
    "unknown",
    "malformed",
    "of another company",
    "archived",
  ])("of a vehicle id that is %s is not found", async (which) => {
    const other = await createCompany(owner);
    const [theirs] = await insertVehicles(owner, other, [{ plate: "00901-119-16" }]);
    await owner`update vehicles set archived_at = now() where id = ${ids[0] as string}`;
    const id = { unknown: crypto.randomUUID(), malformed: "12", "of another company": theirs, archived: ids[0] }[
      which
    ] as string;
    const asked = requestQuote(house, finance, { year: 2026, vehicles: { ids: [id] } });
    await expect(asked).rejects.toThrow(NotFound);
  });

  test("of another company's import is not found", async () => {
    const other = await createCompany(owner);
    const [upload] = await owner`insert into uploads (company_id, status, file_name, bytes, sha256)
      values (${other.id}, 'committed', 'parc.csv', 1, '') returning id`;
    await expect(requestQuote(house, finance, { year: 2026, vehicles: { import: upload?.id } })).rejects.toThrow(
      NotFound,
    );
  });
});

describe("a member confined to a depot", () => {
  test("quotes the vehicles of his depot only, and its totals count no other", async () => {
    const clerk = await clerkOf("depots", "Nord");
    const quote = await getQuote(house, clerk, { quoteId: await quoteNow(house, clerk) });
    expect(quote).toMatchObject({ vehicleCount: 3, totalMinor: 29_000_00n });
  });

  test("finds no vehicle of another depot", async () => {
    const clerk = await clerkOf("depots", "Nord");
    const outside = requestQuote(house, clerk, { year: 2026, vehicles: { ids: [ids[4] as string] } });
    await expect(outside).rejects.toThrow(NotFound);
    expect(await countOf(clerk, await quoteNow(house, clerk, { vehicles: { depot: "Sud" } }))).toBe(0);
  });

  test.each(["committed", "review"])("is told nothing of a colleague's import that is %s", async (status) => {
    const clerk = await clerkOf("depots", "Nord");
    const importOf = async (by: Actor) => {
      const [upload] = await owner`insert into uploads (company_id, status, file_name, bytes, sha256, created_by)
        values (${company.id}, ${status}, 'parc.csv', 1, '', ${by.id}) returning id`;
      return { year: 2026, vehicles: { import: upload?.id as string } };
    };
    const colleague = await clerkOf("depots", "Sud");
    await expect(requestQuote(house, clerk, await importOf(finance))).rejects.toThrow(NotFound);
    await expect(requestQuote(house, clerk, await importOf(colleague))).rejects.toThrow(NotFound);
    const own = await requestQuote(house, clerk, await importOf(clerk));
    expect(own).toMatchObject(
      status === "committed" ? { quoteId: expect.any(String) } : { code: "import_not_committed" },
    );
  });

  test("sees the quotes made inside his depots, and no wider one", async () => {
    const whole = await quoteNow(house, finance);
    const north = await quoteNow(house, finance, { vehicles: { depot: "Nord" } });
    const south = await quoteNow(house, finance, { vehicles: { depot: "Sud" } });
    const clerk = await clerkOf("depots", "Nord", "Est");
    expect((await listQuotes(house, clerk, { limit: 10 })).items.map(({ id }) => id)).toEqual([north]);
    expect((await listQuotes(house, clerk, { limit: 10 })).total).toBe(1);
    for (const quoteId of [whole, south]) {
      await expect(getQuote(house, clerk, { quoteId })).rejects.toThrow(NotFound);
      await expect(listQuoteLines(house, clerk, { quoteId, limit: 10, locale: "fr" })).rejects.toThrow(NotFound);
    }
  });

  test("by cost centre as well", async () => {
    const clerk = await clerkOf("cost_centres", "A");
    expect(await countOf(clerk, await quoteNow(house, clerk))).toBe(2);
  });
});

test.each([
  "approver",
  "auditor",
  "driver",
] as const)("a role without quotes:write, as %s, may not ask", async (role) => {
  const member = await createMember(owner, company, role);
  await expect(requestQuote(house, member, { year: 2026, vehicles: "all" })).rejects.toThrow(NotAllowed);
});

test("another company's quote, an unknown one and a malformed id are not found", async () => {
  const stranger = await createMember(owner, await createCompany(owner), "owner");
  const quoteId = await quoteNow(house, finance);
  for (const id of [quoteId, crypto.randomUUID(), "quote"]) {
    await expect(getQuote(house, stranger, { quoteId: id })).rejects.toThrow(NotFound);
    await expect(listQuoteLines(house, stranger, { quoteId: id, limit: 10, locale: "fr" })).rejects.toThrow(NotFound);
  }
  expect(await listQuotes(house, stranger, { limit: 10 })).toEqual({ items: [], total: 0 });
});

test("asking is told to the audit log and queues one job, in one transaction", async () => {
  const { actor } = await createApiKey(owner, company);
  const asked = await requestQuote(house, actor, { year: 2026, vehicles: "all" });
  const quoteId = "quoteId" in asked ? asked.quoteId : "";
  const acts = await owner`select act, actor_kind from audit_log where subject_id = ${quoteId}`;
  expect(acts.map((row) => [row.act, row.actor_kind])).toEqual([["quote.requested", "api_key"]]);
  const jobs = await owner`select payload from graphile_worker._private_jobs where payload ->> 'quoteId' = ${quoteId}`;
  expect(jobs).toHaveLength(1);
});

test("lines are read by outcome, page after page, in the reader's language", async () => {
  const quoteId = await quoteNow(house, finance);
  const first = await listQuoteLines(house, finance, { quoteId, outcome: "due", limit: 4, locale: "ar" });
  const rest = await listQuoteLines(house, finance, {
    quoteId,
    outcome: "due",
    after: first[3]?.position,
    limit: 100,
    locale: "ar",
  });
  expect([first.length, rest.length]).toEqual([4, 6]);
  expect(first[0]?.reason).toMatch(/[\u0600-\u06ff]/);
  const [left] = await listQuoteLines(house, finance, { quoteId, outcome: "undetermined", limit: 100, locale: "fr" });
  expect(left?.plate).toBe("00113-719-16");
});

test("the latest quote comes first", async () => {
  const early = await quoteNow(house.at(new Date("2026-04-01T09:00:00Z")), finance);
  const late = await quoteNow(house.at(new Date("2026-04-02T09:00:00Z")), finance);
  const page = await listQuotes(house, finance, { limit: 1 });
  expect([page.items.map(({ id }) => id), page.total]).toEqual([[late], 2]);
  expect((await listQuotes(house, finance, { limit: 1, offset: 1 })).items.map(({ id }) => id)).toEqual([early]);
});
