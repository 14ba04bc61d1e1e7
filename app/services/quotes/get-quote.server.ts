import { and, asc, count, eq, sum } from "drizzle-orm";
import type { QuoteStatus } from "#app/domain/lifecycle.ts";
import type { Kind } from "#app/domain/vehicle.ts";
import type { Actor } from "#app/services/actor.ts";
import { knownId } from "#app/services/fleets/known-id.ts";
import type { House } from "#app/services/house.ts";
import { NotFound } from "#app/services/refusal.ts";
import type { Tx } from "#db/client.server.ts";
import { quoteLines, quotes } from "#db/schema/index.ts";
import { presentStatus } from "./present-status.ts";
import { quotesInScope } from "./quote-scope.server.ts";

type QuoteRow = typeof quotes.$inferSelect;

/** Due vehicles of one kind. */
export interface KindSum {
  kind: Kind | null;
  count: number;
  stampsMinor: bigint;
  increasesMinor: bigint;
}

export interface QuoteView extends QuoteRow {
  status: QuoteStatus;
  byKind: KindSum[];
}

/** One quote as its reader sees it now, or NotFound. */
export async function getQuote(
  house: Pick<House, "db" | "clock">,
  actor: Actor,
  input: { quoteId: string },
): Promise<QuoteView> {
  const id = knownId("quote", input.quoteId);
  return house.db.company(actor.companyId, async (tx) => {
    const [quote] = await tx
      .select()
      .from(quotes)
      .where(and(eq(quotes.companyId, actor.companyId), eq(quotes.id, id), quotesInScope(actor, "quotes:read")));
    if (!quote) throw new NotFound("quote");
    const byKind = quote.dueCount > 0 ? await sumByKind(tx, quote) : [];
    return { ...quote, status: presentStatus(quote, house.clock.now()), byKind };
  });
}

async function sumByKind(tx: Tx, { companyId, id }: QuoteRow): Promise<KindSum[]> {
  const rows = await tx
    .select({
      kind: quoteLines.kind,
      count: count(),
      stamps: sum(quoteLines.amountMinor),
      increases: sum(quoteLines.increaseMinor),
    })
    .from(quoteLines)
    .where(and(eq(quoteLines.companyId, companyId), eq(quoteLines.quoteId, id), eq(quoteLines.outcome, "due")))
    .groupBy(quoteLines.kind)
    .orderBy(asc(quoteLines.kind));
  return rows.map(({ stamps, increases, ...row }) => ({
    ...row,
    stampsMinor: BigInt(stamps ?? 0),
    increasesMinor: BigInt(increases ?? 0),
  }));
}
