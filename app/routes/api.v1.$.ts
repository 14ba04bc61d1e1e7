import { publicAction, publicLoader } from "#app/access.server.ts";
import { problem } from "#app/api/problem.server.ts";

/** Paths that the API does not have. */
export const loader = publicLoader(async ({ locale }) => problem(404, "not_found", locale));
export const action = publicAction(async ({ locale }) => problem(404, "not_found", locale));
