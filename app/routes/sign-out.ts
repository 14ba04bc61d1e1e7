import { redirect } from "@remix-run/node";
import { publicAction } from "#app/access.server.ts";
import { sessionIdOf } from "#app/services/accounts/lucia.server.ts";

/** Ends the session on the server, not only in the browser. */
export const action = publicAction(async ({ request, context }) => {
  const id = sessionIdOf(context.sessions, request.headers.get("Cookie"));
  if (id) await context.sessions.invalidateSession(id);
  return redirect("/sign-in", { headers: { "Set-Cookie": context.sessions.createBlankSessionCookie().serialize() } });
});
