import { and, count, desc, getTableColumns, sql } from "drizzle-orm";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { invoices, quotes } from "#db/schema/index.ts";
import { invoicesInScope, quoteOfInvoice } from "./invoice-scope.server.ts";

const { seller: _, buyer: __, ...columns } = getTableColumns(invoices);

export type InvoiceSummary = Omit<typeof invoices.$inferSelect, "seller" | "buyer">;
export interface ListInvoices {
  limit: number;
  /** Pages of a screen. */
  offset?: number;
  /** The last invoice seen, for programs. */
  after?: { issuedAt: string; number: string };
}

export interface InvoicePage {
  items: InvoiceSummary[];
  total: number;
}

/** The invoices the actor may read, latest number first. */
export function listInvoices(house: Pick<House, "db">, actor: Actor, input: ListInvoices): Promise<InvoicePage> {
  const { after } = input;
  const mine = invoicesInScope(actor, "invoices:read");
  return house.db.company(actor.companyId, async (tx) => {
    const items = await tx
      .select(columns)
      .from(invoices)
      .innerJoin(quotes, quoteOfInvoice)
      .where(
        and(
          mine,
          after && sql`(${invoices.issuedAt}, ${invoices.number}) < (${after.issuedAt}::timestamptz, ${after.number})`,
        ),
      )
      .orderBy(desc(invoices.issuedAt), desc(invoices.number))
      .limit(input.limit)
      .offset(input.offset ?? 0);
    const [all] = await tx.select({ total: count() }).from(invoices).innerJoin(quotes, quoteOfInvoice).where(mine);
    return { items, total: all?.total ?? 0 };
  });
}
