import { type SQL, sql } from "drizzle-orm";
import type { Permission } from "#app/domain/roles.ts";
import { type Actor, scopeFor } from "#app/services/actor.ts";
import { NotAllowed } from "#app/services/refusal.ts";
import { quotes } from "#db/schema/index.ts";

/**
 * The quotes an actor reaches with a permission: whole ones only, since their totals count every line (invariant T2).
 * A member confined to depots reaches the quotes that were made inside his depots.
 */
export function quotesInScope(actor: Actor, permission: Permission): SQL | undefined {
  const scope = scopeFor(actor, permission);
  if (!scope) throw new NotAllowed(permission);
  if (scope.kind === "all") return undefined;
  if (scope.kind === "own") return sql`false`;
  return sql`(${quotes.selection}->'within'->>'kind' = ${scope.kind}
    and ${quotes.selection}->'within'->'values' <@ ${JSON.stringify(scope.values)}::jsonb)`;
}
