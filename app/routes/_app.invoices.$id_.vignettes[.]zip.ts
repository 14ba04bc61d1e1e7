import { companyLoader } from "#app/access.server.ts";
import { answerArchive, answerRefusal } from "#app/file-answer.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { cuts } from "#app/services/vignettes/batch-entries.server.ts";
import { zipOfInvoice } from "#app/services/vignettes/batch-zip.server.ts";

export const loader = companyLoader("vignettes:download", async ({ house, actor, params, url, request, locale }) => {
  const by = cuts.find((cut) => cut === url.searchParams.get("by"));
  const archive = await zipOfInvoice(house, actor, { invoiceId: params.id, by, range: request.headers.get("Range") });
  return isRefusal(archive) ? answerRefusal(archive, locale) : answerArchive(request, archive);
});
