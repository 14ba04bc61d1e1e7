import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { findVehicle } from "./vehicle-scope.server.ts";
import { type VehicleView, viewVehicle } from "./vehicle-view.ts";

/** One vehicle of the fleet; an archived one too, since its vignettes and invoices stay. */
export async function getVehicle(house: Pick<House, "db">, actor: Actor, vehicleId: string): Promise<VehicleView> {
  const vehicle = await house.db.company(actor.companyId, (tx) =>
    findVehicle(tx, actor, "vehicles:read", vehicleId, { archived: true }),
  );
  return viewVehicle(vehicle, actor);
}
