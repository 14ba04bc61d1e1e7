import { redirectDocument } from "@remix-run/node";
import { publicAction } from "#app/access.server.ts";
import { sessionIdOf } from "#app/services/accounts/lucia.server.ts";

/** Ends the session on the server, not only in the browser, whose own language comes back in another document. */
export const action = publicAction(async ({ request, context }) => {
  const id = sessionIdOf(context.sessions, request.headers.get("Cookie"));
  if (id) await context.sessions.invalidateSession(id);
  return redirectDocument("/sign-in", {
    headers: { "Set-Cookie": context.sessions.createBlankSessionCookie().serialize() },
  });
});
