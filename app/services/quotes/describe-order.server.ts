import { and, count, eq, min, sum } from "drizzle-orm";
import { applyRate } from "#app/domain/money.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import type { Tx } from "#db/client.server.ts";
import { apiKeys, invoices, memberships, quoteLines, users } from "#db/schema/index.ts";
import { isMaker, needsApproval } from "./approval.server.ts";
import { currentTariff } from "./find-tariff.server.ts";
import type { QuoteView } from "./get-quote.server.ts";

/** What waiting costs: from an instant on, so many vehicles cost so much more. */
export interface Rise {
  at: Date;
  vehicleCount: number;
  addedMinor: bigint;
}

/** What stands between a quote and its invoice, for the page that shows it. */
export interface OrderState {
  needsApproval: boolean;
  /** The reader asked for it or put it forward: somebody else decides. */
  isMaker: boolean;
  invoice: { id: string; number: string } | null;
  askedBy: string | null;
  approvedBy: string | null;
  rise: Rise | null;
}

/** The caller has read the quote, and so may see it. */
export function describeOrder(house: Pick<House, "db">, actor: Actor, quote: QuoteView): Promise<OrderState> {
  return house.db.company(actor.companyId, async (tx) => ({
    needsApproval: await needsApproval(tx, quote),
    isMaker: await isMaker(tx, actor, quote),
    invoice: quote.status === "accepted" ? await invoiceOf(tx, quote) : null,
    askedBy: await nameOf(tx, quote.companyId, quote.createdBy),
    approvedBy: await nameOf(tx, quote.companyId, quote.approvedBy),
    rise: await firstRise(tx, quote),
  }));
}

async function invoiceOf(tx: Tx, { companyId, id }: QuoteView) {
  const [invoice] = await tx
    .select({ id: invoices.id, number: invoices.number })
    .from(invoices)
    .where(and(eq(invoices.companyId, companyId), eq(invoices.quoteId, id)));
  return invoice ?? null;
}

/** The name of a member or of an API key. */
async function nameOf(tx: Tx, companyId: string, id: string | null): Promise<string | null> {
  if (!id) return null;
  const [person] = await tx
    .select({ name: users.name })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .where(and(eq(memberships.companyId, companyId), eq(users.id, id)));
  if (person) return person.name;
  const [key] = await tx
    .select({ name: apiKeys.name })
    .from(apiKeys)
    .where(and(eq(apiKeys.companyId, companyId), eq(apiKeys.id, id)));
  return key?.name ?? null;
}

/** The next time that due lines of the quote become dearer, by the late increase of the tariff it was priced with. */
async function firstRise(tx: Tx, { companyId, id }: QuoteView): Promise<Rise | null> {
  const due = and(eq(quoteLines.companyId, companyId), eq(quoteLines.quoteId, id), eq(quoteLines.outcome, "due"));
  const [first] = await tx
    .select({ at: min(quoteLines.costsMoreAt) })
    .from(quoteLines)
    .where(due);
  if (!first?.at) return null;
  const [dearer] = await tx
    .select({ vehicleCount: count(), stamps: sum(quoteLines.amountMinor) })
    .from(quoteLines)
    .where(and(due, eq(quoteLines.costsMoreAt, first.at)));
  const addedMinor = applyRate(BigInt(dearer?.stamps ?? 0), currentTariff.rates.lateBasisPoints);
  return { at: first.at, vehicleCount: dearer?.vehicleCount ?? 0, addedMinor };
}
