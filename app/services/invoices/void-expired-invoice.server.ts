import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { livePaymentStatuses } from "#app/domain/lifecycle.ts";
import { recordAct } from "#app/services/accounts/record-act.server.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { enqueue } from "#app/services/queue.server.ts";
import { NotFound } from "#app/services/refusal.ts";
import type { Tx } from "#db/client.server.ts";
import { invoices, payments } from "#db/schema/index.ts";

/**
 * An invoice still unpaid when one of its lines would cost more is void: it keeps its number, and its vehicles can be
 * quoted again (M8). Not while a charge is under way that may have succeeded: the sweeper comes back once it is known.
 * A transfer that was only announced holds nothing back; its money is kept on account when it comes (M9).
 */
export function voidExpiredInvoice(
  house: Pick<House, "db" | "clock">,
  actor: Actor,
  input: { invoiceId: string },
): Promise<void> {
  const now = house.clock.now();
  const self = and(eq(invoices.companyId, actor.companyId), eq(invoices.id, input.invoiceId));
  return house.db.company(actor.companyId, async (tx) => {
    // The row first, its payments after: one that was being opened is then seen, or sees the void.
    const [invoice] = await tx.select().from(invoices).where(self).for("update");
    if (!invoice) throw new NotFound("invoice");
    const isOver = invoice.status === "open" && invoice.payableUntil !== null && invoice.payableUntil <= now;
    if (!isOver || invoice.paidMinor > 0n || (await chargeUnderWay(tx, actor, invoice.id))) return;
    await tx
      .update(invoices)
      .set({ status: "void", voidedAt: now })
      .where(and(self, eq(invoices.status, "open")));
    const detail = { number: invoice.number, payableUntil: invoice.payableUntil?.toISOString() };
    await recordAct(tx, house.clock, actor, {
      act: "invoice.voided",
      subjectKind: "invoice",
      subjectId: invoice.id,
      detail,
    });
  });
}

async function chargeUnderWay(tx: Tx, { companyId }: Actor, invoiceId: string): Promise<boolean> {
  const [charge] = await tx
    .select({ id: payments.id })
    .from(payments)
    .where(
      and(
        eq(payments.companyId, companyId),
        eq(payments.invoiceId, invoiceId),
        ne(payments.method, "transfer"),
        inArray(payments.status, [...livePaymentStatuses]),
      ),
    )
    .limit(1);
  return charge !== undefined;
}

/** Queues one job an invoice that is past its day, in whichever company. */
export async function sweepExpiredInvoices({ db, clock }: Pick<House, "db" | "clock">): Promise<void> {
  const expired = await db.shared((tx) =>
    tx.execute<{ company_id: string; invoice_id: string }>(
      sql`select * from unscoped_payable_until(${clock.now().toISOString()}::timestamptz)`,
    ),
  );
  for (const { company_id: companyId, invoice_id: invoiceId } of expired) {
    await db.company(companyId, (tx) =>
      enqueue(tx, "void-expired-invoice", { companyId, invoiceId }, { key: `void-expired-invoice:${invoiceId}` }),
    );
  }
}
