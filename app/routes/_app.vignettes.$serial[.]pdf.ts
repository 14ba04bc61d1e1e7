import { companyLoader } from "#app/access.server.ts";
import { answerFile, answerRefusal } from "#app/file-answer.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { vignetteFile } from "#app/services/vignettes/vignette-file.server.ts";

export const loader = companyLoader("vignettes:download", async ({ house, actor, params, locale }) => {
  const file = await vignetteFile(house, actor, { serial: params.serial });
  return isRefusal(file) ? answerRefusal(file, locale) : answerFile(file, "application/pdf");
});
