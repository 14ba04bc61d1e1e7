import { Lucia, TimeSpan } from "lucia";
import type { Clock } from "#app/adapters/clock.server.ts";
import type { Locale } from "#app/domain/locale.ts";
import type { Database } from "#db/client.server.ts";
import { sessionAdapter } from "./session-adapter.server.ts";

interface UserAttributes {
  name: string;
  email: string;
  locale: Locale | null;
}

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof createLucia>;
    DatabaseUserAttributes: UserAttributes;
    DatabaseSessionAttributes: { companyId: string | null };
  }
}

/**
 * Lucia extends a session once half of its span has passed, so eight hours act as an idle limit of four to eight.
 * Over HTTPS the cookie carries the `__Host-` prefix: no other host can set it.
 */
export function createLucia(db: Database, clock: Clock, baseUrl: string) {
  const secure = baseUrl.startsWith("https:");
  return new Lucia(sessionAdapter(db, clock), {
    sessionExpiresIn: new TimeSpan(8, "h"),
    sessionCookie: {
      name: secure ? "__Host-ostoul" : "ostoul_session",
      expires: false,
      attributes: { secure, sameSite: "lax", path: "/" },
    },
    getUserAttributes: ({ name, email, locale }) => ({ name, email, locale }),
    getSessionAttributes: ({ companyId }) => ({ companyId }),
  });
}
export type Sessions = ReturnType<typeof createLucia>;

/** The session that a browser says it has; a cookie that cannot be decoded, which it would send for ever, says none. */
export function sessionIdOf(sessions: Pick<Sessions, "readSessionCookie">, cookieHeader: string | null | undefined) {
  try {
    return sessions.readSessionCookie(cookieHeader ?? "");
  } catch {
    return null;
  }
}
