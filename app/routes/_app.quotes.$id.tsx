import { useLoaderData } from "@remix-run/react";
import { companyLoader } from "#app/access.server.ts";
import type { PageHandle } from "#app/components/layout/page-title.ts";
import { LinesTable } from "#app/components/quotes/lines-table.tsx";
import { NextStep } from "#app/components/quotes/next-step.tsx";
import { OutcomeFilter } from "#app/components/quotes/outcome-filter.tsx";
import { QuoteFacts } from "#app/components/quotes/quote-facts.tsx";
import { QuoteNotices } from "#app/components/quotes/quote-notices.tsx";
import { QuoteTotals } from "#app/components/quotes/quote-totals.tsx";
import { Pagination } from "#app/components/tables/pagination.tsx";
import { readTableQuery } from "#app/components/tables/table-query.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { Progress } from "#app/components/ui/progress.tsx";
import { RefreshWhile } from "#app/components/ui/refresh-while.tsx";
import { StatusOf } from "#app/components/ui/status.tsx";
import { Steps } from "#app/components/ui/steps.tsx";
import { outcomes } from "#app/domain/lifecycle.ts";
import { useT } from "#app/locales/use-t.ts";
import { getQuote } from "#app/services/quotes/get-quote.server.ts";
import { listQuoteLines } from "#app/services/quotes/list-quote-lines.server.ts";
import { quotePage } from "#app/services/quotes/quote-page.server.ts";

type Data = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Data> = {
  title: (t, { quote }) => t("quotes:yearTitle", { year: String(quote.year) }),
};

const pageSize = 50;

export const loader = companyLoader("quotes:read", async ({ house, actor, params, url, locale }) => {
  const quote = await getQuote(house, actor, { quoteId: params.id ?? "" });
  const outcome = outcomes.find((known) => known === url.searchParams.get("outcome")) ?? null;
  const { page } = readTableQuery(url.searchParams, [], { column: "", isDescending: false });
  const found = await listQuoteLines(house, actor, {
    quoteId: quote.id,
    ...(outcome && { outcome }),
    limit: pageSize,
    offset: (page - 1) * pageSize,
    locale,
  });
  const lines = found.map(({ outcome: result, amountMinor, increaseMinor, ...line }) => ({
    vehicleId: line.vehicleId,
    plate: line.plate,
    vin: line.vin,
    depot: line.depot,
    outcome: result,
    amountMinor: result === "due" ? amountMinor : null,
    increaseMinor: result === "due" ? increaseMinor : null,
    rule: line.rule,
    reason: line.reason,
    legalBasis: line.legalBasis,
    invoice: line.invoice,
  }));
  return { quote: await quotePage(house, actor, quote), lines, outcome, page };
});

export default function Quote() {
  const t = useT();
  const { quote } = useLoaderData<typeof loader>();
  const isPricing = quote.status === "pricing";
  return (
    <>
      <RefreshWhile isRunning={isPricing} />
      <Steps current={quote.invoice ? "invoice" : "quote"} links={{ fleet: "/vehicles", quote: "/quotes" }} />
      <PageHeading
        title={t("quotes:yearTitle", { year: String(quote.year) })}
        crumbs={[{ to: "/quotes", label: t("quotes:title") }]}
        mark={<StatusOf subject="quote" value={quote.status} />}
      />
      {isPricing ? (
        <Panel>
          <Progress label={t("quotes:pricing")} share={quote.progress} />
          <p className="mt-2 text-sm text-ink-soft">{t("quotes:pricingHint")}</p>
        </Panel>
      ) : (
        <PricedQuote />
      )}
    </>
  );
}

function PricedQuote() {
  const t = useT();
  const { quote, lines, outcome, page } = useLoaderData<typeof loader>();
  const total = outcome ? quote.counts[outcome] : quote.vehicleCount;
  return (
    <>
      <QuoteNotices quote={quote} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Panel title={t("quotes:sum")}>
          <QuoteTotals totals={quote} />
          <NextStep quote={quote} />
        </Panel>
        <Panel title={t("quotes:facts")}>
          <QuoteFacts quote={quote} />
        </Panel>
      </div>
      <Panel title={t("quotes:lines")} isFlush>
        <OutcomeFilter counts={quote.counts} total={quote.vehicleCount} chosen={outcome} />
        <LinesTable lines={lines} />
        <Pagination page={page} pageSize={pageSize} total={total} />
      </Panel>
    </>
  );
}
