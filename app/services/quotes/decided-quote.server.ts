import type { QuoteStatus } from "#app/domain/lifecycle.ts";
import type { Locale } from "#app/domain/locale.ts";
import { amountInWords } from "#app/domain/words/amount-in-words.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { getQuote } from "./get-quote.server.ts";

export interface Decision {
  quoteId: string;
  locale: Locale;
  /** Statuses in which there is something to decide. */
  from: readonly QuoteStatus[];
}

/** The sum that somebody is about to decide on, in figures and in words; undefined when there is nothing to decide. */
export async function decidedQuote(
  house: Pick<House, "db" | "clock">,
  actor: Actor,
  { quoteId, locale, from }: Decision,
) {
  const quote = await getQuote(house, actor, { quoteId });
  if (!from.includes(quote.status) || quote.simulation || quote.dueCount === 0) return undefined;
  const { id, year, dueCount, stampsMinor, increasesMinor, feeMinor, vatMinor, totalMinor } = quote;
  const inWords = amountInWords(totalMinor, locale);
  return { id, year, dueCount, stampsMinor, increasesMinor, feeMinor, vatMinor, totalMinor, inWords };
}
