import { eq } from "drizzle-orm";
import type { Locale } from "#app/domain/locale.ts";
import type { Database } from "#db/client.server.ts";
import { users } from "#db/schema/index.ts";

/** The language a person reads from now on: on screens, and in what is sent to him. */
export async function chooseLocale(db: Database, input: { userId: string; locale: Locale }): Promise<void> {
  await db.shared((tx) => tx.update(users).set({ locale: input.locale }).where(eq(users.id, input.userId)));
}
