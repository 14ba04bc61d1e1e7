import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Permission } from "#app/domain/roles.ts";
import { type Actor, scopeFor } from "#app/services/actor.ts";
import { NotAllowed, NotFound } from "#app/services/refusal.ts";
import type { Tx } from "#db/client.server.ts";
import { vehicles } from "#db/schema/index.ts";
import { knownId } from "./known-id.ts";
import type { Vehicle } from "./vehicle-view.ts";

/** The vehicles of the company that a permission reaches for this actor. */
export function vehiclesWithin(actor: Actor, permission: Permission): SQL | undefined {
  const scope = scopeFor(actor, permission);
  if (!scope) throw new NotAllowed(permission);
  const ofCompany = eq(vehicles.companyId, actor.companyId);
  if (scope.kind === "all") return ofCompany;
  if (scope.kind === "depots") return and(ofCompany, inArray(vehicles.depot, [...scope.values]));
  if (scope.kind === "cost_centres") return and(ofCompany, inArray(vehicles.costCentre, [...scope.values]));
  return and(ofCompany, sql`lower(${vehicles.driverEmail}) = lower(${actor.email})`);
}

/** The vehicle, archived ones included, as far as the permission reaches; NotFound beyond. */
export async function findVehicle(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  vehicleId: string,
  options: { lock?: boolean; archived?: boolean } = {},
): Promise<Vehicle> {
  const query = tx
    .select()
    .from(vehicles)
    .where(
      and(
        vehiclesWithin(actor, permission),
        eq(vehicles.id, knownId("vehicle", vehicleId)),
        options.archived ? undefined : isNull(vehicles.archivedAt),
      ),
    );
  const [vehicle] = options.lock ? await query.for("update") : await query;
  if (!vehicle) throw new NotFound("vehicle");
  return vehicle;
}
