import { apiLoader, decodeCursor, listPage } from "#app/api.server.ts";
import { listEvents } from "#app/services/accounts/list-events.server.ts";

export const loader = apiLoader("GET /events", async ({ house, actor, query }) => {
  const after = Number(decodeCursor(query.after) ?? 0);
  const rows = await listEvents(house, actor, { after: Number.isSafeInteger(after) ? after : 0, limit: query.limit });
  const toItem = ({ id, type, data, createdAt }: (typeof rows)[number]) => ({
    id,
    type,
    created_at: createdAt.toISOString(),
    data,
  });
  return { body: listPage(rows, query.limit, toItem, ({ seq }) => seq) };
});
