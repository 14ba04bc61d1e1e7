import { type SQL, sql } from "drizzle-orm";
import type { Scope } from "#app/services/actor.ts";

/** True of a row or vehicle outside the scope. Where the scope is everything, nothing is. */
export function outsideScope(scope: Scope, alias: string): SQL {
  if (scope.kind === "all") return sql`false`;
  if (scope.kind === "own") return sql`true`;
  const column = sql.raw(`${alias}.${scope.kind === "depots" ? "depot" : "cost_centre"}`);
  return sql`coalesce(${column} <> all (${sql.param([...scope.values])}::text[]), true)`;
}
