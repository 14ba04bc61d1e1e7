import type { NextFunction, Request, Response } from "express";

/**
 * The guard in front of Remix 2, which no longer gets security updates (SECURITY.md).
 * It closes what the framework leaves open: actions reached through `_data` and resource routes without an origin
 * check (CVE-2026-22030), the route manifest (CVE-2026-55685), and requests that other sites make a browser send.
 */
const readOnly = new Set(["GET", "HEAD", "OPTIONS"]);
const known = new Set([...readOnly, "POST", "PUT", "PATCH", "DELETE"]);

/** Calls that take no cookie: a provider's webhook, the API with its key, the sandbox for programs. */
const withoutCookie = ["/webhooks/", "/api/v1/", "/sandbox/"];

/** Only paths that take files may send more than a form: 256 kB. */
const formLimit = 256 * 1024;
const takesFiles = ["/uploads", "/api/v1/imports", "/webhooks/"];

const startsWithAny = (path: string, prefixes: readonly string[]) => prefixes.some((prefix) => path.startsWith(prefix));

/** Whether the browser says, or the Origin shows, that our own page sent this. */
export function isSameOrigin(headers: Record<string, string | string[] | undefined>, ownHost: string): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  const origin = headers.origin;
  return typeof origin === "string" && URL.canParse(origin) && new URL(origin).host === ownHost;
}

/** 0 lets the request pass, anything else is the status to answer. */
export function guardStatus(request: Pick<Request, "method" | "headers" | "originalUrl">, ownHost: string): number {
  const url = new URL(request.originalUrl, "http://own");
  if (!known.has(request.method)) return 405;
  if (url.searchParams.has("_data")) return 400;
  if (url.pathname === "/__manifest") return 404;
  if (readOnly.has(request.method)) return 0;
  if (!startsWithAny(url.pathname, withoutCookie) && !isSameOrigin(request.headers, ownHost)) return 403;
  if (startsWithAny(url.pathname, takesFiles)) return 0;
  const length = request.headers["content-length"];
  if (length === undefined && request.headers["transfer-encoding"] !== undefined) return 411;
  return Number(length ?? 0) > formLimit ? 413 : 0;
}

export const guard =
  (ownHost: (request: Request) => string) => (request: Request, response: Response, next: NextFunction) => {
    const status = guardStatus(request, ownHost(request));
    if (status === 0) return next();
    response.status(status).set("Connection", "close").type("text/plain").send(`${status}`);
  };
