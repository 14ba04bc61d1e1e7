import { randomBytes } from "node:crypto";
import type { NextFunction, Request, Response } from "express";

const policy = (nonce: string, secure: boolean) =>
  [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    // Positions of menus and widths of bars are style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self' https://checkout.stripe.com",
    ...(secure ? ["upgrade-insecure-requests"] : []),
  ].join("; ");

/** What says nothing about it is not stored. Decided last, because Remix adds its headers to those that are there. */
function storeNothing(response: Response): void {
  const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => Response;
  response.writeHead = (...head: unknown[]) => {
    if (!response.hasHeader("Cache-Control")) response.setHeader("Cache-Control", "no-store");
    return writeHead(...head);
  };
}

/** Headers of every answer, and the nonce its scripts need. */
export const securityHeaders = (secure: boolean) => (request: Request, response: Response, next: NextFunction) => {
  const nonce = randomBytes(16).toString("base64");
  response.locals.nonce = nonce;
  response.set({
    "Content-Security-Policy": policy(nonce, secure),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=(), payment=()",
    ...(secure && { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" }),
  });
  storeNothing(response);
  // Never a host that the caller chose.
  delete request.headers["x-forwarded-host"];
  next();
};
