import { and, count, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { type Day, dayInAlgiers } from "#app/domain/day.ts";
import { recordAct } from "#app/services/accounts/record-act.server.ts";
import { type Actor, scopeFor } from "#app/services/actor.ts";
import { knownId } from "#app/services/fleets/known-id.ts";
import { vehiclesWithin } from "#app/services/fleets/vehicle-scope.server.ts";
import type { House } from "#app/services/house.ts";
import { enqueue } from "#app/services/queue.server.ts";
import { NotAllowed, NotFound, type Refusal, refuse } from "#app/services/refusal.ts";
import type { Tx } from "#db/client.server.ts";
import { quotes, uploads, vehicles } from "#db/schema/index.ts";
import { currentTariff } from "./find-tariff.server.ts";
import { type QuoteSelection, type VehicleSelection, withinOf } from "./selection.ts";

export interface QuoteRequest {
  /** The stamp year. */
  year: number;
  vehicles: VehicleSelection;
  /** The day that decides the late increase; another than today makes a simulation. */
  asOf?: Day;
}

/** A quote in status `pricing`, and the job that prices it. Vehicles outside the actor's scope are not in it. */
export async function requestQuote(
  house: Pick<House, "db" | "clock">,
  actor: Actor,
  input: QuoteRequest,
): Promise<{ quoteId: string } | Refusal> {
  const scope = scopeFor(actor, "quotes:write");
  if (!scope) throw new NotAllowed("quotes:write");
  const now = house.clock.now();
  const today = dayInAlgiers(now);
  const asOf = input.asOf ?? today;
  const selection: QuoteSelection = { vehicles: input.vehicles, within: withinOf(scope, input.vehicles) };
  return house.db.company(actor.companyId, async (tx) => {
    const refusal = await checkSelection(tx, actor, input.vehicles);
    if (refusal) return refusal;
    const [quote] = await tx
      .insert(quotes)
      .values({
        companyId: actor.companyId,
        year: input.year,
        asOf,
        simulation: asOf !== today,
        tariffVersion: currentTariff.id,
        selection,
        createdBy: actor.id,
        createdAt: now,
      })
      .returning({ id: quotes.id });
    if (!quote) throw new Error("the quote was not inserted");
    await enqueue(tx, "price-quote", { companyId: actor.companyId, quoteId: quote.id });
    const detail = { year: input.year, asOf, within: selection.within };
    await recordAct(tx, house.clock, actor, {
      act: "quote.requested",
      subjectKind: "quote",
      subjectId: quote.id,
      detail,
    });
    return { quoteId: quote.id };
  });
}

/** What a selection names must be there for this member: an unknown vehicle or import is not found. */
async function checkSelection(tx: Tx, actor: Actor, selection: VehicleSelection): Promise<Refusal | undefined> {
  if (typeof selection === "string") return undefined;
  if ("ids" in selection) {
    const ids = [...new Set(selection.ids.map((id) => knownId("vehicle", id).toLowerCase()))];
    const [found] = await tx
      .select({ count: count() })
      .from(vehicles)
      .where(and(vehiclesWithin(actor, "quotes:write"), inArray(vehicles.id, ids), isNull(vehicles.archivedAt)));
    if (found?.count !== ids.length) throw new NotFound("vehicle");
  }
  if ("import" in selection) {
    const id = knownId("import", selection.import);
    const [upload] = await tx
      .select({ status: uploads.status })
      .from(uploads)
      .where(and(eq(uploads.companyId, actor.companyId), eq(uploads.id, id), importsWithin(actor)));
    if (!upload) throw new NotFound("import");
    if (upload.status !== "committed") return refuse("import_not_committed");
  }
  return undefined;
}

/** A file holds vehicles of any depot: whoever is confined knows of his own files only, committed or not. */
function importsWithin(actor: Actor): SQL | undefined {
  if (scopeFor(actor, "quotes:write")?.kind === "all") return undefined;
  return actor.id ? eq(uploads.createdBy, actor.id) : sql`false`;
}
