import { ne, sql } from "drizzle-orm";
import type { KeyList, KeyListContent, ListedKey, PinnedKey, PublicKey } from "#app/adapters/code/key-list.ts";
import { revocationDigest } from "#app/adapters/code/key-list.ts";
import { signKeyList } from "#app/adapters/code/sign-code.server.ts";
import type { House } from "#app/services/house.ts";
import type { Database } from "#db/client.server.ts";
import { signingKeys } from "#db/schema/index.ts";
import { getSigningKey } from "./signing-key.server.ts";

type KeyHouse = Pick<House, "db" | "clock" | "signingSecret">;

/** Verifiers ask for it all day: made and signed once a minute. */
const keptForMs = 60_000;
const kept = new WeakMap<Database, { list: Promise<KeyList>; madeAt: number }>();

/** The signed list of keys and revocations that every verifier keeps. */
export function keyList(house: KeyHouse): Promise<KeyList> {
  const now = house.clock.now().getTime();
  const last = kept.get(house.db);
  if (last && Math.abs(now - last.madeAt) < keptForMs) return last.list;
  const list = makeKeyList(house);
  kept.set(house.db, { list, madeAt: now });
  list.catch(() => kept.delete(house.db));
  return list;
}

async function makeKeyList(house: KeyHouse): Promise<KeyList> {
  const signer = await getSigningKey(house);
  const content: KeyListContent = {
    issued_at: house.clock.now().toISOString(),
    keys: await listedKeys(house.db),
    revoked: await revokedDigests(house.db),
  };
  return signKeyList(content, signer.privateKey, signer.kid);
}

async function listedKeys(db: Database): Promise<ListedKey[]> {
  const rows = await db.shared((tx) => tx.select().from(signingKeys).orderBy(signingKeys.createdAt, signingKeys.kid));
  return rows.map((row) => ({
    kid: row.kid,
    alg: "ES256",
    public_key: row.publicKey as PublicKey,
    not_before: row.notBefore.toISOString(),
    not_after: row.notAfter.toISOString(),
    status: row.status,
  }));
}

async function revokedDigests(db: Database): Promise<Record<string, string[]>> {
  const rows = await db.shared((tx) =>
    tx.execute<{ year: number; serial: string }>(sql`select year, serial from unscoped_revoked_serials()`),
  );
  const years: Record<string, string[]> = {};
  for (const { year, serial } of rows) {
    const digests = years[String(year)] ?? [];
    digests.push(await revocationDigest(serial));
    years[String(year)] = digests;
  }
  for (const digests of Object.values(years)) digests.sort();
  return years;
}

/** What the verification page is delivered with: the keys a list may be signed by. The next one is among them. */
export async function pinnedKeys({ db }: Pick<House, "db">): Promise<PinnedKey[]> {
  const rows = await db.shared((tx) =>
    tx
      .select({ kid: signingKeys.kid, publicKey: signingKeys.publicKey })
      .from(signingKeys)
      .where(ne(signingKeys.status, "compromised")),
  );
  return rows.map(({ kid, publicKey }) => ({ kid, public_key: publicKey as PublicKey }));
}
