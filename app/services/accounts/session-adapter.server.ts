import { createHash } from "node:crypto";
import { and, eq, gt, lte } from "drizzle-orm";
import type { Adapter, DatabaseSession, DatabaseUser } from "lucia";
import type { Clock } from "#app/adapters/clock.server.ts";
import type { Database } from "#db/client.server.ts";
import { sessions, users } from "#db/schema/index.ts";

const hour = 3_600_000;
/** However active, a session ends then. */
const absoluteMs = 12 * hour;

const hashId = (id: string) => createHash("sha256").update(id).digest("hex");

type SessionRow = typeof sessions.$inferSelect;

const sessionFrom = (row: SessionRow, id: string): DatabaseSession => ({
  id,
  userId: row.userId,
  expiresAt: row.expiresAt < row.absoluteExpiresAt ? row.expiresAt : row.absoluteExpiresAt,
  attributes: { companyId: row.companyId },
});

/**
 * Lucia's storage, which keeps the SHA-256 of each session id and never the id: whoever reads the table cannot sign in.
 * Lucia hands back the id it was given to extend or delete, so `getSessionAndUser` answers with it; `getUserSessions`
 * can only answer hashes. Past its absolute limit a session does not exist, and no extension goes beyond it.
 */
export function sessionAdapter(db: Database, clock: Clock): Adapter {
  return {
    getSessionAndUser: (id) =>
      db.shared(async (tx): Promise<[DatabaseSession | null, DatabaseUser | null]> => {
        const [found] = await tx
          .select()
          .from(sessions)
          .innerJoin(users, eq(users.id, sessions.userId))
          .where(and(eq(sessions.id, hashId(id)), gt(sessions.absoluteExpiresAt, clock.now())));
        if (!found || found.users.disabledAt) return [null, null];
        const { name, email, locale } = found.users;
        return [sessionFrom(found.sessions, id), { id: found.users.id, attributes: { name, email, locale } }];
      }),
    getUserSessions: (userId) =>
      db.shared(async (tx) => {
        const rows = await tx.select().from(sessions).where(eq(sessions.userId, userId));
        return rows.map((row) => sessionFrom(row, row.id));
      }),
    setSession: (session) =>
      db.shared(async (tx) => {
        await tx.insert(sessions).values({
          id: hashId(session.id),
          userId: session.userId,
          companyId: session.attributes.companyId,
          expiresAt: session.expiresAt,
          absoluteExpiresAt: new Date(clock.now().getTime() + absoluteMs),
        });
      }),
    updateSessionExpiration: (id, expiresAt) =>
      db.shared(async (tx) => {
        await tx
          .update(sessions)
          .set({ expiresAt })
          .where(eq(sessions.id, hashId(id)));
      }),
    deleteSession: (id) =>
      db.shared(async (tx) => {
        await tx.delete(sessions).where(eq(sessions.id, hashId(id)));
      }),
    deleteUserSessions: (userId) =>
      db.shared(async (tx) => {
        await tx.delete(sessions).where(eq(sessions.userId, userId));
      }),
    deleteExpiredSessions: () =>
      db.shared(async (tx) => {
        await tx.delete(sessions).where(lte(sessions.absoluteExpiresAt, clock.now()));
      }),
  };
}
