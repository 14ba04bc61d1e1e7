import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { type Day, dayInAlgiers, yearOf } from "#app/domain/day.ts";
import { type Actor, actorCan } from "#app/services/actor.ts";
import { listCostCentres, listDepots } from "#app/services/fleets/list-places.server.ts";
import { vehiclesWithin } from "#app/services/fleets/vehicle-scope.server.ts";
import type { House } from "#app/services/house.ts";
import { visibleUploads } from "#app/services/uploads/upload-access.server.ts";
import { uploads, vehicles } from "#db/schema/index.ts";
import { selectionField } from "./describe-selection.ts";
import { getQuote } from "./get-quote.server.ts";

export interface Wanted {
  /** Vehicles chosen in the fleet. */
  ids: string[];
  import?: string;
  /** A quote to ask again. */
  again?: string;
}

export interface QuoteChoices {
  years: number[];
  depots: string[];
  costCentres: string[];
  imports: { id: string; name: string }[];
  vehicleCount: number;
  chosen: string[];
  year: number;
  vehicles: string;
  asOf: Day;
}

/** Stamp years offered: the next one as an estimate, this one, and those that can still be owed. */
const yearsBack = 4;
const latestImports = 20;

/** What a member can ask a quote for, and what stands in the form when he comes from somewhere. */
export async function quoteChoices(
  house: Pick<House, "db" | "clock">,
  actor: Actor,
  wanted: Wanted,
): Promise<QuoteChoices> {
  const asOf = dayInAlgiers(house.clock.now());
  const thisYear = yearOf(asOf);
  const again = wanted.again ? await getQuote(house, actor, { quoteId: wanted.again }) : undefined;
  const field = again ? selectionField(again.selection) : undefined;
  const chosen = field?.ids ?? wanted.ids;
  return {
    years: yearsAround(thisYear, again?.year),
    depots: await listDepots(house, actor),
    costCentres: await listCostCentres(house, actor),
    imports: actorCan(actor, "vehicles:write") ? await listImports(house, actor, wanted.import ?? "") : [],
    vehicleCount: await countVehicles(house, actor),
    chosen,
    year: again?.year ?? thisYear,
    vehicles: field?.vehicles ?? (wanted.import ? `import:${wanted.import}` : chosen.length ? "ids" : "all"),
    asOf,
  };
}

function yearsAround(thisYear: number, wanted = thisYear): number[] {
  const offered = Array.from({ length: yearsBack + 2 }, (_, index) => thisYear + 1 - index);
  return offered.includes(wanted) ? offered : [...offered, wanted];
}

/** The latest imports, and before them the one that is wanted. */
const listImports = ({ db }: Pick<House, "db">, actor: Actor, wanted: string) =>
  db.company(actor.companyId, (tx) =>
    tx
      .select({ id: uploads.id, name: uploads.fileName })
      .from(uploads)
      .where(and(visibleUploads(actor), eq(uploads.status, "committed")))
      .orderBy(sql`${uploads.id}::text = ${wanted} desc`, desc(uploads.createdAt))
      .limit(latestImports),
  );

async function countVehicles({ db }: Pick<House, "db">, actor: Actor): Promise<number> {
  const [row] = await db.company(actor.companyId, (tx) =>
    tx
      .select({ count: sql<number>`count(*)::int` })
      .from(vehicles)
      .where(and(vehiclesWithin(actor, "quotes:write"), isNull(vehicles.archivedAt))),
  );
  return row?.count ?? 0;
}
