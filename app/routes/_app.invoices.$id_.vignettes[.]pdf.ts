import { companyLoader } from "#app/access.server.ts";
import { answerRefusal, answerStream } from "#app/file-answer.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { printFileOfInvoice } from "#app/services/vignettes/batch-files.server.ts";

export const loader = companyLoader("vignettes:download", async ({ house, actor, params, locale }) => {
  const file = await printFileOfInvoice(house, actor, { invoiceId: params.id });
  return isRefusal(file) ? answerRefusal(file, locale) : answerStream(file, "application/pdf");
});
