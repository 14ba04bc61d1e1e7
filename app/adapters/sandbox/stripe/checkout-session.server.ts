import type Stripe from "stripe";
import { largestChargeMinor } from "#app/adapters/stripe/payment-provider.ts";
import { ApiProblem } from "./api-problem.ts";
import { makeEvent } from "./make-event.server.ts";
import type { Params } from "./read-params.ts";
import { type Effect, newId } from "./store.server.ts";
import { unusedOfSession } from "./stripe-objects.ts";

interface LineItem {
  quantity?: number;
  price_data?: { currency: string; unit_amount?: number; product_data?: { name: string } };
}

/** Fields of the parameters that are read here; the description has checked their forms already. */
interface SessionParams {
  mode?: string;
  line_items?: LineItem[];
  success_url?: string;
  cancel_url?: string;
  client_reference_id?: string;
  customer_email?: string;
  expires_at?: number;
  locale?: Stripe.Checkout.Session.Locale;
  metadata?: Record<string, string>;
  allowed_payment_method_types?: string[];
  payment_intent_data?: { metadata?: Record<string, string>; description?: string };
}

/** What the payment will be made from; Stripe does not show it on the session. */
export interface IntentData {
  metadata: Record<string, string>;
  description: string | null;
}

export type KeptSession = Stripe.Checkout.Session & { intent_data: IntentData };

const refused = (message: string, code: string, param: string) => new ApiProblem(400, message, { code, param });
const halfHour = 30 * 60;
const day = 24 * 60 * 60;

function priceOf(items: LineItem[]): { currency: string; amount: number; name: string | null } {
  const [first] = items;
  if (!first) throw refused("Missing required param: line_items.", "parameter_missing", "line_items");
  const currency = first.price_data?.currency.toLowerCase() ?? "";
  let amount = 0;
  for (const [index, { quantity, price_data }] of items.entries()) {
    const param = `line_items[${index}]`;
    if (!price_data) throw refused("This sandbox takes price_data only.", "parameter_missing", `${param}[price_data]`);
    if (!/^[a-z]{3}$/i.test(price_data.currency) || price_data.currency.toLowerCase() !== currency)
      throw refused(`Invalid currency: ${price_data.currency}`, "parameter_invalid", `${param}[price_data][currency]`);
    if (quantity === undefined || quantity < 1)
      throw refused("Quantity is required.", "parameter_missing", `${param}[quantity]`);
    if (price_data.unit_amount === undefined || price_data.unit_amount < 0)
      throw refused("Invalid unit_amount.", "parameter_invalid_integer", `${param}[price_data][unit_amount]`);
    amount += quantity * price_data.unit_amount;
  }
  if (amount < 1) throw refused("The total amount must be at least 1.", "amount_too_small", "line_items");
  if (BigInt(amount) > largestChargeMinor)
    throw refused(`The total amount must be no more than ${largestChargeMinor}.`, "amount_too_large", "line_items");
  return { currency, amount, name: first.price_data?.product_data?.name ?? null };
}

function expiryOf(wanted: number | undefined, nowSeconds: number): number {
  const expiresAt = wanted ?? nowSeconds + day;
  // A minute of grace each way: the caller's clock and the time the call took.
  if (expiresAt < nowSeconds + halfHour - 60 || expiresAt > nowSeconds + day + 60)
    throw refused("expires_at must be 30 minutes to 24 hours from now.", "parameter_invalid", "expires_at");
  return expiresAt;
}

const isAddress = (url: string) => /^https?:\/\/[^/\s]+/.test(url);

function checkAddresses({ success_url, cancel_url }: SessionParams) {
  for (const [param, url] of Object.entries({ success_url, cancel_url }))
    if (url !== undefined && !isAddress(url)) throw refused("Not a valid URL", "url_invalid", param);
}

export function createSession(params: Params, now: Date, pageOf: (id: string) => string): KeptSession {
  const given = params as SessionParams;
  if (given.mode !== "payment") throw refused("This sandbox knows mode payment only.", "parameter_invalid", "mode");
  checkAddresses(given);
  const { currency, amount, name } = priceOf(given.line_items ?? []);
  const created = Math.floor(now.getTime() / 1000);
  const id = newId("cs_test", 58);
  return {
    ...unusedOfSession,
    id,
    object: "checkout.session",
    allowed_payment_method_types: given.allowed_payment_method_types ?? null,
    amount_subtotal: amount,
    amount_total: amount,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    cancel_url: given.cancel_url ?? null,
    client_reference_id: given.client_reference_id ?? null,
    created,
    currency,
    customer_details: null,
    customer_email: given.customer_email ?? null,
    expires_at: expiryOf(given.expires_at, created),
    livemode: false,
    locale: given.locale ?? null,
    metadata: given.metadata ?? {},
    mode: "payment",
    payment_intent: null,
    payment_method_types: given.allowed_payment_method_types ?? ["card"],
    payment_status: "unpaid",
    status: "open",
    success_url: given.success_url ?? null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: "hosted_page",
    url: pageOf(id),
    intent_data: {
      metadata: given.payment_intent_data?.metadata ?? {},
      description: given.payment_intent_data?.description ?? name,
    },
  };
}

export function expireSession(session: KeptSession, now: Date): Effect {
  if (session.status !== "open")
    throw new ApiProblem(
      400,
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
    );
  const expired: KeptSession = { ...session, status: "expired", url: null };
  return { objects: [expired], events: [makeEvent("checkout.session.expired", shown(expired), now)] };
}

/** As it is answered: without what only the double knows. */
export function shown({ intent_data: _, ...session }: KeptSession): Stripe.Checkout.Session {
  return session;
}
