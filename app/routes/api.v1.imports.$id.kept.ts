import { presentKept } from "#app/api/present-kept.server.ts";
import { apiLoader, decodeCursor, listPage } from "#app/api.server.ts";
import { listKept } from "#app/services/uploads/list-kept.server.ts";

export const loader = apiLoader("GET /imports/{id}/kept", async ({ house, actor, params, query, locale }) => {
  const { limit } = query;
  const after = decodeCursor(query.cursor);
  const rows = await listKept(house, actor, {
    uploadId: params.id ?? "",
    ...(Number.isSafeInteger(after) && { after: Number(after) }),
    limit,
  });
  return {
    body: listPage(
      rows,
      limit,
      (row) => presentKept(row, locale),
      ({ row }) => row,
    ),
  };
});
