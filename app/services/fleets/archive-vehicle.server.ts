import { and, eq } from "drizzle-orm";
import { recordAct } from "#app/services/accounts/record-act.server.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { vehicles } from "#db/schema/index.ts";
import { findVehicle } from "./vehicle-scope.server.ts";
import { type VehicleView, viewVehicle } from "./vehicle-view.ts";

/** Takes a vehicle out of the fleet. Nothing is deleted: its lines, invoices and vignettes keep it. Twice is once. */
export async function archiveVehicle(
  house: Pick<House, "db" | "clock">,
  actor: Actor,
  vehicleId: string,
): Promise<VehicleView> {
  return house.db.company(actor.companyId, async (tx) => {
    const vehicle = await findVehicle(tx, actor, "vehicles:archive", vehicleId, { lock: true, archived: true });
    if (vehicle.archivedAt) return viewVehicle(vehicle, actor);
    const now = house.clock.now();
    const [archived] = await tx
      .update(vehicles)
      .set({ archivedAt: now, updatedAt: now })
      .where(and(eq(vehicles.companyId, actor.companyId), eq(vehicles.id, vehicle.id)))
      .returning();
    await recordAct(tx, house.clock, actor, { act: "vehicle.archived", subjectKind: "vehicle", subjectId: vehicle.id });
    return viewVehicle(archived ?? vehicle, actor);
  });
}
