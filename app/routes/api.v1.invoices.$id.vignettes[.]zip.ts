import { apiLoader } from "#app/api.server.ts";
import { answerArchive } from "#app/file-answer.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { zipOfInvoice } from "#app/services/vignettes/batch-zip.server.ts";

export const loader = apiLoader(
  "GET /invoices/{id}/vignettes.zip",
  async ({ house, actor, params, query, request }) => {
    const range = request.headers.get("Range");
    const archive = await zipOfInvoice(house, actor, { invoiceId: params.id, by: query.by, range });
    return isRefusal(archive) ? archive : answerArchive(request, archive);
  },
);
