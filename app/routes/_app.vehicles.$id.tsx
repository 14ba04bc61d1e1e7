import { useLoaderData } from "@remix-run/react";
import { companyLoader } from "#app/access.server.ts";
import { VehicleFactPanels, type VehicleSection } from "#app/components/fleets/vehicle-facts.tsx";
import type { PageHandle } from "#app/components/layout/page-title.ts";
import { Banner } from "#app/components/ui/banner.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { Plate } from "#app/components/ui/plate.tsx";
import { dayInAlgiers, formatDay } from "#app/domain/day.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";
import { actorCan } from "#app/services/actor.ts";
import { cellsOfFacts } from "#app/services/fleets/fact-text.ts";
import { getVehicle } from "#app/services/fleets/get-vehicle.server.ts";
import { fieldLabels } from "#app/services/uploads/describe-problem.server.ts";

type Data = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Data> = { title: (t, { plate, vin }) => plate ?? vin ?? t("fleets:vehicle") };

export const loader = companyLoader("vehicles:read", async ({ house, actor, params, locale }) => {
  const vehicle = await getVehicle(house, actor, params.id ?? "");
  return {
    id: vehicle.id,
    plate: vehicle.plate,
    vin: vehicle.vin,
    name: [vehicle.make, vehicle.model].filter(Boolean).join(" "),
    archivedAt: vehicle.archivedAt,
    leftByUndo: vehicle.leftByUndo,
    values: cellsOfFacts(vehicle),
    labels: fieldLabels(locale),
    may: {
      write: vehicle.archivedAt === null && actorCan(actor, "vehicles:write"),
      archive: vehicle.archivedAt === null && actorCan(actor, "vehicles:archive"),
      seeDriver: actorCan(actor, "drivers:read") || actor.role === "auditor",
    },
  };
});

const withoutDriver: VehicleSection[] = ["identity", "tariff", "place"];

export default function Vehicle() {
  const t = useT();
  const locale = useLanguage();
  const { id, plate, name, archivedAt, leftByUndo, values, labels, may } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        title={plate ? <Plate number={plate} size="lg" /> : <bdi>{name || t("fleets:vehicle")}</bdi>}
        crumbs={[{ to: "/vehicles", label: t("common:navigation.vehicles") }]}
        mark={plate && name ? <bdi className="text-lg text-ink-soft">{name}</bdi> : undefined}
        actions={
          may.write && (
            <LinkButton to={`/vehicles/${id}/edit`} look="primary">
              {t("fleets:edit.open")}
            </LinkButton>
          )
        }
      />
      {archivedAt && (
        <Banner tone="info" title={t("fleets:archive.archivedTitle")}>
          {t(leftByUndo ? "fleets:undo.leftBy" : "fleets:archive.archivedOn", {
            day: formatDay(dayInAlgiers(archivedAt), locale),
          })}
        </Banner>
      )}
      <VehicleFactPanels
        values={values}
        labels={labels}
        sections={may.seeDriver ? [...withoutDriver, "driver"] : withoutDriver}
      />
      {may.archive && (
        <Panel title={t("fleets:archive.title")}>
          <div className="grid justify-items-start gap-3">
            <p className="max-w-[68ch] text-ink-soft">{t("fleets:archive.what")}</p>
            <LinkButton to={`/vehicles/${id}/archive`}>{t("fleets:archive.archive")}</LinkButton>
          </div>
        </Panel>
      )}
    </>
  );
}
