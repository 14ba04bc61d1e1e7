import { systemActor } from "#app/services/actor.ts";
import { mergeUpload } from "#app/services/uploads/merge-upload.server.ts";
import type { Job } from "./job.ts";

export const run: Job<"commit-upload"> = (house, { companyId, ...input }) =>
  mergeUpload(house, systemActor(companyId), input);
