import { presentVignette } from "#app/api/present-vignette.ts";
import { apiLoader } from "#app/api.server.ts";
import { getVignette } from "#app/services/vignettes/list-vignettes.server.ts";

export const loader = apiLoader("GET /vignettes/{serial}", async ({ house, actor, params }) => ({
  body: presentVignette(await getVignette(house, actor, params.serial)),
}));
