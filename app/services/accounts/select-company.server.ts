import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { NotFound } from "#app/services/refusal.ts";
import type { Database } from "#db/client.server.ts";
import { sessions } from "#db/schema/index.ts";
import { listMemberships } from "./list-memberships.server.ts";

/** The session works in another company of the person from now on; one he does not belong to is not found. */
export async function selectCompany(
  db: Database,
  input: { sessionId: string; userId: string; companyId: string },
): Promise<void> {
  const memberships = await listMemberships(db, input.userId);
  if (!memberships.some(({ companyId }) => companyId === input.companyId)) throw new NotFound("company");
  const id = createHash("sha256").update(input.sessionId).digest("hex");
  await db.shared((tx) => tx.update(sessions).set({ companyId: input.companyId }).where(eq(sessions.id, id)));
}
