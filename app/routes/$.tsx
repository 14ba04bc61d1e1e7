import { publicLoader } from "#app/access.server.ts";
import { NotFound } from "#app/services/refusal.ts";

/** Any other address: not found, in the person's language and theme, which only a matched route can know. */
export const loader = publicLoader(async ({ url }) => {
  throw new NotFound(url.pathname);
});

export default function Nowhere() {
  return null;
}
