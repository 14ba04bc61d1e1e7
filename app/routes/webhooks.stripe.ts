import { publicAction } from "#app/access.server.ts";
import { receiveProviderEvent } from "#app/services/payments/receive-provider-event.server.ts";

/** Ten times the largest event of a checkout. */
const largestBody = 512 * 1024;

/** Stripe's events. The raw body is what is signed; whatever is stored, or was, is answered 200. */
export const action = publicAction(async ({ request, house }) => {
  const body = Buffer.from(await request.arrayBuffer());
  if (body.length > largestBody) return new Response(null, { status: 413 });
  const signature = request.headers.get("Stripe-Signature") ?? "";
  const reception = await receiveProviderEvent(house, { body, signature });
  return new Response(null, { status: reception === "refused" ? 400 : 200 });
});
