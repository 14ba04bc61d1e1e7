import { inArray, sql } from "drizzle-orm";
import { generateSigningKey } from "#app/adapters/code/sign-code.server.ts";
import type { House } from "#app/services/house.ts";
import type { Tx } from "#db/client.server.ts";
import { signingKeys } from "#db/schema/index.ts";

/** A key signs for two years; what it signed stays verifiable as long as it is listed. */
const signingYears = 2;

/**
 * Two keys live at any time: one signs, the next is already listed, so that pages that were offline know it when it
 * takes over. Called at every start; processes that start together make the keys once.
 */
export function ensureSigningKeys({
  db,
  clock,
  signingSecret,
}: Pick<House, "db" | "clock" | "signingSecret">): Promise<void> {
  return db.shared(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('signing_keys', 0))`);
    const live = await tx
      .select({ status: signingKeys.status })
      .from(signingKeys)
      .where(inArray(signingKeys.status, ["active", "next"]));
    for (const status of ["active", "next"] as const)
      if (!live.some((key) => key.status === status)) await insertKey(tx, clock.now(), signingSecret, status);
  });
}

async function insertKey(tx: Tx, now: Date, secret: string, status: "active" | "next"): Promise<void> {
  const { kid, publicKey, sealedPrivateKey } = generateSigningKey(secret);
  // Codes carry whole seconds: a key must be valid a little before it is first used.
  const notBefore = new Date(now.getTime() - 60_000);
  const notAfter = new Date(now);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + signingYears);
  await tx.insert(signingKeys).values({ kid, alg: "ES256", publicKey, sealedPrivateKey, status, notBefore, notAfter });
}
