import { presentImport } from "#app/api/present-import.server.ts";
import { apiAction } from "#app/api.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { commitUpload } from "#app/services/uploads/commit-upload.server.ts";

export const action = apiAction({
  "POST /imports/{id}/commit": async ({ house, actor, params, body, locale }) => {
    const upload = await commitUpload(house, actor, { uploadId: params.id ?? "", invalidRows: body.invalid_rows });
    return isRefusal(upload) ? upload : { status: 202, body: presentImport(upload, [], locale) };
  },
});
