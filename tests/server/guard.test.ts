import { describe, expect, test } from "vitest";
import { guardStatus, isSameOrigin } from "#app/server/guard.server.ts";

const own = "https://ostoul.example";
const kB = 1024;

interface Try {
  what: string;
  method?: string;
  address?: string;
  headers?: Record<string, string>;
  status: number;
}
const fromOurPage = { "sec-fetch-site": "same-origin" };

function statusOf({ method = "GET", address = "/quotes/1/accept", headers = {} }: Try): number {
  return guardStatus({ method, originalUrl: address, headers }, own);
}

describe("who sends a form", () => {
  test.each<Try>([
    { what: "our page, says the browser", headers: fromOurPage, status: 0 },
    { what: "our page, says the origin alone", headers: { origin: own }, status: 0 },
    { what: "another site", headers: { "sec-fetch-site": "cross-site", origin: "https://evil.example" }, status: 403 },
    { what: "a subdomain", headers: { "sec-fetch-site": "same-site", origin: own }, status: 403 },
    { what: "a person by hand", headers: { "sec-fetch-site": "none" }, status: 403 },
    { what: "another site in an old browser", headers: { origin: "https://evil.example" }, status: 403 },
    { what: "our host without encryption", headers: { origin: "http://ostoul.example" }, status: 403 },
    { what: "our host on another port", headers: { origin: "https://ostoul.example:8443" }, status: 403 },
    { what: "a host that begins like ours", headers: { origin: "https://ostoul.example.evil.example" }, status: 403 },
    { what: "a sandboxed frame", headers: { origin: "null" }, status: 403 },
    { what: "nobody knows", status: 403 },
    { what: "the site wins over the origin", headers: { "sec-fetch-site": "cross-site", origin: own }, status: 403 },
  ])("$what: $status", (attempt) => {
    expect(statusOf({ ...attempt, method: "POST" })).toBe(attempt.status);
    expect(isSameOrigin(attempt.headers ?? {}, own)).toBe(attempt.status === 0);
    expect(statusOf({ ...attempt, method: "GET" })).toBe(0);
  });
});

describe("calls that take no cookie need no origin", () => {
  test.each<Try>([
    { what: "a webhook", address: "/webhooks/stripe", status: 0 },
    { what: "the public API", address: "/api/v1/quotes", status: 0 },
    { what: "the sandbox", address: "/sandbox/checkout/cs_1", status: 0 },
    { what: "a page whose name begins alike", address: "/webhooks", status: 403 },
    { what: "the API of another version", address: "/api/v2/quotes", status: 403 },
    { what: "a path that climbs out of the API", address: "/api/v1/../../quotes/1/accept", status: 403 },
    { what: "a path that hides the API behind two slashes", address: "//x/api/v1/quotes", status: 403 },
    { what: "the API in the query", address: "/quotes/1/accept?/api/v1/", status: 403 },
  ])("$what: $status", (attempt) => {
    expect(statusOf({ ...attempt, method: "POST" })).toBe(attempt.status);
  });
});

describe("what Remix 2 leaves open", () => {
  test.each<Try>([
    { what: "_data", address: "/quotes?_data=routes%2F_app.quotes._index", status: 400 },
    { what: "_data without a value", address: "/quotes?_data", status: 400 },
    { what: "_data among others", address: "/quotes?a=1&_data=root&b=2", status: 400 },
    { what: "_data, encoded", address: "/quotes?%5Fdata=root", status: 400 },
    { what: "_data in a form's address", method: "POST", address: "/x?_data=r", headers: fromOurPage, status: 400 },
    { what: "_data of the API", address: "/api/v1/quotes?_data=x", status: 400 },
    { what: "single fetch", address: "/quotes.data?_routes=routes%2F_app.quotes._index", status: 0 },
    { what: "the manifest", address: "/__manifest?p=%2Fa", status: 404 },
    { what: "an address that is none", address: "http://evil.example/quotes", status: 400 },
    { what: "an address of slashes", address: "//", status: 0 },
    { what: "a path that cannot be decoded", address: "/vehicles/%E0%A4%A", status: 400 },
    { what: "a path with a bare percent sign", address: "/vehicles/100%", status: 400 },
    { what: "a query that cannot be decoded", address: "/vehicles?q=%E0%A4%A", status: 0 },
    { what: "a host that is none", headers: { host: "a b/<x>" }, status: 400 },
    { what: "a host with a port", headers: { host: "ostoul.example:8443" }, status: 0 },
  ])("$what: $status", (attempt) => {
    expect(statusOf(attempt)).toBe(attempt.status);
  });
});

describe("methods", () => {
  test.each([
    ...["GET", "HEAD", "OPTIONS", "POST"].map((method) => ({ method, screen: 0, api: 0 })),
    ...["PUT", "PATCH", "DELETE"].map((method) => ({ method, screen: 405, api: 0 })),
    ...["TRACE", "CONNECT", "PROPFIND", "get"].map((method) => ({ method, screen: 405, api: 405 })),
  ])("$method: $screen for a page, $api for the API", ({ method, screen, api }) => {
    expect(statusOf({ what: method, method, headers: fromOurPage, status: screen })).toBe(screen);
    expect(statusOf({ what: method, method, address: "/api/v1/vehicles/1", status: api })).toBe(api);
  });
});

describe("sizes", () => {
  const length = (bytes: number) => ({ ...fromOurPage, "content-length": String(bytes) });
  const unknown = { ...fromOurPage, "transfer-encoding": "chunked" };

  test.each<Try>([
    { what: "a form of 256 kB", headers: length(256 * kB), status: 0 },
    { what: "a larger form", headers: length(256 * kB + 1), status: 413 },
    { what: "a form of unknown length", headers: unknown, status: 411 },
    { what: "a form without a body", headers: fromOurPage, status: 0 },
    { what: "JSON of 256 kB", address: "/api/v1/quotes", headers: length(256 * kB), status: 0 },
    { what: "more JSON", address: "/api/v1/quotes", headers: length(256 * kB + 1), status: 413 },
    { what: "an event of 512 kB", address: "/webhooks/stripe", headers: length(512 * kB), status: 0 },
    { what: "a larger event", address: "/webhooks/stripe", headers: length(512 * kB + 1), status: 413 },
    { what: "an event of unknown length", address: "/webhooks/stripe", headers: unknown, status: 411 },
    { what: "a file from a form", address: "/uploads?index", headers: length(200_000 * kB), status: 0 },
    { what: "a file from a page", address: "/uploads/receive", headers: unknown, status: 0 },
    { what: "a file from a program", address: "/api/v1/imports", headers: unknown, status: 0 },
    { what: "a correction is no file", address: "/uploads/1/rows", headers: length(256 * kB + 1), status: 413 },
    { what: "a commit is no file", address: "/api/v1/imports/1/commit", headers: unknown, status: 411 },
  ])("$what: $status", (attempt) => {
    expect(statusOf({ address: "/quotes/1/accept", ...attempt, method: "POST" })).toBe(attempt.status);
  });
});

describe("what a page can read as a form", () => {
  test.each<Try>([
    { what: "application/x-www-form-urlencoded;charset=UTF-8", status: 0 },
    { what: "multipart/form-data; boundary=----edge", status: 0 },
    { what: "multipart/form-data", status: 415 },
    { what: "application/json", status: 415 },
    { what: "text/plain;charset=UTF-8", status: 415 },
    { what: "application/json", address: "/api/v1/quotes", status: 0 },
    { what: "text/csv", address: "/uploads/receive", status: 0 },
    { what: "text/csv", address: "/uploads/receive/more", status: 415 },
  ])("$what for $address: $status", ({ what, address, status }) => {
    const headers = { ...fromOurPage, "content-type": what };
    expect(statusOf({ what, method: "POST", ...(address && { address }), headers, status })).toBe(status);
  });
});
