import { and, eq } from "drizzle-orm";
import type { Permission } from "#app/domain/roles.ts";
import type { Actor } from "#app/services/actor.ts";
import { knownId } from "#app/services/fleets/known-id.ts";
import { NotFound } from "#app/services/refusal.ts";
import type { Tx } from "#db/client.server.ts";
import { quotes } from "#db/schema/index.ts";
import { quotesInScope } from "./quote-scope.server.ts";

/** The quote's row, held until the transaction ends: whoever decides on it next sees what was decided. */
export async function lockQuote(
  tx: Tx,
  actor: Actor,
  quoteId: string,
  permission: Permission,
): Promise<typeof quotes.$inferSelect> {
  const id = knownId("quote", quoteId);
  const [quote] = await tx
    .select()
    .from(quotes)
    .where(and(eq(quotes.companyId, actor.companyId), eq(quotes.id, id), quotesInScope(actor, permission)))
    .for("update");
  if (!quote) throw new NotFound("quote");
  return quote;
}
