import { and, desc, eq, inArray } from "drizzle-orm";
import { livePaymentStatuses } from "#app/domain/lifecycle.ts";
import { knownId } from "#app/services/fleets/known-id.ts";
import { NotFound } from "#app/services/refusal.ts";
import type { Tx } from "#db/client.server.ts";
import { apiKeys, invoices, memberships, payments, users } from "#db/schema/index.ts";

export type Payment = typeof payments.$inferSelect;
/**
 * Whoever opens, settles or gives up the payments of an invoice holds its row first, and its payments after: what is
 * being opened sees a void, and a void sees what is being opened.
 */
export async function lockInvoice(
  tx: Tx,
  companyId: string,
  invoiceId: string,
  strength: "share" | "update",
): Promise<void> {
  await tx
    .select({ id: invoices.id })
    .from(invoices)
    .where(and(eq(invoices.companyId, companyId), eq(invoices.id, knownId("invoice", invoiceId))))
    .for(strength);
}

export async function getPaymentRow(tx: Tx, companyId: string, paymentId: string | undefined): Promise<Payment> {
  const [payment] = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.companyId, companyId), eq(payments.id, knownId("payment", paymentId))));
  if (!payment) throw new NotFound("payment");
  return payment;
}

/** The attempt that holds a part of the invoice, if any: the database lets no second one in (invariant M5). */
export async function findLivePayment(tx: Tx, companyId: string, invoiceId: string, part = 1) {
  const [payment] = await tx
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.companyId, companyId),
        eq(payments.invoiceId, invoiceId),
        eq(payments.part, part),
        inArray(payments.status, [...livePaymentStatuses]),
      ),
    )
    .orderBy(desc(payments.createdAt))
    .limit(1);
  return payment;
}

/** The name behind a payment: a member of the company or one of its API keys. */
export async function nameOfPayer(tx: Tx, companyId: string, openedBy: string | null): Promise<string | null> {
  if (!openedBy) return null;
  const [member] = await tx
    .select({ name: users.name })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .where(and(eq(memberships.companyId, companyId), eq(users.id, openedBy)));
  if (member) return member.name;
  const [key] = await tx
    .select({ name: apiKeys.name })
    .from(apiKeys)
    .where(and(eq(apiKeys.companyId, companyId), eq(apiKeys.id, openedBy)));
  return key?.name ?? null;
}
