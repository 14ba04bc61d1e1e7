import { presentQuote } from "#app/api/present-quote.ts";
import { apiLoader } from "#app/api.server.ts";
import { getQuote } from "#app/services/quotes/get-quote.server.ts";

export const loader = apiLoader("GET /quotes/{id}", async ({ house, actor, params }) => ({
  body: presentQuote(await getQuote(house, actor, { quoteId: params.id ?? "" })),
}));
