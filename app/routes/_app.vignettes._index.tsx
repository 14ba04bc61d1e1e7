import { useLoaderData } from "@remix-run/react";
import { companyLoader } from "#app/access.server.ts";
import type { PageHandle } from "#app/components/layout/page-title.ts";
import { Pagination } from "#app/components/tables/pagination.tsx";
import { readTableQuery } from "#app/components/tables/table-query.ts";
import { Banner } from "#app/components/ui/banner.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { RefreshWhile } from "#app/components/ui/refresh-while.tsx";
import { BatchDownloads } from "#app/components/vignettes/batch-downloads.tsx";
import { VignetteFilters } from "#app/components/vignettes/vignette-filters.tsx";
import { VignettesTable } from "#app/components/vignettes/vignettes-table.tsx";
import { dayInAlgiers } from "#app/domain/day.ts";
import { useT } from "#app/locales/use-t.ts";
import { type Actor, actorCan } from "#app/services/actor.ts";
import { issueProgress } from "#app/services/vignettes/issue-progress.server.ts";
import {
  deliveryFilters,
  type ListedVignette,
  listVignetteChoices,
  listVignettes,
  vignetteColumns,
} from "#app/services/vignettes/list-vignettes.server.ts";

export const handle: PageHandle = { title: (t) => t("vignettes:title") };

const pageSize = 50;

const present = (actor: Actor) => (vignette: ListedVignette) => ({
  serial: vignette.serial,
  plate: vignette.plate,
  year: vignette.year,
  status: vignette.status,
  specimen: vignette.specimen,
  amountMinor: vignette.amountMinor + vignette.increaseMinor,
  issuedOn: vignette.issuedAt && dayInAlgiers(vignette.issuedAt),
  driverName: vignette.driver?.name ?? null,
  delivery: {
    status: vignette.delivery.status,
    isUnknown: vignette.delivery.isUnknown,
    isLeaving: vignette.delivery.isLeaving,
  },
  mayDownload: actorCan(actor, "vignettes:download"),
  maySend: actorCan(actor, "vignettes:send"),
});

const readFilter = (search: URLSearchParams) => ({
  q: (search.get("q") ?? "").slice(0, 100),
  year: Number(/^20\d\d$/.exec(search.get("year") ?? "")?.[0] ?? 0) || null,
  delivery: deliveryFilters.find((known) => known === search.get("delivery")) ?? null,
  invoice: search.get("invoice"),
});

export const loader = companyLoader("vignettes:read", async ({ house, actor, url }) => {
  const chosen = readFilter(url.searchParams);
  const { page, sort } = readTableQuery(url.searchParams, vignetteColumns, { column: "issuedAt", isDescending: true });
  const { rows, total } = await listVignettes(house, actor, {
    q: chosen.q,
    ...(chosen.year && { year: chosen.year }),
    ...(chosen.delivery && { delivery: chosen.delivery }),
    ...(chosen.invoice && { invoiceId: chosen.invoice }),
    page,
    pageSize,
    sort,
  });
  const { years, invoices } = await listVignetteChoices(house, actor);
  const batch = invoices.find(({ id }) => id === chosen.invoice) ?? invoices[0];
  return {
    rows: rows.map(present(actor)),
    total,
    page,
    sort,
    years,
    invoices,
    chosen,
    batch: batch && { ...batch, progress: await issueProgress(house, actor, batch.id) },
    sent: url.searchParams.get("sent")?.slice(0, 254),
  };
});

export default function Vignettes() {
  const t = useT();
  const { rows, total, page, sort, years, invoices, chosen, batch, sent } = useLoaderData<typeof loader>();
  const isFiltered = Boolean(chosen.q || chosen.year || chosen.delivery || chosen.invoice);
  return (
    <>
      <RefreshWhile isRunning={rows.some(({ status, delivery }) => status === "ordered" || delivery.isLeaving)} />
      <PageHeading title={t("vignettes:title")} lead={t("vignettes:lead")} />
      {sent && <Banner tone="success" title={t("vignettes:sentTo", { email: sent })} live="status" />}
      {batch?.progress.isComplete && (batch.progress.mayDownload || batch.progress.mayExport) && (
        <Panel title={t("vignettes:downloadsOf", { number: batch.number })}>
          <BatchDownloads invoiceId={batch.id} may={batch.progress} />
        </Panel>
      )}
      <Panel isFlush>
        {(total > 0 || isFiltered) && <VignetteFilters years={years} invoices={invoices} chosen={chosen} />}
        <VignettesTable rows={rows} sort={sort} isFiltered={isFiltered} />
        <Pagination page={page} pageSize={pageSize} total={total} />
      </Panel>
    </>
  );
}
