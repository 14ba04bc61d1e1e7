import { issueVignettes } from "#app/services/vignettes/issue-vignettes.server.ts";
import type { Job } from "./job.ts";

export const run: Job<"issue-vignettes"> = (house, payload) => issueVignettes(house, payload);
