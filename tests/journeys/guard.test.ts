import http from "node:http";
import { describe, expect, test } from "vitest";
import { permissionTable } from "#tests/routes/permission-table.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";
import { startApplication } from "./application.ts";
import { hashOfCompany } from "./company-rows.ts";
import { cookieOf } from "./two-companies.ts";

const { url: databaseUrl, owner } = await cloneDatabase();
/** Reached over HTTPS by the world, as behind a proxy. */
const application = await startApplication({ databaseUrl, env: { BASE_URL: "https://ostoul.example" } });
const cookie = await cookieOf(application, "owner@amel.example");
const [company] = await owner`select id from companies`;
const id = "00000000-0000-4000-8000-000000000000";
const vehicleId = (
  await owner`insert into vehicles (company_id, plate, kind) values (${company?.id}, '00901-119-16', 'tourism') returning id`
)[0]?.id;

const ask = (path: string, init: RequestInit = {}) => fetch(application.url + path, { redirect: "manual", ...init });

/** What fetch refuses to send: any method, any header, a body of any length. */
function askRaw(method: string, path: string, headers: http.OutgoingHttpHeaders = {}, body?: string) {
  return new Promise<{ status: number; headers: http.IncomingHttpHeaders }>((resolve, reject) => {
    const { hostname, port } = new URL(application.url);
    const request = http.request({ hostname, port, method, path, headers }, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, headers: response.headers });
      request.destroy();
    });
    request.on("error", reject);
    if (body === undefined) request.flushHeaders();
    else request.end(body);
  });
}

const actions = permissionTable
  .filter(({ method, door }) => method === "POST" && door === "screen")
  .concat(permissionTable.filter(({ path }) => ["/sign-in", "/sign-out", "/locale", "/appearance"].includes(path)))
  .filter(({ method }) => method === "POST")
  .map(({ path, form }) => [path.replace(/\{vehicle\}/, vehicleId).replace(/\{\w+\}/, id), form ?? {}] as const);

describe("a form that another site sends with the person's cookie", () => {
  test.each(actions)("%s", async (path, form) => {
    const before = await hashOfCompany(owner, company?.id);
    const body = new URLSearchParams(form);
    const foreign: Record<string, string>[] = [
      { "Sec-Fetch-Site": "cross-site", Origin: "https://evil.example" },
      { "Sec-Fetch-Site": "same-site", Origin: "https://other.ostoul.example" },
      { Origin: "https://evil.example" },
      {},
    ];
    for (const headers of foreign) {
      const document = await ask(path, { method: "POST", headers: { Cookie: cookie, ...headers }, body });
      expect(document.status).toBe(403);
      const [bare, query] = path.split("?");
      const data = `${bare}.data${query ? `?${query}` : ""}`;
      expect((await ask(data, { method: "POST", headers: { Cookie: cookie, ...headers }, body })).status).toBe(403);
    }
    expect(await hashOfCompany(owner, company?.id)).toEqual(before);
    expect((await ask("/dashboard", { headers: { Cookie: cookie } })).status).toBe(200);
  });
});

describe("what Remix 2 leaves open is closed", () => {
  test.each([
    ["GET", "/vehicles?_data=routes%2F_app.vehicles._index", 400],
    ["POST", "/quotes/new?_data=routes%2F_app.quotes.new", 400],
    ["GET", "/__manifest?p=%2Fvehicles&version=x", 404],
    ["GET", `/__manifest?p=${"%2Fa".repeat(1000)}`, 404],
    ["TRACE", "/vehicles", 405],
    ["PUT", `/vehicles/${vehicleId}/edit`, 405],
    ["PATCH", `/vehicles/${vehicleId}/edit`, 405],
    ["DELETE", `/vehicles/${vehicleId}/archive`, 405],
    ["PROPFIND", "/api/v1/vehicles", 405],
    ["PUT", "/api/v1/vehicles", 405],
  ])("%s %s: %i", async (method, path, status) => {
    const headers = { Cookie: cookie, "Sec-Fetch-Site": "same-origin", "Content-Length": 0 };
    expect((await askRaw(method, path, headers)).status).toBe(status);
  });
});

describe("another way to write an address lets nobody in", () => {
  test.each([
    "/vehicles/",
    "//vehicles",
    "/VEHICLES",
    "/%76ehicles",
    "/vehicles.data",
    "/vehicles?_routes=root",
    "/./vehicles",
  ])("%s", async (path) => {
    for (const method of ["GET", "HEAD"]) {
      const { status } = await askRaw(method, path);
      expect([202, 302, 404]).toContain(status);
    }
    expect(await (await ask(path)).text()).not.toContain("00901-119-16");
  });

  test("nor does a method that a header wishes for", async () => {
    const headers = { Authorization: `Bearer ${application.apiKey}`, "X-HTTP-Method-Override": "DELETE" };
    expect((await ask(`/api/v1/vehicles/${vehicleId}`, { headers })).status).toBe(200);
    expect((await ask(`/api/v1/vehicles/${vehicleId}?_method=DELETE`, { method: "POST", headers })).status).toBe(405);
    const [row] = await owner`select archived_at from vehicles where id = ${vehicleId}`;
    expect(row?.archived_at).toBeNull();
  });
});

describe("more than a form", () => {
  const ours = { Cookie: cookie, "Sec-Fetch-Site": "same-origin" };

  test.each([
    "/sign-in",
    "/quotes/new",
    `/uploads/${id}/rows`,
    `/api/v1/imports/${id}/commit`,
    "/webhooks/stripe",
  ])("%s", async (path) => {
    const tooMuch = 600 * 1024;
    expect((await askRaw("POST", path, { ...ours, "Content-Length": tooMuch })).status).toBe(413);
    expect((await askRaw("POST", path, { ...ours, "Transfer-Encoding": "chunked" })).status).toBe(411);
  });

  test("is refused before it has come", async () => {
    const { status, headers } = await askRaw("POST", "/sign-in", { ...ours, "Content-Length": 600 * 1024 });
    expect([status, headers.connection]).toEqual([413, "close"]);
  });

  test("two lengths are no request", async () => {
    const headers = { ...ours, "Content-Length": 3, "Transfer-Encoding": "chunked" };
    expect((await askRaw("POST", "/sign-in", headers, "a=b")).status).toBe(400);
  });
});

const key = { Authorization: `Bearer ${application.apiKey}` };
const kinds: [string, string, RequestInit, number, string][] = [
  ["a page", "/sign-in", {}, 200, "text/html; charset=utf-8"],
  ["a page of the company", "/vehicles", { headers: { Cookie: cookie } }, 200, "text/html; charset=utf-8"],
  ["its data", "/vehicles.data", { headers: { Cookie: cookie } }, 200, "text/x-script; charset=utf-8"],
  ["a way to the sign-in", "/vehicles", {}, 302, ""],
  ["a page that is not there", "/nothing", {}, 404, "text/html; charset=utf-8"],
  ["an object that is not there", `/vehicles/${id}`, { headers: { Cookie: cookie } }, 404, "text/html; charset=utf-8"],
  ["a foreign form", "/sign-in", { method: "POST" }, 403, "text/plain; charset=utf-8"],
  ["an answer of the API", "/api/v1/vehicles", { headers: key }, 200, "application/json; charset=utf-8"],
  ["a refusal of the API", "/api/v1/vehicles", {}, 401, "application/problem+json; charset=utf-8"],
  ["an error of the API", `/api/v1/quotes/${id}`, { headers: key }, 404, "application/problem+json; charset=utf-8"],
  ["the description", "/api/v1/openapi.json", {}, 200, "application/json; charset=utf-8"],
  ["the keys", "/.well-known/vignette-keys.json", {}, 200, "application/json; charset=utf-8"],
  ["the verification page", "/v", {}, 200, "text/html; charset=utf-8"],
  ["the health of the process", "/healthz", {}, 200, "application/json; charset=utf-8"],
  ["the health of the parts", "/readyz", {}, 200, "application/json; charset=utf-8"],
];

describe("headers", () => {
  test.each(kinds)("of %s", async (_, path, init, status, type) => {
    const answer = await ask(path, init);
    expect([answer.status, answer.headers.get("content-type") ?? ""]).toEqual([status, type]);
    const policy = answer.headers.get("content-security-policy") ?? "";
    for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "'strict-dynamic'"])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "strict-transport-security": expect.stringMatching(/max-age=(\d{8,}); includeSubDomains/),
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cache-control": path.startsWith("/.well-known") ? "public, max-age=60" : "no-store",
    });
    expect(answer.headers.get("x-powered-by")).toBeNull();
  });

  test("every script of a page carries the nonce of its answer, and no two answers the same", async () => {
    const nonces = new Set<string>();
    for (const path of ["/sign-in", "/sign-in", "/v", "/nothing"]) {
      const answer = await ask(path);
      const nonce = /'nonce-([^']+)'/.exec(answer.headers.get("content-security-policy") ?? "")?.[1] ?? "";
      const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
      expect(scripts.length).toBeGreaterThan(0);
      for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(4);
  });
});

describe("cookies", () => {
  const ours = { "Sec-Fetch-Site": "same-origin" };
  const posts: [string, string, Record<string, string>, Record<string, string>][] = [
    ["signing in", "/sign-in", { email: "admin@amel.example", password: "ostoul-demo" }, ours],
    ["signing out", "/sign-out", {}, { ...ours, Cookie: "__Host-ostoul_session=x" }],
    ["a session that is over", "/locale", { locale: "ar" }, { ...ours, Cookie: "__Host-ostoul=over" }],
    ["a language", "/locale", { locale: "ar" }, ours],
    ["a theme and a height", "/appearance", { theme: "dark", density: "compact" }, ours],
  ];
  test.each(posts)("of %s are for us alone", async (_, path, form, headers) => {
    const answer = await ask(path, { method: "POST", headers, body: new URLSearchParams(form) });
    expect(answer.headers.getSetCookie()).not.toEqual([]);
    for (const set of answer.headers.getSetCookie()) {
      for (const attribute of [/; Secure\b/, /; HttpOnly\b/, /; SameSite=Lax\b/i, /; Path=\/(;|$)/])
        expect(set).toMatch(attribute);
      expect(set).not.toMatch(/Domain=/i);
    }
  });

  test("the session's has the prefix that no other host can set", () => expect(cookie).toMatch(/^__Host-/));
});

test("a host that the caller chose is not repeated", async () => {
  const headers = { "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "javascript", Host: "evil.example" };
  const answer = await askRaw("GET", "/vehicles", headers);
  expect(answer.headers.location).toBe("/sign-in?to=%2Fvehicles");
});
