import { systemActor } from "#app/services/actor.ts";
import { continueCorrection } from "#app/services/uploads/correct-many.server.ts";
import type { Job } from "./job.ts";

export const run: Job<"correct-rows"> = (house, { companyId, ...input }) =>
  continueCorrection(house, systemActor(companyId), input);
