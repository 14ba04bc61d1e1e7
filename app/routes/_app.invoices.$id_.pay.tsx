import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { companyAction, companyLoader } from "#app/access.server.ts";
import type { PageHandle } from "#app/components/layout/page-title.ts";
import { AmountToPay } from "#app/components/payments/amount-to-pay.tsx";
import { PayState } from "#app/components/payments/pay-state.tsx";
import { Banner } from "#app/components/ui/banner.tsx";
import { Identifier } from "#app/components/ui/identifier.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { RefreshWhile } from "#app/components/ui/refresh-while.tsx";
import { Steps } from "#app/components/ui/steps.tsx";
import { IssueProgress } from "#app/components/vignettes/issue-progress.tsx";
import { stepOf } from "#app/components/vignettes/step-of.ts";
import { paymentMethods } from "#app/domain/lifecycle.ts";
import { useT } from "#app/locales/use-t.ts";
import { refusalSentence } from "#app/refusal-sentence.server.ts";
import { openPayment } from "#app/services/payments/open-payment.server.ts";
import { payPage } from "#app/services/payments/pay-page.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { issueProgress } from "#app/services/vignettes/issue-progress.server.ts";

type Data = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Data> = {
  title: (t, { page }) => t("payments:title", { number: page.invoice.number }),
};

const method = z.enum(paymentMethods);

export const loader = companyLoader("invoices:pay", async ({ house, actor, params, url, context }) => {
  const hasReturned = url.searchParams.get("returned") === "yes";
  const page = await payPage(house, actor, { invoiceId: params.id ?? "", hasReturned });
  return {
    page,
    person: context.session?.user.name ?? "",
    progress: await issueProgress(house, actor, page.invoice.id),
  };
});

export const action = companyAction("invoices:pay", async ({ house, actor, params, request, locale }) => {
  const invoiceId = params.id ?? "";
  const chosen = method.safeParse((await request.formData()).get("method"));
  if (!chosen.success) throw redirect(`/invoices/${encodeURIComponent(invoiceId)}/pay`);
  const payment = await openPayment(house, actor, { invoiceId, method: chosen.data });
  if (isRefusal(payment)) return { refusal: refusalSentence(payment, locale) };
  throw redirect(payment.checkoutUrl ?? `/invoices/${payment.invoiceId}/pay`);
});

const running = ["checking", "held", "mine"];

export default function Pay() {
  const t = useT();
  const { page, person, progress } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { invoice, state } = page;
  return (
    <>
      <RefreshWhile isRunning={running.includes(state.kind)} />
      <Steps
        current={state.kind === "paid" ? stepOf(progress) : "payment"}
        links={{ invoice: `/invoices/${invoice.id}` }}
      />
      <PageHeading
        title={t("payments:title", { number: invoice.number })}
        crumbs={[
          { to: "/invoices", label: t("invoices:title") },
          { to: `/invoices/${invoice.id}`, label: <Identifier>{invoice.number}</Identifier> },
        ]}
      />
      {refused && <Banner tone="danger" title={refused.refusal} live="alert" />}
      {state.kind === "paid" ? (
        <PayState page={page} />
      ) : (
        <div className="grid items-start gap-6 lg:grid-cols-[5fr_4fr]">
          <Panel title={state.kind === "transfer" ? t("payments:transferTitle") : undefined}>
            <PayState page={page} />
          </Panel>
          <Panel className="max-lg:order-first">
            <AmountToPay
              totalMinor={invoice.totalMinor}
              payableUntil={invoice.payableUntil}
              person={state.kind === "held" ? null : person}
            />
          </Panel>
        </div>
      )}
      {progress.isPaid && <IssueProgress invoiceId={invoice.id} progress={progress} />}
    </>
  );
}
