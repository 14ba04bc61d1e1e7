import { presentRow } from "#app/api/present-import.server.ts";
import { textValues } from "#app/api/text-values.ts";
import { apiAction } from "#app/api.server.ts";
import { isRefusal, NotFound } from "#app/services/refusal.ts";
import { correctRow } from "#app/services/uploads/correct-row.server.ts";

export const action = apiAction({
  "PATCH /imports/{id}/rows/{row}": async ({ house, actor, params, body, locale }) => {
    if (!/^\d{1,7}$/.test(params.row ?? "")) throw new NotFound("row");
    const input = { uploadId: params.id ?? "", row: Number(params.row), values: textValues(body) };
    const row = await correctRow(house, actor, input);
    return isRefusal(row) ? row : { body: presentRow(row, locale) };
  },
});
