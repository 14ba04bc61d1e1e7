import { and, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "#app/services/actor.ts";
import { type Refusal, refuse } from "#app/services/refusal.ts";
import type { Database } from "#db/client.server.ts";
import { idempotencyKeys } from "#db/schema/index.ts";

export interface KeyedRequest {
  key: string;
  /** Method and path. */
  request: string;
}

export interface StoredAnswer {
  status: number;
  response: unknown;
  /** SHA-256 of the body that was answered. */
  bodyHash: string;
}

/** A caller's own: another key of the company, perhaps of another depot, never gets his answer. */
const keyOf = (actor: Actor, key: string) => `${actor.id} ${key}`;

const rowOf = (actor: Actor, key: string) =>
  and(eq(idempotencyKeys.companyId, actor.companyId), eq(idempotencyKeys.key, keyOf(actor, key)));

/** Longer than a request can last (10 minutes): whoever held the key is gone, and the retry takes it over. */
const heldMinutes = 15;

/**
 * The same key and body give the same answer. Answers `null` when the caller holds the key and has to do the work, the
 * stored answer with the hash of its body when it was done, or a refusal while it is under way or for another call.
 */
export function claimIdempotencyKey(
  db: Database,
  actor: Actor,
  input: KeyedRequest,
): Promise<StoredAnswer | Refusal | null> {
  return db.company(actor.companyId, async (tx) => {
    const claimed = await tx
      .insert(idempotencyKeys)
      .values({ companyId: actor.companyId, key: keyOf(actor, input.key), request: input.request, bodyHash: "" })
      .onConflictDoUpdate({
        target: [idempotencyKeys.companyId, idempotencyKeys.key],
        set: { createdAt: sql`now()` },
        setWhere: and(
          isNull(idempotencyKeys.status),
          eq(idempotencyKeys.request, input.request),
          sql`${idempotencyKeys.createdAt} < now() - ${heldMinutes} * interval '1 minute'`,
        ),
      })
      .returning({ key: idempotencyKeys.key });
    if (claimed.length) return null;
    const [stored] = await tx.select().from(idempotencyKeys).where(rowOf(actor, input.key));
    if (!stored) return null;
    if (stored.request !== input.request) return refuse("idempotency_key_reused");
    if (stored.status === null) return refuse("idempotency_key_in_use");
    return { status: stored.status, response: stored.response, bodyHash: stored.bodyHash };
  });
}

/** Keeps the answer for the next call with the key. */
export function storeIdempotentAnswer(db: Database, actor: Actor, key: string, answer: StoredAnswer): Promise<void> {
  return db.company(actor.companyId, async (tx) => {
    await tx.update(idempotencyKeys).set(answer).where(rowOf(actor, key));
  });
}

/** After a fault nothing was done: the key is free again. */
export function releaseIdempotencyKey(db: Database, actor: Actor, key: string): Promise<void> {
  return db.company(actor.companyId, async (tx) => {
    await tx.delete(idempotencyKeys).where(and(rowOf(actor, key), isNull(idempotencyKeys.status)));
  });
}
