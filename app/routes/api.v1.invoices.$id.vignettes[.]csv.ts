import { apiLoader } from "#app/api.server.ts";
import { answerStream } from "#app/file-answer.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { indexOfInvoice } from "#app/services/vignettes/batch-files.server.ts";

export const loader = apiLoader("GET /invoices/{id}/vignettes.csv", async ({ house, actor, params }) => {
  const file = await indexOfInvoice(house, actor, { invoiceId: params.id });
  return isRefusal(file) ? file : answerStream(file, "text/csv; charset=utf-8");
});
