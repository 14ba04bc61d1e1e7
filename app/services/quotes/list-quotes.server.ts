import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { QuoteStatus } from "#app/domain/lifecycle.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { quotes } from "#db/schema/index.ts";
import { presentStatus } from "./present-status.ts";
import { quotesInScope } from "./quote-scope.server.ts";

export interface ListQuotes {
  limit: number;
  /** Pages of a screen. */
  offset?: number;
  /** The last quote seen, for programs. */
  after?: { createdAt: string; id: string };
}

export type QuoteSummary = typeof quotes.$inferSelect & { status: QuoteStatus };
export interface QuotePage {
  items: QuoteSummary[];
  total: number;
}

/** The quotes within the actor's scope, latest first. */
export function listQuotes(house: Pick<House, "db" | "clock">, actor: Actor, input: ListQuotes): Promise<QuotePage> {
  const now = house.clock.now();
  const { after } = input;
  const mine: SQL | undefined = and(eq(quotes.companyId, actor.companyId), quotesInScope(actor, "quotes:read"));
  return house.db.company(actor.companyId, async (tx) => {
    const rows = await tx
      .select()
      .from(quotes)
      .where(
        and(
          mine,
          after && sql`(${quotes.createdAt}, ${quotes.id}) < (${after.createdAt}::timestamptz, ${after.id}::uuid)`,
        ),
      )
      .orderBy(desc(quotes.createdAt), desc(quotes.id))
      .limit(input.limit)
      .offset(input.offset ?? 0);
    const [all] = await tx.select({ total: sql<number>`count(*)::int` }).from(quotes).where(mine);
    const items = rows.map((quote) => ({ ...quote, status: presentStatus(quote, now) }));
    return { items, total: all?.total ?? 0 };
  });
}
