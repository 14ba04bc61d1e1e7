import { and, asc, isNotNull, isNull } from "drizzle-orm";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { vehicles } from "#db/schema/index.ts";
import { vehiclesWithin } from "./vehicle-scope.server.ts";

/** A choice in a list is for dozens of places; beyond this it is a search. */
const most = 500;

const listPlaces = (column: "depot" | "costCentre") => async (house: Pick<House, "db">, actor: Actor) => {
  const rows = await house.db.company(actor.companyId, (tx) =>
    tx
      .selectDistinct({ name: vehicles[column] })
      .from(vehicles)
      .where(and(vehiclesWithin(actor, "vehicles:read"), isNull(vehicles.archivedAt), isNotNull(vehicles[column])))
      .orderBy(asc(vehicles[column]))
      .limit(most),
  );
  return rows.map(({ name }) => name).filter((name) => name !== null);
};

/** Depots that have vehicles this actor may see. */
export const listDepots = listPlaces("depot");
export const listCostCentres = listPlaces("costCentre");
