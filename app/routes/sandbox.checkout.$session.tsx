import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type PublicRequest, publicAction, publicLoader } from "#app/access.server.ts";
import type { PageHandle } from "#app/components/layout/page-title.ts";
import { PublicLayout } from "#app/components/layout/public-layout.tsx";
import { CheckoutPage } from "#app/components/sandbox/checkout-page.tsx";
import { sandboxMessages } from "#app/components/sandbox/sandbox-messages.ts";
import { NotFound } from "#app/services/refusal.ts";

function stripeOf({ context, params }: PublicRequest) {
  if (!context.sandbox?.stripe) throw new NotFound("sandbox");
  return { stripe: context.sandbox.stripe, session: params.session ?? "" };
}

export const loader = publicLoader(async (request) => {
  const { stripe, session } = stripeOf(request);
  const checkout = stripe.page(session);
  if (!checkout) throw new NotFound("checkout");
  return { checkout, title: sandboxMessages[request.locale].checkout.title };
});

/** A form field `card` with a test number: 303 to the success address, or this page with 402 and why not. */
export const action = publicAction(async (request) => {
  const { stripe, session } = stripeOf(request);
  const card = (await request.request.formData()).get("card");
  const paid = await stripe.pay(session, typeof card === "string" ? card.slice(0, 30) : "");
  if (!paid) throw new NotFound("checkout");
  if (paid.outcome === "declined") return data({ declined: paid.reason }, { status: 402 });
  if (paid.outcome === "expired") return data({ declined: undefined }, { status: 410 });
  throw redirect(paid.redirectUrl ?? request.url.pathname, 303);
});

export const handle: PageHandle<{ title: string }> = { title: (_t, { title }) => title };

export default function SandboxCheckout() {
  const { checkout } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <PublicLayout width="narrow">
      <CheckoutPage checkout={checkout} declined={answered?.declined} />
    </PublicLayout>
  );
}
