import { companyLoader } from "#app/access.server.ts";
import { answerRefusal, answerStream } from "#app/file-answer.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { writeErrorWorkbook } from "#app/services/uploads/error-workbook.server.ts";

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export const loader = companyLoader("vehicles:write", async ({ house, actor, params, locale }) => {
  const file = await writeErrorWorkbook(house, { ...actor, locale }, { uploadId: params.id ?? "" });
  return isRefusal(file) ? answerRefusal(file, locale) : answerStream(file, xlsx);
});
