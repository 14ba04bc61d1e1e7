import { and, asc, desc, eq, gt, isNull, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Kind } from "#app/domain/vehicle.ts";
import { type Actor, actorCan } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { vehicles } from "#db/schema/index.ts";
import { isId } from "./known-id.ts";
import { vehiclesWithin } from "./vehicle-scope.server.ts";
import { type VehicleView, viewVehicle } from "./vehicle-view.ts";

export interface VehicleFilter {
  /** Part of a plate, chassis or fleet number, make, model, or driver's name for those who may read it. */
  q?: string;
  depot?: string;
  costCentre?: string;
  kind?: Kind;
}

export const vehicleSorts = ["plate", "kind", "make", "depot", "cost_centre", "first_circulation", "updated"] as const;
export type VehicleSort = (typeof vehicleSorts)[number];

const sortColumns: Record<VehicleSort, PgColumn> = {
  plate: vehicles.plate,
  kind: vehicles.kind,
  make: vehicles.make,
  depot: vehicles.depot,
  cost_centre: vehicles.costCentre,
  first_circulation: vehicles.firstCirculationYear,
  updated: vehicles.updatedAt,
};

/** A page for a screen: in any order, with the number of all that match. */
export interface VehiclePage extends VehicleFilter {
  /** From 1. */
  page: number;
  pageSize: number;
  sort: { column: VehicleSort; isDescending: boolean };
}

export async function listVehicles(
  house: Pick<House, "db">,
  actor: Actor,
  { page, pageSize, sort, ...filter }: VehiclePage,
): Promise<{ vehicles: VehicleView[]; total: number }> {
  const where = matching(actor, filter);
  const column = sortColumns[sort.column];
  const order = sort.isDescending ? sql`${column} desc nulls last` : sql`${column} asc nulls last`;
  return house.db.company(actor.companyId, async (tx) => {
    const [counted] = await tx.select({ total: sql<number>`count(*)::int` }).from(vehicles).where(where);
    const found = await tx
      .select()
      .from(vehicles)
      .where(where)
      .orderBy(order, sort.isDescending ? desc(vehicles.id) : asc(vehicles.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize);
    return { vehicles: found.map((vehicle) => viewVehicle(vehicle, actor)), total: counted?.total ?? 0 };
  });
}

/** For programs: all that match in a fixed order, `limit` at a time and one more, after the last one they saw. */
export async function listVehiclesAfter(
  house: Pick<House, "db">,
  actor: Actor,
  { after, limit, ...filter }: VehicleFilter & { after?: string; limit: number },
): Promise<VehicleView[]> {
  const where = and(matching(actor, filter), after && isId(after) ? gt(vehicles.id, after) : undefined);
  const found = await house.db.company(actor.companyId, (tx) =>
    tx
      .select()
      .from(vehicles)
      .where(where)
      .orderBy(asc(vehicles.id))
      .limit(limit + 1),
  );
  return found.map((vehicle) => viewVehicle(vehicle, actor));
}

const matching = (actor: Actor, { q, depot, costCentre, kind }: VehicleFilter): SQL | undefined =>
  and(
    vehiclesWithin(actor, "vehicles:read"),
    isNull(vehicles.archivedAt),
    depot ? eq(vehicles.depot, depot) : undefined,
    costCentre ? eq(vehicles.costCentre, costCentre) : undefined,
    kind ? eq(vehicles.kind, kind) : undefined,
    q?.trim() ? containing(actor, q.trim()) : undefined,
  );

/** Who may not read drivers' names cannot search for them either: a hit would tell. */
function containing(actor: Actor, q: string): SQL | undefined {
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const texts = [vehicles.vin, vehicles.fleetNumber, vehicles.make, vehicles.model];
  const readable = actorCan(actor, "drivers:read") ? [...texts, vehicles.driverName] : texts;
  const signs = q.replace(/[^0-9A-Za-z]/g, "");
  const plate = signs && sql`replace(${vehicles.plate}, '-', '') like ${`%${signs.toUpperCase()}%`}`;
  return or(
    sql`${vehicles.plate} ilike ${pattern}`,
    plate || undefined,
    ...readable.map((column) => sql`${column} ilike ${pattern}`),
  );
}
