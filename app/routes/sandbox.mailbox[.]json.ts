import { publicLoader } from "#app/access.server.ts";
import { NotFound } from "#app/services/refusal.ts";

/** Every message, newest first; `?to=` gives those of one address. */
export const loader = publicLoader(async ({ context, url }) => {
  if (!context.sandbox?.mailbox) throw new NotFound("sandbox");
  const to = url.searchParams.get("to");
  const messages = await context.sandbox.mailbox.list();
  return Response.json(to === null ? messages : messages.filter((message) => message.to === to));
});
