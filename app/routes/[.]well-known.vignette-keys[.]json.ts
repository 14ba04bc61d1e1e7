import { publicLoader } from "#app/access.server.ts";
import { keyList } from "#app/services/vignettes/key-list.server.ts";

/** The keys and revocations that every verifier keeps. Anyone may have it, from anywhere. */
export const loader = publicLoader(
  async ({ house }) =>
    new Response(JSON.stringify(await keyList(house)), {
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        "Cache-Control": "public, max-age=60",
        "Access-Control-Allow-Origin": "*",
      },
    }),
);
