import { useLoaderData } from "@remix-run/react";
import { companyLoader } from "#app/access.server.ts";
import { InvoicesTable } from "#app/components/invoices/invoices-table.tsx";
import type { PageHandle } from "#app/components/layout/page-title.ts";
import { Pagination } from "#app/components/tables/pagination.tsx";
import { readTableQuery } from "#app/components/tables/table-query.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { dayInAlgiers } from "#app/domain/day.ts";
import { useT } from "#app/locales/use-t.ts";
import { listInvoices } from "#app/services/invoices/list-invoices.server.ts";

export const handle: PageHandle = { title: (t) => t("invoices:title") };

const pageSize = 50;

export const loader = companyLoader("invoices:read", async ({ house, actor, url }) => {
  const { page } = readTableQuery(url.searchParams, [], { column: "", isDescending: true });
  const { items, total } = await listInvoices(house, actor, { limit: pageSize, offset: (page - 1) * pageSize });
  const invoices = items.map(({ issuedAt, ...invoice }) => ({
    id: invoice.id,
    number: invoice.number,
    status: invoice.status,
    issuedOn: dayInAlgiers(issuedAt),
    dueOn: invoice.dueOn,
    poNumber: invoice.poNumber,
    vehicleCount: invoice.vehicleCount,
    totalMinor: invoice.totalMinor,
  }));
  return { invoices, page, total };
});

export default function Invoices() {
  const t = useT();
  const { invoices, page, total } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={t("invoices:title")} lead={t("invoices:lead")} />
      <Panel isFlush>
        <InvoicesTable invoices={invoices} />
        <Pagination page={page} pageSize={pageSize} total={total} />
      </Panel>
    </>
  );
}
