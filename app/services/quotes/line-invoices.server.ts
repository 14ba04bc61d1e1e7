import { and, eq, inArray, sql } from "drizzle-orm";
import type { InvoiceStatus } from "#app/domain/lifecycle.ts";
import { type Actor, actorCan } from "#app/services/actor.ts";
import type { Tx } from "#db/client.server.ts";
import { invoices, quotes } from "#db/schema/index.ts";
import type { LineReason } from "./line-reason.ts";
import { quotesInScope } from "./quote-scope.server.ts";

/** The invoice that covers a line's vehicle already, as it stands now. */
export interface LineInvoice {
  /** Null: out of the reader's reach. */
  id: string | null;
  number: string;
  status: InvoiceStatus;
}

/** The invoices that the reasons of some lines name, by number. */
export async function invoicesOfLines(tx: Tx, actor: Actor, reasons: LineReason[]): Promise<Map<string, LineInvoice>> {
  const numbers = reasons.flatMap((reason) => (reason.code === "already_invoiced" ? [reason.params.number] : []));
  if (numbers.length === 0) return new Map();
  const isInReach = actorCan(actor, "invoices:read")
    ? (quotesInScope(actor, "invoices:read") ?? sql`true`)
    : sql`false`;
  const rows = await tx
    .select({
      id: invoices.id,
      number: invoices.number,
      status: invoices.status,
      isInReach: sql<boolean>`${isInReach}`,
    })
    .from(invoices)
    .innerJoin(quotes, and(eq(quotes.companyId, invoices.companyId), eq(quotes.id, invoices.quoteId)))
    .where(and(eq(invoices.companyId, actor.companyId), inArray(invoices.number, [...new Set(numbers)])));
  return new Map(rows.map(({ isInReach: reached, id, ...row }) => [row.number, { ...row, id: reached ? id : null }]));
}
