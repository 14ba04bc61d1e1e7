import { presentVignette } from "#app/api/present-vignette.ts";
import { apiLoader, decodeCursor, listPage } from "#app/api.server.ts";
import { listVignettesOfInvoice } from "#app/services/vignettes/list-vignettes.server.ts";

export const loader = apiLoader("GET /invoices/{id}/vignettes", async ({ house, actor, params, query }) => {
  const { limit, cursor } = query;
  const after = decodeCursor(cursor);
  const vignettes = await listVignettesOfInvoice(house, actor, {
    invoiceId: params.id ?? "",
    limit,
    ...(typeof after === "number" && { after }),
  });
  return { body: listPage(vignettes, limit, presentVignette, ({ linePosition }) => linePosition) };
});
