import { useLoaderData } from "@remix-run/react";
import { companyLoader } from "#app/access.server.ts";
import { AnnexTable } from "#app/components/invoices/annex-table.tsx";
import { CostCentres } from "#app/components/invoices/cost-centres.tsx";
import { InvoiceFacts } from "#app/components/invoices/invoice-facts.tsx";
import { InvoiceNotices } from "#app/components/invoices/invoice-notices.tsx";
import { PaymentsTable } from "#app/components/invoices/payments-table.tsx";
import type { PageHandle } from "#app/components/layout/page-title.ts";
import { QuoteTotals } from "#app/components/quotes/quote-totals.tsx";
import { Pagination } from "#app/components/tables/pagination.tsx";
import { readTableQuery } from "#app/components/tables/table-query.ts";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Identifier } from "#app/components/ui/identifier.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { RefreshWhile } from "#app/components/ui/refresh-while.tsx";
import { StatusOf } from "#app/components/ui/status.tsx";
import { Steps } from "#app/components/ui/steps.tsx";
import { IssueProgress } from "#app/components/vignettes/issue-progress.tsx";
import { stepOf } from "#app/components/vignettes/step-of.ts";
import type { PaymentStatus } from "#app/domain/lifecycle.ts";
import { useT } from "#app/locales/use-t.ts";
import { getInvoice, listCostCentres } from "#app/services/invoices/get-invoice.server.ts";
import { invoicePage } from "#app/services/invoices/invoice-page.server.ts";
import { listInvoiceLines } from "#app/services/invoices/list-invoice-lines.server.ts";
import { listPayments } from "#app/services/payments/list-payments.server.ts";
import { issueProgress } from "#app/services/vignettes/issue-progress.server.ts";

type Data = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Data> = {
  title: (t, { invoice }) => t("invoices:invoice", { number: invoice.number }),
};

const pageSize = 50;
/** A payment in one of these may still become money. */
const underWay: readonly PaymentStatus[] = ["created", "open", "processing", "unknown"];

export const loader = companyLoader("invoices:read", async ({ house, actor, params, url }) => {
  const found = await getInvoice(house, actor, { invoiceId: params.id ?? "" });
  const invoiceId = found.id;
  const { page } = readTableQuery(url.searchParams, [], { column: "", isDescending: false });
  const [lines, sums, attempts, progress] = await Promise.all([
    listInvoiceLines(house, actor, { invoiceId, limit: pageSize, offset: (page - 1) * pageSize }),
    listCostCentres(house, actor, { invoiceId }),
    listPayments(house, actor, invoiceId),
    issueProgress(house, actor, invoiceId),
  ]);
  const costCentres = sums.map(({ costCentre, count, stampsMinor, increasesMinor }) => ({
    costCentre,
    count,
    totalMinor: stampsMinor + increasesMinor,
  }));
  const payments = attempts.map(({ id, method, status, amountMinor, payer, createdAt, settledAt }) => ({
    id,
    method,
    status,
    amountMinor,
    payer,
    at: settledAt ?? createdAt,
  }));
  const attempt = attempts.find(({ status }) => underWay.includes(status));
  const live = attempt && {
    who: attempt.payer ?? "Ostoul",
    since: attempt.createdAt,
    method: attempt.method,
    isReader: attempt.openedBy === actor.id,
  };
  return {
    invoice: invoicePage(house, actor, found),
    lines,
    page,
    costCentres,
    payments,
    live: live ?? null,
    progress,
  };
});

export default function Invoice() {
  const t = useT();
  const { invoice, costCentres, payments, live, progress } = useLoaderData<typeof loader>();
  const isOpen = invoice.status === "open";
  const isPaying = isOpen && live !== null && live.method !== "transfer";
  return (
    <>
      <RefreshWhile isRunning={isPaying} />
      <Steps
        current={isOpen ? "payment" : progress.isPaid ? stepOf(progress) : "invoice"}
        links={{ quote: `/quotes/${invoice.quoteId}`, invoice: "/invoices" }}
      />
      <PageHeading
        title={<Identifier>{invoice.number}</Identifier>}
        crumbs={[{ to: "/invoices", label: t("invoices:title") }]}
        mark={<StatusOf subject="invoice" value={invoice.status} />}
        actions={<Documents />}
      />
      <InvoiceNotices invoice={invoice} live={live} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Amounts />
        <Panel title={t("invoices:facts")}>
          <InvoiceFacts invoice={invoice} />
        </Panel>
      </div>
      {invoice.mayReadVignettes && progress.isPaid && <IssueProgress invoiceId={invoice.id} progress={progress} />}
      {payments.length > 0 && (
        <Panel title={t("invoices:payments")} isFlush>
          <PaymentsTable payments={payments} />
        </Panel>
      )}
      {costCentres.some(({ costCentre }) => costCentre !== null) && (
        <Panel title={t("invoices:costCentres")} isFlush>
          <CostCentres rows={costCentres} />
        </Panel>
      )}
      <Annex />
    </>
  );
}

function Documents() {
  const t = useT();
  const { invoice } = useLoaderData<typeof loader>();
  return (
    <>
      <LinkButton to={`/invoices/${invoice.id}/invoice.pdf`} reloadDocument>
        {t("invoices:pdf")}
      </LinkButton>
      {invoice.paidAt && (
        <LinkButton to={`/invoices/${invoice.id}/receipt.pdf`} reloadDocument>
          {t("invoices:receipt")}
        </LinkButton>
      )}
    </>
  );
}

function Amounts() {
  const t = useT();
  const { invoice, live } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("invoices:sum")}>
      <QuoteTotals totals={invoice} />
      {invoice.mayPay && (live === null || live.isReader) && (
        <LinkButton to={`/invoices/${invoice.id}/pay`} look="primary" className="mt-5">
          {t("invoices:pay")}
        </LinkButton>
      )}
    </Panel>
  );
}

function Annex() {
  const t = useT();
  const { invoice, lines, page } = useLoaderData<typeof loader>();
  return (
    <Panel title={t("invoices:lines")} isFlush>
      <AnnexTable lines={lines} />
      <Pagination page={page} pageSize={pageSize} total={invoice.vehicleCount} />
    </Panel>
  );
}
