import { companyLoader } from "#app/access.server.ts";
import { answerStream } from "#app/file-answer.server.ts";
import { exportFleet } from "#app/services/fleets/export-fleet.server.ts";

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export const loader = companyLoader("fleet:export", async ({ house, actor, locale }) =>
  answerStream(await exportFleet(house, { ...actor, locale }, {}), xlsx),
);
