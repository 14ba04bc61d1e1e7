import { and, eq, type SQL } from "drizzle-orm";
import type { Permission } from "#app/domain/roles.ts";
import type { Actor } from "#app/services/actor.ts";
import { quotesInScope } from "#app/services/quotes/quote-scope.server.ts";
import { invoices, quotes } from "#db/schema/index.ts";

/** An invoice is its accepted quote: its row, for the scope of whoever reads it. */
export const quoteOfInvoice = and(eq(quotes.companyId, invoices.companyId), eq(quotes.id, invoices.quoteId));

export const invoicesInScope = (actor: Actor, permission: Permission): SQL | undefined =>
  and(eq(invoices.companyId, actor.companyId), quotesInScope(actor, permission));
