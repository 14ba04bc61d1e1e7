import type { KeyObject } from "node:crypto";
import { eq } from "drizzle-orm";
import { openPrivateKey } from "#app/adapters/code/sign-code.server.ts";
import type { House } from "#app/services/house.ts";
import { signingKeys } from "#db/schema/index.ts";

export interface OpenedKey {
  kid: string;
  privateKey: KeyObject;
}

/** Opening costs some 50 ms of scrypt: a process does it once a key. */
const opened = new Map<string, OpenedKey>();

/** The key that signs now, opened. It never leaves the process and is never logged. */
export async function getSigningKey({ db, signingSecret }: Pick<House, "db" | "signingSecret">): Promise<OpenedKey> {
  const [row] = await db.shared((tx) => tx.select().from(signingKeys).where(eq(signingKeys.status, "active")));
  if (!row) throw new Error("no signing key is active");
  const known = opened.get(row.kid);
  if (known) return known;
  const key = { kid: row.kid, privateKey: openPrivateKey(row.sealedPrivateKey, signingSecret) };
  opened.set(row.kid, key);
  return key;
}
