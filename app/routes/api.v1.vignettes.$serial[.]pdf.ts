import { apiLoader } from "#app/api.server.ts";
import { answerFile } from "#app/file-answer.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { vignetteFile } from "#app/services/vignettes/vignette-file.server.ts";

export const loader = apiLoader("GET /vignettes/{serial}.pdf", async ({ house, actor, params }) => {
  const file = await vignetteFile(house, actor, { serial: params.serial });
  return isRefusal(file) ? file : answerFile(file, "application/pdf");
});
