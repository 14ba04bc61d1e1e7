import { apiLoader } from "#app/api.server.ts";
import { answerStream } from "#app/file-answer.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { printFileOfInvoice } from "#app/services/vignettes/batch-files.server.ts";

export const loader = apiLoader("GET /invoices/{id}/vignettes.pdf", async ({ house, actor, params }) => {
  const file = await printFileOfInvoice(house, actor, { invoiceId: params.id });
  return isRefusal(file) ? file : answerStream(file, "application/pdf");
});
