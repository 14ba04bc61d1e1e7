import { and, asc, eq, sql, sum } from "drizzle-orm";
import type { Permission } from "#app/domain/roles.ts";
import type { Actor } from "#app/services/actor.ts";
import { knownId } from "#app/services/fleets/known-id.ts";
import type { House } from "#app/services/house.ts";
import { NotFound } from "#app/services/refusal.ts";
import type { Tx } from "#db/client.server.ts";
import { invoiceLines, invoices, quotes } from "#db/schema/index.ts";
import { invoicesInScope, quoteOfInvoice } from "./invoice-scope.server.ts";
import type { Party } from "./seller.ts";

export interface CostCentreSum {
  costCentre: string | null;
  count: number;
  stampsMinor: bigint;
  increasesMinor: bigint;
}

export interface InvoiceView extends Omit<typeof invoices.$inferSelect, "seller" | "buyer"> {
  seller: Party;
  buyer: Party;
  /** Who agreed to the order, where it needed it: he does not pay. */
  approvedBy: string | null;
}

/** One invoice, or NotFound: an unknown id, another company's, and one outside the reader's scope are the same. */
export function getInvoice(house: Pick<House, "db">, actor: Actor, input: { invoiceId: string }): Promise<InvoiceView> {
  return house.db.company(actor.companyId, (tx) => readInvoice(tx, actor, input.invoiceId, "invoices:read"));
}

export async function readInvoice(
  tx: Tx,
  actor: Actor,
  invoiceId: string,
  permission: Permission,
): Promise<InvoiceView> {
  const id = knownId("invoice", invoiceId);
  const [found] = await tx
    .select({ invoice: invoices, approvedBy: quotes.approvedBy })
    .from(invoices)
    .innerJoin(quotes, quoteOfInvoice)
    .where(and(eq(invoices.id, id), invoicesInScope(actor, permission)));
  if (!found) throw new NotFound("invoice");
  const { invoice, approvedBy } = found;
  return { ...invoice, seller: invoice.seller as Party, buyer: invoice.buyer as Party, approvedBy };
}

/** What each cost centre bears of an invoice; vehicles without one come last. */
export async function sumByCostCentre(
  tx: Tx,
  { companyId, id }: Pick<InvoiceView, "companyId" | "id">,
): Promise<CostCentreSum[]> {
  const rows = await tx
    .select({
      costCentre: invoiceLines.costCentre,
      count: sql<number>`count(*)::int`,
      stamps: sum(invoiceLines.amountMinor),
      increases: sum(invoiceLines.increaseMinor),
    })
    .from(invoiceLines)
    .where(and(eq(invoiceLines.companyId, companyId), eq(invoiceLines.invoiceId, id)))
    .groupBy(invoiceLines.costCentre)
    .orderBy(sql`${asc(invoiceLines.costCentre)} nulls last`);
  return rows.map(({ stamps, increases, ...row }) => ({
    ...row,
    stampsMinor: BigInt(stamps ?? 0),
    increasesMinor: BigInt(increases ?? 0),
  }));
}

/** The split shown beside an invoice. */
export function listCostCentres(
  house: Pick<House, "db">,
  actor: Actor,
  input: { invoiceId: string },
): Promise<CostCentreSum[]> {
  return house.db.company(actor.companyId, async (tx) =>
    sumByCostCentre(tx, await readInvoice(tx, actor, input.invoiceId, "invoices:read")),
  );
}
