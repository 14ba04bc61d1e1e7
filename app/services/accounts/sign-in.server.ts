import { eq, sql } from "drizzle-orm";
import type { Locale } from "#app/domain/locale.ts";
import { refuse } from "#app/services/refusal.ts";
import type { Database } from "#db/client.server.ts";
import { users } from "#db/schema/index.ts";
import { chooseLocale } from "./choose-locale.server.ts";
import { passwordMatches } from "./hash-password.server.ts";
import { limitAttempts } from "./limit-attempts.server.ts";
import { listMemberships } from "./list-memberships.server.ts";
import type { Sessions } from "./lucia.server.ts";

const findUser = (db: Database, email: string) =>
  db.shared(async (tx) => {
    const [user] = await tx
      .select()
      .from(users)
      .where(eq(sql`lower(${users.email})`, email.trim().toLowerCase()));
    return user;
  });

/** Ten tries an address and quarter of an hour, twenty an account: slow for a guesser, no lock-out of the victim for long. */
async function tooMany(db: Database, email: string, address: string): Promise<number> {
  const byAddress = await limitAttempts(db, `sign-in:address:${address}`, 60, 900);
  const byAccount = await limitAttempts(db, `sign-in:account:${email.trim().toLowerCase()}:${address}`, 10, 900);
  return Math.max(byAddress, byAccount);
}

interface SignInInput {
  email: string;
  password: string;
  /** Of the caller's machine. */
  address: string;
  /** The language of the page, and the one chosen by hand in this browser, if any. */
  pageLocale: Locale;
  chosenLocale: Locale | undefined;
}

/**
 * A new session for the right password. Wrong password, unknown address and disabled account are one refusal, in the
 * same time. Whoever has a session has a language: chosen in this browser, else his own, else that of the page he read.
 */
export async function signIn({ db, sessions }: { db: Database; sessions: Sessions }, input: SignInInput) {
  const wait = await tooMany(db, input.email, input.address);
  if (wait > 0) return refuse("too_many_attempts", { minutes: Math.ceil(wait / 60) }, 429);
  const user = await findUser(db, input.email);
  const matches = await passwordMatches(input.password, user?.passwordHash);
  if (!user || !matches || user.disabledAt) return refuse("wrong_credentials", {}, 400);
  const [membership] = await listMemberships(db, user.id);
  if (!membership) return refuse("no_company", {}, 400);
  const locale = input.chosenLocale ?? user.locale ?? input.pageLocale;
  if (locale !== user.locale) await chooseLocale(db, { userId: user.id, locale });
  const session = await sessions.createSession(user.id, { companyId: membership.companyId });
  return { refused: false as const, cookie: sessions.createSessionCookie(session.id).serialize() };
}
