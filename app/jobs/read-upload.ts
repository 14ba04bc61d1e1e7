import { systemActor } from "#app/services/actor.ts";
import { readUpload } from "#app/services/uploads/read-upload.server.ts";
import type { Job } from "./job.ts";

export const run: Job<"read-upload"> = (house, { companyId, ...input }) =>
  readUpload(house, systemActor(companyId), input);
