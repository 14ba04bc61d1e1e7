import { and, asc, eq } from "drizzle-orm";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { invoiceLines } from "#db/schema/index.ts";
import { readInvoice } from "./get-invoice.server.ts";

export type InvoiceLineView = Omit<typeof invoiceLines.$inferSelect, "companyId" | "invoiceId" | "createdAt">;

export interface ListInvoiceLines {
  invoiceId: string;
  limit: number;
  offset?: number;
}

/** The vehicles of an invoice in the order of its annex. */
export function listInvoiceLines(
  house: Pick<House, "db">,
  actor: Actor,
  input: ListInvoiceLines,
): Promise<InvoiceLineView[]> {
  return house.db.company(actor.companyId, async (tx) => {
    const { companyId, id } = await readInvoice(tx, actor, input.invoiceId, "invoices:read");
    return tx
      .select()
      .from(invoiceLines)
      .where(and(eq(invoiceLines.companyId, companyId), eq(invoiceLines.invoiceId, id)))
      .orderBy(asc(invoiceLines.position))
      .limit(input.limit)
      .offset(input.offset ?? 0);
  });
}
