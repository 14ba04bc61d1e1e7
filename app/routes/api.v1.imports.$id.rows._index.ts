import { presentRow } from "#app/api/present-import.server.ts";
import { apiLoader, decodeCursor, listPage } from "#app/api.server.ts";
import { listRows } from "#app/services/uploads/list-rows.server.ts";

export const loader = apiLoader("GET /imports/{id}/rows", async ({ house, actor, params, query, locale }) => {
  const { state, limit } = query;
  const after = decodeCursor(query.cursor);
  const rows = await listRows(house, actor, {
    uploadId: params.id ?? "",
    ...(state && { state }),
    ...(Number.isSafeInteger(after) && { after: Number(after) }),
    limit,
  });
  return {
    body: listPage(
      rows,
      limit,
      (row) => presentRow(row, locale),
      ({ row }) => row,
    ),
  };
});
