import { defaultLocale } from "#app/domain/locale.ts";
import type { SessionView } from "#app/load-context.ts";
import type { Actor } from "#app/services/actor.ts";
import type { Database } from "#db/client.server.ts";
import { listMemberships } from "./list-memberships.server.ts";
import { type Sessions, sessionIdOf } from "./lucia.server.ts";

export interface Resumed {
  session: SessionView | null;
  actor: Actor | null;
  /** A Set-Cookie to send: the session was extended, or is over. */
  cookie: string | null;
}

const nobody = { session: null, actor: null };

/**
 * Who a request comes from. The membership is read at every request: a changed role or a disabled member takes effect
 * at the next one (invariant T3).
 */
export async function resumeSession(
  { db, sessions }: { db: Database; sessions: Sessions },
  cookieHeader: string | undefined,
): Promise<Resumed> {
  const id = sessionIdOf(sessions, cookieHeader);
  if (!id) return { ...nobody, cookie: null };
  const { session, user } = await sessions.validateSession(id);
  if (!session) return { ...nobody, cookie: sessions.createBlankSessionCookie().serialize() };
  const memberships = await listMemberships(db, user.id);
  const membership = memberships.find(({ companyId }) => companyId === session.companyId) ?? memberships[0];
  if (!membership) return { ...nobody, cookie: sessions.createBlankSessionCookie().serialize() };
  return {
    session: {
      user: { id: user.id, name: user.name, email: user.email, locale: user.locale },
      company: { id: membership.companyId, name: membership.companyName },
      role: membership.role,
      companies: memberships.map(({ companyId, companyName }) => ({ id: companyId, name: companyName })),
    },
    actor: {
      kind: "member",
      id: user.id,
      companyId: membership.companyId,
      role: membership.role,
      scope: membership.scope,
      locale: user.locale ?? defaultLocale,
      email: user.email,
    },
    cookie: session.fresh ? sessions.createSessionCookie(session.id).serialize() : null,
  };
}
