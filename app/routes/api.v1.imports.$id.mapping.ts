import { presentImport } from "#app/api/present-import.server.ts";
import { apiAction } from "#app/api.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { setMapping } from "#app/services/uploads/set-mapping.server.ts";

export const action = apiAction({
  "PUT /imports/{id}/mapping": async ({ house, actor, params, body, locale }) => {
    const { header_row: headerRow, wilaya_place: wilayaPlace, date_order: dateOrder, ...place } = body;
    const input = {
      ...place,
      ...(headerRow !== undefined && { headerRow }),
      ...(wilayaPlace !== undefined && { wilayaPlace }),
      ...(dateOrder !== undefined && { dateOrder }),
      uploadId: params.id ?? "",
    };
    const upload = await setMapping(house, actor, input);
    return isRefusal(upload) ? upload : { status: 202, body: presentImport(upload, [], locale) };
  },
});
