import Stripe from "stripe";
import { ProviderRefused, ProviderUnclear } from "./payment-provider.ts";

/** Answers that say for certain that nothing happened. 409 is not among them: the first call with the key still runs. */
const certain = new Set([400, 401, 402, 403, 404, 429]);

/** Sorts what the package throws into "no" and "nobody knows". */
export function explainStripeError(error: unknown): Error {
  if (!(error instanceof Stripe.errors.StripeError)) return error as Error;
  const { statusCode, code, rawType, message } = error;
  if (statusCode === undefined || !certain.has(statusCode)) return new ProviderUnclear(message, { cause: error });
  return new ProviderRefused(code ?? rawType ?? "refused", message);
}
