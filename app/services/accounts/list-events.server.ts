import { and, asc, eq, gt } from "drizzle-orm";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { NotAllowed } from "#app/services/refusal.ts";
import { events } from "#db/schema/index.ts";

/**
 * What happened after an event, oldest first; `after` is the sequence number of the last one seen. Events belong to the
 * whole company: whoever is confined to a part of it hears none.
 */
export async function listEvents({ db }: Pick<House, "db">, actor: Actor, input: { after: number; limit: number }) {
  if (actor.scope.kind !== "all") throw new NotAllowed("company:read");
  return db.company(actor.companyId, (tx) =>
    tx
      .select({ id: events.id, seq: events.seq, type: events.type, data: events.data, createdAt: events.createdAt })
      .from(events)
      .where(and(eq(events.companyId, actor.companyId), gt(events.seq, input.after)))
      .orderBy(asc(events.seq))
      .limit(input.limit + 1),
  );
}
