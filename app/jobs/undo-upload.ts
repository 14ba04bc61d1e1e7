import { systemActor } from "#app/services/actor.ts";
import { takeBackUpload } from "#app/services/uploads/take-back-upload.server.ts";
import type { Job } from "./job.ts";

export const run: Job<"undo-upload"> = (house, { companyId, ...input }) =>
  takeBackUpload(house, systemActor(companyId), input);
