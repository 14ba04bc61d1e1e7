import { and, eq, inArray } from "drizzle-orm";
import { crash } from "#app/adapters/crash.server.ts";
import { ProviderRefused, ProviderUnclear } from "#app/adapters/stripe/payment-provider.ts";
import type { Locale } from "#app/domain/locale.ts";
import type { House } from "#app/services/house.ts";
import { type Refusal, refuse } from "#app/services/refusal.ts";
import type { Tx } from "#db/client.server.ts";
import { companies, invoices, payments } from "#db/schema/index.ts";
import { getPaymentRow, type Payment } from "./payment-access.server.ts";

type CheckoutHouse = Pick<House, "db" | "log" | "cards">;
type Outcome =
  | { status: "open"; ref: string; url: string }
  | { status: "failed"; failure: string }
  | { status: "unknown"; failure: string };

/**
 * Asks the provider for the checkout page of an intent that is already committed. Everything sent comes from rows, so
 * that a second attempt after a crash has the same key and the same body (M6). A refusal ends the attempt; no answer
 * leaves it `unknown` for the sweeper.
 */
export async function openCheckout(house: CheckoutHouse, payment: Payment): Promise<Payment | Refusal> {
  crash("after-intent");
  const facts = await house.db.company(payment.companyId, (tx) => checkoutFacts(tx, payment));
  const outcome = await askForCheckout(house, payment, facts);
  crash("after-checkout");
  if (outcome.status !== "open") house.log.warn({ paymentId: payment.id, failure: outcome.failure }, "no checkout");
  const written = await house.db.company(payment.companyId, (tx) => writeOutcome(tx, payment, outcome));
  return written.status === "failed" ? refuse("card_provider_refused", {}, 402) : written;
}

async function checkoutFacts(tx: Tx, { companyId, invoiceId }: Payment) {
  const [facts] = await tx
    .select({ number: invoices.number, locale: companies.locale })
    .from(invoices)
    .innerJoin(companies, eq(companies.id, invoices.companyId))
    .where(and(eq(invoices.companyId, companyId), eq(invoices.id, invoiceId)));
  if (!facts) throw new Error(`payment of invoice ${invoiceId}, which is not there`);
  return facts;
}

async function askForCheckout(
  { cards }: Pick<House, "cards">,
  payment: Payment,
  { number, locale }: { number: string; locale: Locale },
): Promise<Outcome> {
  const { successUrl, cancelUrl, expiresAt } = payment;
  if (!successUrl || !cancelUrl || !expiresAt) throw new Error(`payment ${payment.id} is not one by card`);
  try {
    const { ref, url } = await cards.openCheckout({
      idempotencyKey: payment.idempotencyKey,
      amountMinor: payment.amountMinor,
      currency: "dzd",
      companyId: payment.companyId,
      invoiceId: payment.invoiceId,
      invoiceNumber: number,
      paymentId: payment.id,
      email: null,
      locale,
      successUrl,
      cancelUrl,
      expiresAt,
    });
    return { status: "open", ref, url };
  } catch (error) {
    if (error instanceof ProviderUnclear) return { status: "unknown", failure: error.message };
    if (!(error instanceof ProviderRefused)) throw error;
    // The key was used with another body: a checkout exists, and its page may still be paid.
    if (error.code === "idempotency_error") return { status: "unknown", failure: error.code };
    return { status: "failed", failure: error.code };
  }
}

/** Only while nobody else has recorded an outcome: of two calls with one key, both learn the same checkout. */
async function writeOutcome(tx: Tx, payment: Payment, outcome: Outcome): Promise<Payment> {
  const { status } = outcome;
  const facts =
    outcome.status === "open"
      ? { providerRef: outcome.ref, checkoutUrl: outcome.url, failure: null }
      : { failure: outcome.failure };
  const [written] = await tx
    .update(payments)
    .set({ status, ...facts })
    .where(
      and(
        eq(payments.companyId, payment.companyId),
        eq(payments.id, payment.id),
        inArray(payments.status, ["created", "unknown"]),
      ),
    )
    .returning();
  return written ?? getPaymentRow(tx, payment.companyId, payment.id);
}
