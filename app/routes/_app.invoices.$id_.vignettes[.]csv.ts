import { companyLoader } from "#app/access.server.ts";
import { answerRefusal, answerStream } from "#app/file-answer.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { indexOfInvoice } from "#app/services/vignettes/batch-files.server.ts";

export const loader = companyLoader("exports:read", async ({ house, actor, params, locale }) => {
  const file = await indexOfInvoice(house, actor, { invoiceId: params.id });
  return isRefusal(file) ? answerRefusal(file, locale) : answerStream(file, "text/csv; charset=utf-8");
});
