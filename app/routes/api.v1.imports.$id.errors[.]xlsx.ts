import { apiLoader } from "#app/api.server.ts";
import { answerStream } from "#app/file-answer.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { writeErrorWorkbook } from "#app/services/uploads/error-workbook.server.ts";

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export const loader = apiLoader("GET /imports/{id}/errors.xlsx", async ({ house, actor, params }) => {
  const file = await writeErrorWorkbook(house, actor, { uploadId: params.id ?? "" });
  return isRefusal(file) ? file : answerStream(file, xlsx);
});
