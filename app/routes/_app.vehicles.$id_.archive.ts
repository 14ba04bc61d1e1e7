import { redirect } from "@remix-run/node";
import { companyAction } from "#app/access.server.ts";
import { archiveVehicle } from "#app/services/fleets/archive-vehicle.server.ts";

export const action = companyAction("vehicles:archive", async ({ house, actor, params }) => {
  const { id } = await archiveVehicle(house, actor, params.id ?? "");
  throw redirect(`/vehicles/${id}`);
});
