import { systemActor } from "#app/services/actor.ts";
import { priceQuote } from "#app/services/quotes/price-quote.server.ts";
import type { Job } from "./job.ts";

export const run: Job<"price-quote"> = (house, { companyId, quoteId }) =>
  priceQuote(house, systemActor(companyId), { quoteId });
