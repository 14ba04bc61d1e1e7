import type { QuoteStatus } from "#app/domain/lifecycle.ts";

const payable: readonly QuoteStatus[] = ["priced", "awaiting_approval", "approved"];

/** The status a reader sees: a quote past its day is expired, whether or not anybody has tried to accept it. */
export const presentStatus = (quote: { status: QuoteStatus; expiresAt: Date | null }, now: Date): QuoteStatus =>
  payable.includes(quote.status) && quote.expiresAt !== null && quote.expiresAt <= now ? "expired" : quote.status;
