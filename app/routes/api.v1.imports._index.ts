import { presentImport } from "#app/api/present-import.server.ts";
import { apiAction, apiLoader, decodeCursor, listPage } from "#app/api.server.ts";
import { isRefusal, refuse } from "#app/services/refusal.ts";
import { listUploadsAfter } from "#app/services/uploads/list-uploads.server.ts";
import { receiveUpload } from "#app/services/uploads/receive-upload.server.ts";
import { receivedFile } from "#app/services/uploads/received-file.server.ts";

export const loader = apiLoader("GET /imports", async ({ house, actor, query, locale }) => {
  const after = decodeCursor(query.cursor);
  const uploads = await listUploadsAfter(house, actor, {
    after: typeof after === "string" ? after : undefined,
    limit: query.limit,
  });
  return {
    body: listPage(
      uploads,
      query.limit,
      (upload) => presentImport(upload, [], locale),
      (upload) => upload.id,
    ),
  };
});

export const action = apiAction({
  "POST /imports": async ({ request, house, actor, locale }) => {
    const file = await receivedFile(request);
    if (!file) return refuse("empty", {}, 422);
    const upload = await receiveUpload(house, actor, file);
    return isRefusal(upload) ? upload : { status: 202, body: presentImport(upload, [], locale) };
  },
});
