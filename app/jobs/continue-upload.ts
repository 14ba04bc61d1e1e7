import { systemActor } from "#app/services/actor.ts";
import { continueUpload } from "#app/services/uploads/continue-upload.server.ts";
import type { Job } from "./job.ts";

export const run: Job<"continue-upload"> = (house, { companyId, ...input }) =>
  continueUpload(house, systemActor(companyId), input);
