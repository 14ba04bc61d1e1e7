import { createHash, randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Clock } from "#app/adapters/clock.server.ts";
import type { Actor, Scope } from "#app/services/actor.ts";
import type { Database } from "#db/client.server.ts";

const prefix = "vk_live_";

export const hashApiKey = (key: string) => createHash("sha256").update(key).digest("hex");

/** A key to show once; only its hash is stored. 256 bits. */
export const makeApiKey = () => prefix + randomBytes(32).toString("base64url");

interface Row extends Record<string, unknown> {
  company_id: string;
  id: string;
  scope_kind: Scope["kind"];
  scope_values: string[];
  expires_at: string | null;
  revoked_at: string | null;
}

/** The actor behind a key; undefined for an unknown, revoked or expired one. Looks across companies, by the hash alone. */
export async function findKeyActor(db: Database, clock: Clock, key: string): Promise<Actor | undefined> {
  const [row] = await db.shared((tx) => tx.execute<Row>(sql`select * from unscoped_find_api_key(${hashApiKey(key)})`));
  if (!row || row.revoked_at || (row.expires_at && new Date(row.expires_at) <= clock.now())) return undefined;
  return {
    kind: "api_key",
    id: row.id,
    companyId: row.company_id,
    role: "api_key",
    scope: { kind: row.scope_kind, values: row.scope_values },
    locale: "en",
    email: null,
  };
}
