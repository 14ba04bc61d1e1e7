import type { Locale } from "#app/domain/locale.ts";

/** Largest amount of one charge: eight digits, 999,999.99 DZD. A larger invoice is paid in parts or by transfer. */
export const largestChargeMinor = 99_999_999n;

export interface CheckoutInput {
  /** Stored before the call, one per attempt. Repeating an attempt repeats the whole input unchanged. */
  idempotencyKey: string;
  amountMinor: bigint;
  currency: "dzd";
  companyId: string;
  invoiceId: string;
  invoiceNumber: string;
  paymentId: string;
  email: string | null;
  locale: Locale;
  successUrl: string;
  cancelUrl: string;
  /** Between 30 minutes and 24 hours from now. */
  expiresAt: Date;
}

export interface ProviderPayment {
  ref: string;
  status: "open" | "processing" | "succeeded" | "failed" | "cancelled";
  /** What was captured once it succeeded; what is asked before. */
  amountMinor: bigint;
  currency: string;
  chargeRef: string | null;
  companyId: string | null;
  paymentId: string | null;
  livemode: boolean;
}

/** What a webhook says: a hint to ask for the present state, never the state itself. */
export interface ProviderEvent {
  id: string;
  type: string;
  ref: string | null;
  companyId: string | null;
  paymentId: string | null;
  livemode: boolean;
  createdAt: Date;
}

/** A provider of card payments, in our words. Calls reject with ProviderRefused or ProviderUnclear only. */
export interface CardProvider {
  openCheckout(input: CheckoutInput): Promise<{ ref: string; url: string }>;
  find(ref: string): Promise<ProviderPayment>;
  /** Cancelling what is cancelled already is done; what is paid is refused with `not_cancellable`. */
  cancel(ref: string): Promise<void>;
  readWebhook(rawBody: Uint8Array | string, signature: string): ProviderEvent | { invalid: string };
}

/** The provider said no: nothing happened there, and asking the same again gives the same. */
export class ProviderRefused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Nobody knows whether it happened there: no answer, or a failure on their side. Never to be taken for a refusal; the
 * same call with the same idempotency key finds out.
 */
export class ProviderUnclear extends Error {}
