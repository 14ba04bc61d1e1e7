import { presentImport } from "#app/api/present-import.server.ts";
import { apiLoader } from "#app/api.server.ts";
import { getUpload } from "#app/services/uploads/get-upload.server.ts";

export const loader = apiLoader("GET /imports/{id}", async ({ house, actor, params, locale }) => {
  const { upload, causes } = await getUpload(house, actor, params.id ?? "");
  return { body: presentImport(upload, causes, locale) };
});
