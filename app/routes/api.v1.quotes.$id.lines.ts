import { presentQuoteLine } from "#app/api/present-quote.ts";
import { apiLoader, decodeCursor, listPage } from "#app/api.server.ts";
import { listQuoteLines } from "#app/services/quotes/list-quote-lines.server.ts";

export const loader = apiLoader("GET /quotes/{id}/lines", async ({ house, actor, params, query, locale }) => {
  const after = decodeCursor(query.cursor);
  const lines = await listQuoteLines(house, actor, {
    quoteId: params.id ?? "",
    limit: query.limit + 1,
    locale,
    ...(query.outcome && { outcome: query.outcome }),
    ...(Number.isSafeInteger(after) && { after: Number(after) }),
  });
  return { body: listPage(lines, query.limit, presentQuoteLine, ({ position }) => position) };
});
