import Stripe from "stripe";

export interface ApiBase {
  host: string;
  port: number;
  protocol: "http" | "https";
}

/** The version our reading of its objects was written against; raised together with the package. */
export const stripeApiVersion = "2026-10-28.endive";

/** The package waits 80 s by default: longer than a person does, and than a job's lease. */
const longestTimeoutMs = 20_000;

export interface StripeOptions {
  secretKey: string;
  /** Another host than Stripe's: the embedded sandbox. */
  apiBase?: ApiBase;
  timeoutMs?: number;
}

export function createStripe({ secretKey, apiBase, timeoutMs = longestTimeoutMs }: StripeOptions): Stripe {
  return new Stripe(secretKey, {
    apiVersion: stripeApiVersion,
    timeout: Math.min(timeoutMs, longestTimeoutMs),
    maxNetworkRetries: 2,
    telemetry: false,
    appInfo: { name: "Ostoul" },
    ...apiBase,
  });
}
