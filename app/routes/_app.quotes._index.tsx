import { useLoaderData } from "@remix-run/react";
import { companyLoader } from "#app/access.server.ts";
import type { PageHandle } from "#app/components/layout/page-title.ts";
import { QuotesTable } from "#app/components/quotes/quotes-table.tsx";
import { Pagination } from "#app/components/tables/pagination.tsx";
import { readTableQuery } from "#app/components/tables/table-query.ts";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { RefreshWhile } from "#app/components/ui/refresh-while.tsx";
import { dayInAlgiers } from "#app/domain/day.ts";
import { useT } from "#app/locales/use-t.ts";
import { actorCan } from "#app/services/actor.ts";
import { labelOf } from "#app/services/quotes/describe-selection.ts";
import { listQuotes } from "#app/services/quotes/list-quotes.server.ts";

export const handle: PageHandle = { title: (t) => t("quotes:title") };

const pageSize = 50;

export const loader = companyLoader("quotes:read", async ({ house, actor, url }) => {
  const { page } = readTableQuery(url.searchParams, [], { column: "", isDescending: true });
  const { items, total } = await listQuotes(house, actor, { limit: pageSize, offset: (page - 1) * pageSize });
  const quotes = items.map((quote) => ({
    id: quote.id,
    year: quote.year,
    simulation: quote.simulation,
    status: quote.status,
    askedOn: dayInAlgiers(quote.createdAt),
    selection: labelOf(quote.selection),
    vehicleCount: quote.vehicleCount,
    totalMinor: quote.status === "pricing" ? null : quote.totalMinor,
  }));
  return { quotes, page, total, mayAsk: actorCan(actor, "quotes:write") };
});

export default function Quotes() {
  const t = useT();
  const { quotes, page, total, mayAsk } = useLoaderData<typeof loader>();
  return (
    <>
      <RefreshWhile isRunning={quotes.some(({ status }) => status === "pricing")} />
      <PageHeading
        title={t("quotes:title")}
        lead={t("quotes:lead")}
        actions={
          mayAsk && (
            <LinkButton to="/quotes/new" look="primary">
              {t("quotes:ask")}
            </LinkButton>
          )
        }
      />
      <Panel isFlush>
        <QuotesTable quotes={quotes} />
        <Pagination page={page} pageSize={pageSize} total={total} />
      </Panel>
    </>
  );
}
