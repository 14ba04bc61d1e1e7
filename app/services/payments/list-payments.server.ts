import { and, asc, eq } from "drizzle-orm";
import type { Actor } from "#app/services/actor.ts";
import { knownId } from "#app/services/fleets/known-id.ts";
import type { House } from "#app/services/house.ts";
import type { Tx } from "#db/client.server.ts";
import { payments } from "#db/schema/index.ts";
import { nameOfPayer, type Payment } from "./payment-access.server.ts";

export interface ListedPayment extends Payment {
  /** Who opened it: a member's name or the name of an API key. */
  payer: string | null;
}

/** Every attempt at an invoice, first to last. The caller has looked at whether its actor may see the invoice. */
export async function listPaymentsOf(tx: Tx, companyId: string, invoiceId: string): Promise<ListedPayment[]> {
  const rows = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.companyId, companyId), eq(payments.invoiceId, knownId("invoice", invoiceId))))
    .orderBy(asc(payments.createdAt), asc(payments.id));
  const listed: ListedPayment[] = [];
  for (const row of rows) listed.push({ ...row, payer: await nameOfPayer(tx, companyId, row.openedBy) });
  return listed;
}

/** The same in a transaction of its own. */
export const listPayments = ({ db }: Pick<House, "db">, actor: Actor, invoiceId: string): Promise<ListedPayment[]> =>
  db.company(actor.companyId, (tx) => listPaymentsOf(tx, actor.companyId, invoiceId));
