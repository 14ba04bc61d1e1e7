import Stripe from "stripe";
import type { Locale } from "#app/domain/locale.ts";
import { explainStripeError } from "./explain-stripe-error.ts";
import {
  type CardProvider,
  type CheckoutInput,
  largestChargeMinor,
  type ProviderEvent,
  type ProviderPayment,
  ProviderRefused,
} from "./payment-provider.ts";

/** Stripe's page does not exist in Arabic: it takes the language of the browser instead. */
const pageLocale: Record<Locale, "auto" | "fr" | "en"> = { ar: "auto", fr: "fr", en: "en" };

async function asked<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw explainStripeError(error);
  }
}

/** One amount and our ids: the lines of the invoice stay with us (Stripe takes 100 lines at most). */
function sessionParams(input: CheckoutInput): Stripe.Checkout.SessionCreateParams {
  const metadata = {
    company_id: input.companyId,
    invoice_id: input.invoiceId,
    invoice_number: input.invoiceNumber,
    payment_id: input.paymentId,
  };
  return {
    mode: "payment",
    allowed_payment_method_types: ["card"],
    client_reference_id: input.paymentId,
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: input.currency,
          unit_amount: Number(input.amountMinor),
          product_data: { name: input.invoiceNumber },
        },
      },
    ],
    metadata,
    payment_intent_data: { metadata, description: input.invoiceNumber },
    locale: pageLocale[input.locale],
    success_url: input.successUrl,
    cancel_url: input.cancelUrl,
    expires_at: Math.floor(input.expiresAt.getTime() / 1000),
    ...(input.email && { customer_email: input.email }),
  };
}

function statusOf(session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): ProviderPayment["status"] {
  if (session.payment_status === "paid" || intent?.status === "succeeded") return "succeeded";
  if (session.status === "expired" || intent?.status === "canceled") return "cancelled";
  if (session.status === "complete") return intent?.status === "requires_payment_method" ? "failed" : "processing";
  return intent?.status === "processing" ? "processing" : "open";
}

const idOf = (reference: string | { id: string } | null | undefined) =>
  typeof reference === "string" ? reference : (reference?.id ?? null);

function readSession(session: Stripe.Checkout.Session): ProviderPayment {
  const intent = typeof session.payment_intent === "object" ? session.payment_intent : null;
  const status = statusOf(session, intent);
  return {
    ref: session.id,
    status,
    amountMinor: BigInt((status === "succeeded" ? intent?.amount_received : undefined) ?? session.amount_total ?? 0),
    currency: intent?.currency ?? session.currency ?? "",
    chargeRef: idOf(intent?.latest_charge),
    companyId: session.metadata?.company_id ?? null,
    paymentId: session.metadata?.payment_id ?? null,
    livemode: session.livemode,
  };
}

function readEvent(event: Stripe.Event): ProviderEvent {
  const subject = event.data.object as { object: string; id?: string; metadata?: Record<string, string> | null };
  return {
    id: event.id,
    type: event.type,
    ref: subject.object === "checkout.session" ? (subject.id ?? null) : null,
    companyId: subject.metadata?.company_id ?? null,
    paymentId: subject.metadata?.payment_id ?? null,
    livemode: event.livemode,
    createdAt: new Date(event.created * 1000),
  };
}

/** `webhookSecrets`: the present one, and the one before while it is being changed. */
export function createCardProvider(stripe: Stripe, webhookSecrets: readonly string[]): CardProvider {
  const find = async (ref: string) =>
    readSession(await asked(stripe.checkout.sessions.retrieve(ref, { expand: ["payment_intent"] })));

  return {
    find,

    async openCheckout(input) {
      if (input.amountMinor <= 0n || input.amountMinor > largestChargeMinor)
        throw new ProviderRefused("amount_out_of_range", `${input.amountMinor} cannot be charged at once`);
      const options = { idempotencyKey: input.idempotencyKey };
      const session = await asked(stripe.checkout.sessions.create(sessionParams(input), options));
      if (!session.url) throw new ProviderRefused("checkout_closed", `session ${session.id} has no page`);
      return { ref: session.id, url: session.url };
    },

    async cancel(ref) {
      try {
        await asked(stripe.checkout.sessions.expire(ref));
      } catch (error) {
        if (!(error instanceof ProviderRefused) || error.code === "resource_missing") throw error;
        if ((await find(ref)).status !== "cancelled") throw new ProviderRefused("not_cancellable", error.message);
      }
    },

    readWebhook(rawBody, signature) {
      let invalid = "no webhook secret";
      for (const secret of webhookSecrets) {
        try {
          return readEvent(stripe.webhooks.constructEvent(rawBody as string | Buffer, signature, secret));
        } catch (error) {
          if (!(error instanceof Stripe.errors.StripeSignatureVerificationError || error instanceof SyntaxError))
            throw error;
          invalid = error.message;
        }
      }
      return { invalid };
    },
  };
}
