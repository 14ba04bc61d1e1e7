import { z } from "zod";
import { presentQuote, presentQuoteSummary } from "#app/api/present-quote.ts";
import { apiAction, apiLoader, decodeCursor, listPage } from "#app/api.server.ts";
import { getQuote } from "#app/services/quotes/get-quote.server.ts";
import { listQuotes } from "#app/services/quotes/list-quotes.server.ts";
import { requestQuote } from "#app/services/quotes/request-quote.server.ts";
import { isRefusal } from "#app/services/refusal.ts";

const lastSeen = z.object({ createdAt: z.iso.datetime(), id: z.uuid() });

export const loader = apiLoader("GET /quotes", async ({ house, actor, query }) => {
  const after = lastSeen.safeParse(decodeCursor(query.cursor)).data;
  const { items } = await listQuotes(house, actor, { limit: query.limit + 1, ...(after && { after }) });
  const keyOf = ({ createdAt, id }: (typeof items)[number]) => ({ createdAt: createdAt.toISOString(), id });
  return { body: listPage(items, query.limit, presentQuoteSummary, keyOf) };
});

export const action = apiAction({
  "POST /quotes": async ({ house, actor, body }) => {
    const { year, vehicles, as_of: asOf } = body;
    const asked = await requestQuote(house, actor, { year, vehicles, ...(asOf && { asOf }) });
    return isRefusal(asked) ? asked : { body: presentQuote(await getQuote(house, actor, asked)) };
  },
});
