/** Stripe keeps a checkout open for thirty minutes at least; the minute more covers the way there. */
export const shortestCheckoutMs = 31 * 60_000;

/** How long one person may hold an invoice on the payment page. */
export const checkoutMs = 60 * 60_000;
