import { useLoaderData } from "@remix-run/react";
import { companyLoader } from "#app/access.server.ts";
import { VehicleFilters } from "#app/components/fleets/vehicle-filters.tsx";
import { VehiclesTable } from "#app/components/fleets/vehicles-table.tsx";
import type { PageHandle } from "#app/components/layout/page-title.ts";
import { Pagination } from "#app/components/tables/pagination.tsx";
import { readTableQuery } from "#app/components/tables/table-query.ts";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { kinds } from "#app/domain/vehicle.ts";
import { useT } from "#app/locales/use-t.ts";
import { actorCan } from "#app/services/actor.ts";
import { listCostCentres, listDepots } from "#app/services/fleets/list-places.server.ts";
import { listVehicles, vehicleSorts } from "#app/services/fleets/list-vehicles.server.ts";

export const handle: PageHandle = { title: (t) => t("common:navigation.vehicles") };

const pageSize = 50;
const byPlate = { column: "plate", isDescending: false } as const;

export const loader = companyLoader("vehicles:read", async ({ house, actor, url }) => {
  const asked = (name: string) => (url.searchParams.get(name) ?? "").slice(0, 200);
  const query = readTableQuery(url.searchParams, vehicleSorts, byPlate);
  const filter = { q: asked("q"), depot: asked("depot"), costCentre: asked("costCentre") };
  const kind = kinds.find((known) => known === asked("kind"));
  const [found, depots, costCentres] = await Promise.all([
    listVehicles(house, actor, { ...filter, ...(kind && { kind }), ...query, pageSize }),
    listDepots(house, actor),
    listCostCentres(house, actor),
  ]);
  const may = {
    export: actorCan(actor, "fleet:export"),
    write: actorCan(actor, "vehicles:write"),
    quote: actorCan(actor, "quotes:write"),
  };
  return { ...found, ...query, depots, costCentres, filter: { ...filter, kind: kind ?? "" }, may };
});

export default function Vehicles() {
  const t = useT();
  const { vehicles, total, page, sort, depots, costCentres, filter, may } = useLoaderData<typeof loader>();
  const isFiltered = Object.values(filter).some(Boolean);
  return (
    <>
      <PageHeading
        title={t("common:navigation.vehicles")}
        mark={<span className="text-ink-soft tabular-nums">{t("fleets:vehicles", { count: total })}</span>}
        actions={
          <>
            {may.export && total > 0 && (
              <LinkButton to="/vehicles/export.xlsx" reloadDocument>
                {t("fleets:exportFleet")}
              </LinkButton>
            )}
            {may.write && <LinkButton to="/uploads">{t("fleets:addVehicles")}</LinkButton>}
            {may.quote && total > 0 && (
              <LinkButton to="/quotes/new" look="primary">
                {t("fleets:uploads.askQuote")}
              </LinkButton>
            )}
          </>
        }
      />
      <Panel isFlush>
        {(total > 0 || isFiltered) && <VehicleFilters filter={filter} depots={depots} costCentres={costCentres} />}
        <VehiclesTable
          vehicles={vehicles}
          sort={sort}
          isFiltered={isFiltered}
          hasCostCentres={costCentres.length > 0}
        />
        <Pagination page={page} pageSize={pageSize} total={total} />
      </Panel>
    </>
  );
}
