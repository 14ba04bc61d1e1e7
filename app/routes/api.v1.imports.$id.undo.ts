import { presentImport } from "#app/api/present-import.server.ts";
import { apiAction } from "#app/api.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { undoUpload } from "#app/services/uploads/undo-upload.server.ts";

export const action = apiAction({
  "POST /imports/{id}/undo": async ({ house, actor, params, locale }) => {
    const upload = await undoUpload(house, actor, { uploadId: params.id ?? "" });
    return isRefusal(upload) ? upload : { status: 202, body: presentImport(upload, [], locale) };
  },
});
