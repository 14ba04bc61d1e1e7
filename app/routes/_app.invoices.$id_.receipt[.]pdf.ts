import { companyLoader } from "#app/access.server.ts";
import { answerFile } from "#app/file-answer.server.ts";
import { receiptFile } from "#app/services/invoices/invoice-files.server.ts";
import { isRefusal, NotFound } from "#app/services/refusal.ts";

export const loader = companyLoader("invoices:read", async ({ house, actor, params, locale }) => {
  const file = await receiptFile(house, actor, { invoiceId: params.id ?? "", locale });
  if (isRefusal(file)) throw new NotFound("receipt");
  return answerFile(file, "application/pdf");
});
