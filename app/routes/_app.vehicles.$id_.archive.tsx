import { redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { companyAction, companyLoader } from "#app/access.server.ts";
import type { PageHandle } from "#app/components/layout/page-title.ts";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { Identifier } from "#app/components/ui/identifier.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { Plate } from "#app/components/ui/plate.tsx";
import { useT } from "#app/locales/use-t.ts";
import { archiveVehicle } from "#app/services/fleets/archive-vehicle.server.ts";
import { getVehicle } from "#app/services/fleets/get-vehicle.server.ts";

export const handle: PageHandle = { title: (t) => t("fleets:archive.confirmTitle") };

export const loader = companyLoader("vehicles:archive", async ({ house, actor, params }) => {
  const { id, plate, vin, make, model, archivedAt } = await getVehicle(house, actor, params.id ?? "");
  if (archivedAt) throw redirect(`/vehicles/${id}`);
  return { id, plate, vin, name: [make, model].filter(Boolean).join(" ") };
});

export const action = companyAction("vehicles:archive", async ({ house, actor, params }) => {
  const { id } = await archiveVehicle(house, actor, params.id ?? "");
  throw redirect(`/vehicles/${id}`);
});

/** What it means, before it is done: the act is not taken back. */
export default function ArchiveVehicle() {
  const t = useT();
  const { id, plate, vin, name } = useLoaderData<typeof loader>();
  const isSending = useNavigation().state !== "idle";
  const named = plate ?? vin;
  return (
    <div className="grid max-w-2xl gap-6">
      <PageHeading
        title={t("fleets:archive.confirmTitle")}
        crumbs={[
          { to: "/vehicles", label: t("common:navigation.vehicles") },
          { to: `/vehicles/${id}`, label: named ? <Identifier>{named}</Identifier> : t("fleets:vehicle") },
        ]}
      />
      <Panel>
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2 font-medium">
          {plate || !vin ? <Plate number={plate} size="md" /> : <Identifier>{vin}</Identifier>}
          <bdi>{name}</bdi>
        </p>
        <ul className="mt-4 grid list-disc gap-2 ps-5">
          <li>{t("fleets:archive.leaves")}</li>
          <li>{t("fleets:archive.stays")}</li>
          <li>{t("fleets:archive.returns")}</li>
        </ul>
        <Form method="post" className="mt-6 flex flex-wrap gap-3 border-t pt-5">
          <Button type="submit" look="danger" isPending={isSending}>
            {t("fleets:archive.archive")}
          </Button>
          <LinkButton to={`/vehicles/${id}`}>{t("common:actions.cancel")}</LinkButton>
        </Form>
      </Panel>
    </div>
  );
}
