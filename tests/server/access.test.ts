import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { companyAction, companyLoader } from "#app/access.server.ts";
import type { Actor } from "#app/services/actor.ts";
import { createCompany, createMember } from "#tests/factories/accounts.ts";
import { makeHouse } from "#tests/factories/house.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner } = await cloneDatabase();
const house = await makeHouse(db);
const manager = await createMember(owner, await createCompany(owner), "fleet_manager");

const args = (request: Request, actor: Actor | null): LoaderFunctionArgs => ({
  request,
  params: {},
  context: { house, actor, session: null } as unknown as AppLoadContext,
});
const thrownBy = async (work: Promise<unknown>) => {
  const thrown = await work.catch((error: unknown) => error);
  return thrown instanceof Response ? thrown : Promise.reject(thrown);
};

test.each([
  ["a page", "GET", "http://own/vehicles?q=x", undefined, "/vehicles"],
  [
    "a form that is no page, sent from one",
    "POST",
    "http://own/vehicles/1/archive",
    "http://own/vehicles/1",
    "/vehicles/1",
  ],
  ["a form without a page", "POST", "http://own/vehicles/1/archive", undefined, "/dashboard"],
  ["a form with a page that is none", "POST", "http://own/vehicles/1/archive", "about", "/dashboard"],
])("without a session %s leads to sign-in and back to a page", async (_, method, url, page, to) => {
  const request = new Request(url, { method, headers: page ? { Referer: page } : {} });
  const handler = method === "GET" ? companyLoader : companyAction;
  const response = await thrownBy(handler("vehicles:archive", async () => null)(args(request, null)));
  expect(response.headers.get("Location")).toBe(`/sign-in?to=${encodeURIComponent(to)}`);
  expect(response.headers.get("X-Remix-Reload-Document"), "its language may be another").toBe("true");
});

const asked = (query: ReturnType<typeof sql>) => {
  const loader = companyLoader("vehicles:read", ({ actor }) => db.company(actor.companyId, (tx) => tx.execute(query)));
  return loader(args(new Request("http://own/vehicles"), manager));
};

test.each([
  ["a NUL in a text", sql`select ${"a\u0000b"}::text`],
  ["a number beyond its column", sql`select ${"1000000000000000"}::int`],
  ["a day before the calendar", sql`select ${"0000-01-01"}::date`],
  ["half a surrogate pair in JSON", sql`select ${'"\\ud800"'}::jsonb`],
])("%s finds nothing, and is no fault", async (_, query) => {
  expect((await thrownBy(asked(query))).status).toBe(404);
});

test("a fault of our own stays one", async () => {
  await expect(asked(sql`select 1 / 0`)).rejects.toThrow(/Failed query/);
  await expect(asked(sql`select nothing from nowhere`)).rejects.toThrow(/Failed query/);
});
