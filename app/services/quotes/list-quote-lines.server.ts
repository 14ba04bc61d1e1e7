import { and, asc, eq, gt } from "drizzle-orm";
import type { Outcome } from "#app/domain/lifecycle.ts";
import type { Locale } from "#app/domain/locale.ts";
import { legalBasisTitle } from "#app/domain/tariff/legal-basis.ts";
import type { Actor } from "#app/services/actor.ts";
import { knownId } from "#app/services/fleets/known-id.ts";
import type { House } from "#app/services/house.ts";
import { NotFound } from "#app/services/refusal.ts";
import { quoteLines, quotes } from "#db/schema/index.ts";
import { invoicesOfLines, type LineInvoice } from "./line-invoices.server.ts";
import type { LineReason } from "./line-reason.ts";
import { lineSentence } from "./line-sentence.server.ts";
import { quotesInScope } from "./quote-scope.server.ts";

type LineRow = typeof quoteLines.$inferSelect;

export interface ListQuoteLines {
  quoteId: string;
  outcome?: Outcome;
  /** Position of the last line seen. */
  after?: number;
  /** Lines to pass over, for a screen with numbered pages. */
  offset?: number;
  limit: number;
  /** The reader's language. */
  locale: Locale;
}

export interface QuoteLineView extends Omit<LineRow, "reason" | "companyId" | "quoteId"> {
  /** Why, as a sentence for the reader, and the article it rests on, in the same language. */
  reason: string;
  /** The one that covers the vehicle already; null: none. */
  invoice: LineInvoice | null;
}

/** Lines in their order, from one that was seen on; NotFound for a quote out of reach. */
export async function listQuoteLines(
  house: Pick<House, "db">,
  actor: Actor,
  input: ListQuoteLines,
): Promise<QuoteLineView[]> {
  const id = knownId("quote", input.quoteId);
  return house.db.company(actor.companyId, async (tx) => {
    const [quote] = await tx
      .select({ id: quotes.id })
      .from(quotes)
      .where(and(eq(quotes.companyId, actor.companyId), eq(quotes.id, id), quotesInScope(actor, "quotes:read")));
    if (!quote) throw new NotFound("quote");
    const rows = await tx
      .select()
      .from(quoteLines)
      .where(
        and(
          eq(quoteLines.companyId, actor.companyId),
          eq(quoteLines.quoteId, id),
          input.outcome && eq(quoteLines.outcome, input.outcome),
          input.after === undefined ? undefined : gt(quoteLines.position, input.after),
        ),
      )
      .orderBy(asc(quoteLines.position))
      .limit(input.limit)
      .offset(input.offset ?? 0);
    const covering = await invoicesOfLines(
      tx,
      actor,
      rows.map(({ reason }) => reason as LineReason),
    );
    return rows.map(({ companyId: _, quoteId: __, reason: stored, ...line }) => {
      const reason = stored as LineReason;
      const invoice = reason.code === "already_invoiced" ? covering.get(reason.params.number) : undefined;
      return {
        ...line,
        reason: lineSentence(reason, input.locale, invoice?.status),
        legalBasis: legalBasisTitle(line.legalBasis, input.locale),
        invoice: invoice ?? null,
      };
    });
  });
}
