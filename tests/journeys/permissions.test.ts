import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApiKey } from "#tests/factories/accounts.ts";
import { type Entry, permissionTable } from "#tests/routes/permission-table.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";
import { startApplication } from "./application.ts";
import { type Answer, anonymous, call, callersOf, seenStatus, withCookie } from "./callers.ts";
import { hashOfCompany, quiet, spareVehicle, submittedQuote } from "./company-rows.ts";
import { Examiner, isPage, mayCall, objectOf } from "./examine.ts";
import { programOf } from "./program.ts";
import { disabledCookie, fillDemonstration, fillTwin } from "./two-companies.ts";

const title = ({ method, path: address, route }: Entry) => `${method} ${address} (${route})`;
const guarded = permissionTable.filter(({ door }) => door !== "public");

const { url: databaseUrl, db, owner } = await cloneDatabase();
const application = await startApplication({ databaseUrl });
const own = await fillDemonstration(application, owner);
const twin = await fillTwin(application, owner);
const gone = withCookie("a disabled member", await disabledCookie(application, owner, own.id));
await quiet(owner);
const untouched = await hashOfCompany(owner, twin.id);

const examiner = (entry: Entry) => new Examiner({ application, own, twin, gone }, entry);

describe("whoever must not", () => {
  const before = Promise.all([hashOfCompany(owner, own.id), hashOfCompany(owner, twin.id)]);

  test.each(guarded.map((entry) => [title(entry), entry] as const))("%s", async (_, entry) => {
    await before;
    const examined = examiner(entry);
    await examined.refused();
    expect(examined.failures).toEqual([]);
  });

  test("has changed nothing in either company", async () => {
    await quiet(owner);
    expect([await hashOfCompany(owner, own.id), await hashOfCompany(owner, twin.id)]).toEqual(await before);
  });
});

/** A page that moves on, an object that is there: not a refusal told in a page. */
const isDone = ({ door, method }: Entry, status: number) =>
  door === "screen" && method !== "GET" ? [202, 302, 303].includes(status) : status >= 200 && status < 300;

/** Every archive holds it beside the vignettes. */
const index = 1;
const count = (text: string, sought: RegExp) => Number(sought.exec(text)?.[1] ?? 0);

describe("inside his scope", () => {
  const zip = permissionTable.find(({ path, door }) => path.endsWith("vignettes.zip") && door === "file");
  const dashboard = permissionTable.find(({ route }) => route === "routes/_app.dashboard");

  test.each([
    { role: "owner", vehicles: 4, vignettes: 2 },
    { role: "fleet_manager", vehicles: 4, vignettes: 2 },
    { role: "depot_clerk", vehicles: 2, vignettes: 1 },
    { role: "driver", vehicles: 1, vignettes: 1 },
  ] as const)("$role counts $vehicles vehicles and takes $vignettes vignettes", async ({
    role,
    vehicles,
    vignettes,
  }) => {
    if (!zip || !dashboard) throw new Error("the table lost its pages");
    const caller = withCookie(role, own.cookies[role], role);
    const page = Buffer.from((await call(application, dashboard, caller)).body, "latin1").toString("utf8");
    expect(count(page, /(\d+)\s*véhicules?/)).toBe(vehicles);
    expect(count(page, /(\d+)\s*vignettes?/)).toBe(vignettes);
    const { body } = await call(application, zip, caller, { id: own.objects.invoice });
    const filesInDirectory = body.split("PK\x01\x02").length - 1;
    expect(filesInDirectory - index).toBe(vignettes);
  });

  test("a key of one depot lists what lies in it, and hears of no other's events", async () => {
    const scope = { kind: "depots" as const, values: ["Oran"] };
    const { key } = await createApiKey(owner, { id: own.id, name: "" }, scope);
    const program = programOf({ url: application.url, apiKey: key });
    const ids = async (path: string) =>
      (await program.read<{ items: { id: string }[] }>("GET", path)).items.map(({ id }) => id);
    expect(await ids("/vehicles")).toHaveLength(2);
    expect(await ids("/vehicles")).not.toContain(own.elsewhere.vehicle);
    expect((await ids("/quotes")).sort()).toEqual([own.objects.quote, own.objects.submitted].sort());
    expect(await ids("/invoices")).toEqual([]);
    expect(await ids("/imports")).toEqual([]);
    expect((await program.call("GET", "/events")).status).toBe(403);
  });
});

const companyTables = (
  await owner`select table_name as name from information_schema.columns
               where table_schema = 'public' and column_name = 'company_id' and table_name <> 'sessions'
                 and not (select relispartition from pg_class where oid = table_name::regclass)`
).map(({ name }) => String(name));
const filledTables = companyTables.filter((name) => !untouched[name]?.startsWith("0:"));

describe("the second wall without the first: queries that forget the company", () => {
  test("there is something to see", () => {
    for (const name of [
      "vehicles",
      "uploads",
      "upload_rows",
      "quotes",
      "quote_lines",
      "invoices",
      "payments",
      "vignettes",
    ])
      expect(filledTables).toContain(name);
  });

  test.each(filledTables)("%s", async (name) => {
    const seen = await db.companyRaw(own.id, (sql) => sql`select 1 from ${sql(name)} where company_id <> ${own.id}`);
    expect(seen).toHaveLength(0);
    const moved = db.companyRaw(
      own.id,
      (sql) => sql`update ${sql(name)} set company_id = ${own.id} where company_id = ${twin.id} returning 1`,
    );
    expect(await moved.catch((error: { code?: string }) => error.code)).toSatisfy(
      (outcome: unknown) => outcome === "42501" || (Array.isArray(outcome) && outcome.length === 0),
    );
  });
});

describe("the first wall without the second: the database hides nothing", () => {
  const openTables = async (how: "disable" | "enable") => {
    for (const name of [...companyTables, "companies"])
      await owner.unsafe(`alter table ${name} ${how} row level security`);
  };
  beforeAll(() => openTables("disable"));
  afterAll(() => openTables("enable"));

  test("a query that forgets the company would see both", async () => {
    const seen = await db.companyRaw(own.id, (sql) => sql`select distinct company_id from vehicles`);
    expect(seen).toHaveLength(2);
  });

  test.each(guarded.map((entry) => [title(entry), entry] as const))("%s", async (_, entry) => {
    const examined = examiner(entry);
    for (const caller of callersOf(entry.door, own).filter((candidate) => mayCall(entry, candidate))) {
      await examined.foreign(caller);
      if (entry.method === "GET") await examined.ask(caller, "own id", objectOf(own, entry, caller), 200);
    }
    expect(examined.failures).toEqual([]);
  });
});

/** Addresses of our own that a page leads to. */
const linksOf = ({ body }: Answer) =>
  [...body.matchAll(/\b(?:href|src)="(\/[^"]*)"/g)].map(([, to = ""]) => to.replaceAll("&amp;", "&"));

test("looking changes nothing but the record of what was taken away", { timeout: 120_000 }, async () => {
  const withoutRecord = async () => {
    const { audit_log: _, audit_heads: __, ...rest } = await hashOfCompany(owner, own.id);
    return rest;
  };
  const before = await withoutRecord();
  const links = new Set<string>();
  for (const entry of guarded.filter(({ method }) => method === "GET"))
    for (const caller of callersOf(entry.door, own).slice(0, 1))
      for (const method of ["HEAD", "GET"]) {
        const id = objectOf(own, entry, caller);
        const answer = await call(application, { ...entry, method }, caller, { ...(id && { id }) });
        for (const link of linksOf(answer)) links.add(link);
      }
  const pages = [...links].filter((link) => !link.startsWith("/assets/"));
  expect(pages.length).toBeGreaterThan(20);
  for (const link of pages) {
    const answer = await fetch(application.url + link, { headers: { Cookie: own.cookies.owner }, redirect: "manual" });
    expect([link, answer.status < 400]).toEqual([link, true]);
    await answer.arrayBuffer();
  }
  await quiet(owner);
  expect(await withoutRecord()).toEqual(before);
  expect(await hashOfCompany(owner, twin.id)).toEqual(untouched);
});

const spareObject = ({ object }: Entry) =>
  object === "vehicle" ? spareVehicle(owner, own.id) : submittedQuote(owner, own.objects.submitted);

describe("whoever may", () => {
  test.each(guarded.map((entry) => [title(entry), entry] as const))("%s", async (_, entry) => {
    const statuses: Record<string, number> = {};
    const told: string[] = [];
    for (const caller of callersOf(entry.door, own).filter((candidate) => mayCall(entry, candidate))) {
      const spare = entry.spends ? await spareObject(entry) : undefined;
      const id = spare ?? objectOf(own, entry, caller);
      for (const asData of isPage(entry) ? [false, true] : [false]) {
        const answer = await call(application, entry, caller, { ...(id && { id }), asData });
        statuses[`${caller.name}${asData ? " as data" : ""}`] = seenStatus(answer);
        told.push(
          ...examiner(entry)
            .leaks(answer, caller)
            .map((word) => `${caller.name}: ${word}`),
        );
      }
      if (entry.method !== "GET") await quiet(owner);
    }
    const refusals = entry.method === "GET" ? [] : [200, 409, 422];
    const wrong = Object.entries(statuses).filter(([, status]) => !isDone(entry, status) && !refusals.includes(status));
    expect(wrong).toEqual([]);
    expect(told).toEqual([]);
    if (!entry.refused) expect(Object.values(statuses).filter((status) => isDone(entry, status))).not.toEqual([]);
  });

  test("has changed nothing of the twin", async () => {
    await quiet(owner);
    expect(await hashOfCompany(owner, twin.id)).toEqual(untouched);
  });
});

test.each(
  permissionTable.filter(({ door }) => door === "public").map((entry) => [title(entry), entry] as const),
)("anyone: %s", async (_, entry) => {
  const answer = await call(application, entry, anonymous);
  expect(answer.status).toBe(entry.answers);
  // The mailbox of a demonstration is everyone's.
  if (!entry.route.startsWith("routes/sandbox.mailbox")) expect(examiner(entry).leaks(answer, anonymous)).toEqual([]);
});
