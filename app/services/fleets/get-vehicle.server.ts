import { and, eq } from "drizzle-orm";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import type { Tx } from "#db/client.server.ts";
import { uploads } from "#db/schema/index.ts";
import { findVehicle } from "./vehicle-scope.server.ts";
import { type Vehicle, type VehicleView, viewVehicle } from "./vehicle-view.ts";

/** `leftByUndo`: it left the fleet because the import that brought it was taken back. */
export type VehiclePage = VehicleView & { leftByUndo: boolean };

/** One vehicle of the fleet; an archived one too, since its vignettes and invoices stay. */
export async function getVehicle(house: Pick<House, "db">, actor: Actor, vehicleId: string): Promise<VehiclePage> {
  return house.db.company(actor.companyId, async (tx) => {
    const vehicle = await findVehicle(tx, actor, "vehicles:read", vehicleId, { archived: true });
    return { ...viewVehicle(vehicle, actor), leftByUndo: await hasLeftByUndo(tx, vehicle) };
  });
}

/** An undo archives its vehicles at the instant at which it is done. */
async function hasLeftByUndo(tx: Tx, { companyId, uploadId, archivedAt }: Vehicle): Promise<boolean> {
  if (!uploadId || !archivedAt) return false;
  const undone = await tx
    .select({ id: uploads.id })
    .from(uploads)
    .where(and(eq(uploads.companyId, companyId), eq(uploads.id, uploadId), eq(uploads.undoneAt, archivedAt)));
  return undone.length > 0;
}
