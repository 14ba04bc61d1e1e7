import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { companyAction, companyLoader } from "#app/access.server.ts";
import { VehicleForm } from "#app/components/fleets/vehicle-form.tsx";
import type { PageHandle } from "#app/components/layout/page-title.ts";
import { Identifier } from "#app/components/ui/identifier.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { useT } from "#app/locales/use-t.ts";
import { refusalSentence } from "#app/refusal-sentence.server.ts";
import { cellsOfFacts } from "#app/services/fleets/fact-text.ts";
import { getVehicle } from "#app/services/fleets/get-vehicle.server.ts";
import { updateVehicle } from "#app/services/fleets/update-vehicle.server.ts";
import { readVehicleForm } from "#app/services/fleets/vehicle-form.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { describeProblem, fieldLabels } from "#app/services/uploads/describe-problem.server.ts";

export const handle: PageHandle = { title: (t) => t("fleets:edit.title") };

export const loader = companyLoader("vehicles:write", async ({ house, actor, params, locale }) => {
  const vehicle = await getVehicle(house, actor, params.id ?? "");
  return { id: vehicle.id, plate: vehicle.plate, values: cellsOfFacts(vehicle), labels: fieldLabels(locale) };
});

export const action = companyAction("vehicles:write", async ({ request, house, actor, params, locale }) => {
  const { change, values } = readVehicleForm(await request.formData());
  const vehicle = await updateVehicle(house, actor, { vehicleId: params.id ?? "", change });
  if (!isRefusal(vehicle)) throw redirect(`/vehicles/${vehicle.id}`);
  const problems = "problems" in vehicle ? vehicle.problems : [];
  const errors = problems.map((problem) => [problem.field, describeProblem(problem, locale)]);
  return { refusal: refusalSentence(vehicle, locale), values, errors: Object.fromEntries(errors) };
});

export default function EditVehicle() {
  const t = useT();
  const { id, plate, values, labels } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <PageHeading
        title={t("fleets:edit.title")}
        crumbs={[
          { to: "/vehicles", label: t("common:navigation.vehicles") },
          { to: `/vehicles/${id}`, label: plate ? <Identifier>{plate}</Identifier> : t("fleets:vehicle") },
        ]}
        lead={t("fleets:edit.lead")}
      />
      <VehicleForm id={id} values={values} labels={labels} refused={refused} />
    </>
  );
}
