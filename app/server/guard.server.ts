import type { NextFunction, Request, Response } from "express";

/**
 * The guard in front of Remix 2, which no longer gets security updates (SECURITY.md).
 * It closes what the framework leaves open: actions reached through `_data` and resource routes without an origin
 * check (CVE-2026-22030), the route manifest (CVE-2026-55685), and requests that other sites make a browser send.
 */
const readOnly = new Set(["GET", "HEAD", "OPTIONS"]);
const ofPrograms = new Set(["PUT", "PATCH", "DELETE"]);

/** Calls that take no cookie: a provider's webhook, the API with its key, the sandbox for programs. */
const withoutCookie = ["/webhooks/", "/api/v1/", "/sandbox/"];

/** A form, and the JSON of a program. */
const formLimit = 256 * 1024;
/** Ten times the largest event of a checkout. */
const eventLimit = 512 * 1024;
/** These count the bytes of a file as it flows. */
const takesFiles = /^\/(uploads|uploads\/receive|api\/v1\/imports)(\.data)?\/?$/;

/** What the framework's form reader takes; it throws at anything else. */
const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data\s*;.*boundary=)/i;

const startsWithAny = (path: string, prefixes: readonly string[]) => prefixes.some((prefix) => path.startsWith(prefix));

/** Whether the browser says, or the Origin shows, that our own page sent this. */
export function isSameOrigin(headers: Record<string, string | string[] | undefined>, ownOrigin: string): boolean {
  const site = headers["sec-fetch-site"];
  return site === undefined ? headers.origin === ownOrigin : site === "same-origin";
}

const isKnown = (method: string, path: string) =>
  readOnly.has(method) || method === "POST" || (ofPrograms.has(method) && path.startsWith("/api/v1/"));

/** An address, host and path that everything behind can read: decoding `%E0%A4` throws, and so does a host with a space. */
function addressOf(url: string, host: string | undefined): URL | undefined {
  const address = `http://own${url}`;
  if (!url.startsWith("/") || !URL.canParse(address)) return undefined;
  if (host !== undefined && !URL.canParse(`http://${host}`)) return undefined;
  const parsed = new URL(address);
  try {
    decodeURIComponent(parsed.pathname);
    return parsed;
  } catch {
    return undefined;
  }
}

/** 411 and 413 for more than a path takes, or for a length that nobody can know. */
function sizeStatus(path: string, headers: Request["headers"]): number {
  if (takesFiles.test(path)) return 0;
  const length = headers["content-length"];
  if (length === undefined && headers["transfer-encoding"] !== undefined) return 411;
  return Number(length ?? 0) > (path.startsWith("/webhooks/") ? eventLimit : formLimit) ? 413 : 0;
}

/** 0 lets the request pass, anything else is the status to answer. The address is read as Remix reads it. */
export function guardStatus(request: Pick<Request, "method" | "headers" | "originalUrl">, ownOrigin: string): number {
  const address = addressOf(request.originalUrl, request.headers.host);
  if (!address) return 400;
  const { pathname, searchParams } = address;
  if (!isKnown(request.method, pathname)) return 405;
  if (searchParams.has("_data")) return 400;
  if (pathname === "/__manifest") return 404;
  if (readOnly.has(request.method)) return 0;
  if (startsWithAny(pathname, withoutCookie)) return sizeStatus(pathname, request.headers);
  if (!isSameOrigin(request.headers, ownOrigin)) return 403;
  const type = request.headers["content-type"];
  if (type !== undefined && !takesFiles.test(pathname) && !isForm.test(type)) return 415;
  return sizeStatus(pathname, request.headers);
}

export const guard =
  (ownOrigin: (request: Request) => string) => (request: Request, response: Response, next: NextFunction) => {
    const status = guardStatus(request, ownOrigin(request));
    if (status === 0) return next();
    response.status(status).set("Connection", "close").type("text/plain").send(`${status}`);
  };
