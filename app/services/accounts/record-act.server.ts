import { sql } from "drizzle-orm";
import type { Clock } from "#app/adapters/clock.server.ts";
import type { Actor } from "#app/services/actor.ts";
import type { Tx } from "#db/client.server.ts";

export interface Act {
  /** `quote.accepted`: word and what was done to it. */
  act: string;
  subjectKind: string;
  subjectId: string;
  detail?: Record<string, unknown>;
}

/** One audit row, chained to the one before, in the transaction of the act (invariant A1). */
export async function recordAct(tx: Tx, clock: Clock, actor: Actor, { act, subjectKind, subjectId, detail = {} }: Act) {
  await tx.execute(sql`
    select append_audit(${actor.kind}, ${actor.id}::uuid, ${act}, ${subjectKind}, ${subjectId},
                        ${JSON.stringify(detail)}::jsonb, ${clock.now().toISOString()}::timestamptz)`);
}
