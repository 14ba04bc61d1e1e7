import { and, eq } from "drizzle-orm";
import { dayInAlgiers } from "#app/domain/day.ts";
import type { ImportField, VehicleFacts } from "#app/domain/vehicle.ts";
import { recordAct } from "#app/services/accounts/record-act.server.ts";
import { type Actor, type Scope, scopeFor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { type Refusal, refuse } from "#app/services/refusal.ts";
import { vehicles } from "#db/schema/index.ts";
import { judgeRow } from "#imports/judge-row.ts";
import { facts } from "./fact-columns.ts";
import { cellsOfFacts, factsOfField } from "./fact-text.ts";
import type { UploadProblem } from "./upload-problem.ts";
import { findVehicle } from "./vehicle-scope.server.ts";
import { type Vehicle, type VehicleView, viewVehicle } from "./vehicle-view.ts";

export type VehicleChange = Partial<Record<ImportField, string | null>>;

/** Refused with what is wrong field by field. */
export interface VehicleRefusal extends Refusal {
  problems: UploadProblem[];
}

/**
 * Changes a vehicle by the rules an imported row is judged by. A person who writes an unlikely value (an old year, a
 * heavy van) means it. Nothing is written when nothing changes.
 */
export async function updateVehicle(
  house: Pick<House, "db" | "clock">,
  actor: Actor,
  { vehicleId, change }: { vehicleId: string; change: VehicleChange },
): Promise<VehicleView | VehicleRefusal | Refusal> {
  return house.db.company(actor.companyId, async (tx) => {
    const vehicle = await findVehicle(tx, actor, "vehicles:write", vehicleId, { lock: true });
    const { patch, problems } = judgeChange(vehicle, change, house);
    if (problems.length > 0) return { ...refuse("vehicle_invalid", {}, 422), problems };
    if (isOutside(scopeFor(actor, "vehicles:write"), { ...vehicle, ...patch })) return refuse("outside_scope", {}, 422);
    const changed = facts.filter((fact) => patch[fact] !== undefined && patch[fact] !== vehicle[fact]);
    if (changed.length === 0) return viewVehicle(vehicle, actor);
    const updated = await tx
      .transaction((inner) =>
        inner
          .update(vehicles)
          .set({ ...patch, updatedAt: house.clock.now() })
          .where(and(eq(vehicles.companyId, actor.companyId), eq(vehicles.id, vehicle.id)))
          .returning(),
      )
      .catch(takenIdentity);
    if (!Array.isArray(updated)) return updated;
    await recordAct(tx, house.clock, actor, {
      act: "vehicle.updated",
      subjectKind: "vehicle",
      subjectId: vehicle.id,
      detail: { fields: changed },
    });
    return viewVehicle(updated[0] ?? vehicle, actor);
  });
}

function judgeChange(vehicle: Vehicle, change: VehicleChange, { clock }: Pick<House, "clock">) {
  const given = Object.keys(change) as ImportField[];
  const cells = { ...cellsOfFacts(vehicle), ...change };
  const kept = Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== null && value !== ""));
  const judged = judgeRow(0, kept, { today: dayInAlgiers(clock.now()), confirmed: new Set(given) });
  const concerns = ({ field, code, level }: UploadProblem) =>
    level === "error" && (given.includes(field) || code === "identity_missing");
  const patch: Partial<VehicleFacts> = {};
  for (const fact of given.flatMap((field) => factsOfField[field]))
    Object.assign(patch, { [fact]: judged.facts[fact] });
  return { patch, problems: judged.problems.filter(concerns) };
}

function isOutside(
  scope: Scope | undefined,
  { depot, costCentre }: Pick<VehicleFacts, "depot" | "costCentre">,
): boolean {
  if (!scope || scope.kind === "own") return true;
  if (scope.kind === "all") return false;
  const place = scope.kind === "depots" ? depot : costCentre;
  return place === null || !scope.values.includes(place);
}

/** Another vehicle of the company holds this plate or chassis number. */
function takenIdentity(error: unknown): Refusal {
  const cause = (error instanceof Error && error.cause ? error.cause : error) as {
    code?: string;
    constraint_name?: string;
  };
  if (cause.code !== "23505") throw error;
  return refuse(cause.constraint_name === "vehicles_vin" ? "vin_taken" : "plate_taken");
}
