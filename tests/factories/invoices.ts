import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { acceptQuote } from "#app/services/invoices/accept-quote.server.ts";
import type { QuoteRequest } from "#app/services/quotes/request-quote.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { quoteNow } from "#tests/factories/quotes.ts";

/** Asks, prices and accepts a quote; answers the id of its invoice. */
export async function invoiceNow(
  house: Pick<House, "db" | "clock">,
  actor: Actor,
  request: Partial<QuoteRequest> = {},
): Promise<string> {
  const accepted = await acceptQuote(house, actor, { quoteId: await quoteNow(house, actor, request) });
  if (isRefusal(accepted)) throw new Error(`the quote was not accepted: ${accepted.code}`);
  return accepted.invoiceId;
}
