import { apiLoader } from "#app/api.server.ts";
import { answerFile } from "#app/file-answer.server.ts";
import { receiptFile } from "#app/services/invoices/invoice-files.server.ts";
import { isRefusal } from "#app/services/refusal.ts";

export const loader = apiLoader("GET /invoices/{id}/receipt.pdf", async ({ house, actor, params, locale }) => {
  const file = await receiptFile(house, actor, { invoiceId: params.id ?? "", locale });
  return isRefusal(file) ? file : answerFile(file, "application/pdf");
});
