import type { Schema } from "./read-params.ts";

export interface Newer {
  added?: Record<string, Schema>;
  removed?: string[];
  optional?: string[];
}

/**
 * openapi.json is Stripe's description of April 2022 (API version 2020-08-27). What the types of the `stripe` package
 * (2026-10-28.endive) say differently, for the calls made here; where they differ the package is right.
 */
export const newerFields: Record<string, Newer> = {
  "POST /v1/checkout/sessions": {
    added: { allowed_payment_method_types: { type: "array", items: { type: "string" } } },
    removed: ["payment_method_types"],
    optional: ["cancel_url"],
  },
  "GET /v1/checkout/sessions": {
    added: { status: { type: "string", enum: ["open", "complete", "expired"] } },
  },
};
