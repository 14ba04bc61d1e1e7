import { and, eq, inArray, notInArray, type SQL, sql } from "drizzle-orm";
import type { Permission } from "#app/domain/roles.ts";
import { type Actor, actorCan, scopeFor } from "#app/services/actor.ts";
import { NotAllowed, NotFound } from "#app/services/refusal.ts";
import type { Tx } from "#db/client.server.ts";
import { invoiceLines, vehicles, vignettes } from "#db/schema/index.ts";

export type Vignette = typeof vignettes.$inferSelect;

/**
 * The invoice lines of his company that this actor reaches with a permission, and with them their vignettes.
 * The query joins `vehicles` to them.
 */
export function reachableLines(actor: Actor, permission: Permission): SQL | undefined {
  const scope = scopeFor(actor, permission);
  if (!scope) throw new NotAllowed(permission);
  const ofCompany = eq(invoiceLines.companyId, actor.companyId);
  if (scope.kind === "all") return ofCompany;
  if (scope.kind === "own")
    return and(ofCompany, eq(sql`lower(${vehicles.driverEmail})`, actor.email?.toLowerCase() ?? ""));
  const column = scope.kind === "depots" ? invoiceLines.depot : invoiceLines.costCentre;
  return and(ofCompany, scope.values.length ? inArray(column, [...scope.values]) : sql`false`);
}

/** The same for vignettes joined to their lines. */
export const reachableVignettes = (actor: Actor, permission: Permission): SQL | undefined =>
  and(eq(vignettes.companyId, actor.companyId), reachableLines(actor, permission));

/**
 * Lines of an invoice that never had a vignette. `not in` is one pass over the invoice's vignettes, whatever the planner
 * believes of a table that was filled a second ago; as an outer join it was one pass a line.
 */
export const linesWithoutVignette = (tx: Tx, companyId: string, invoiceId: string): SQL | undefined =>
  and(
    eq(invoiceLines.companyId, companyId),
    eq(invoiceLines.invoiceId, invoiceId),
    notInArray(
      invoiceLines.position,
      tx
        .select({ position: vignettes.linePosition })
        .from(vignettes)
        .where(and(eq(vignettes.companyId, companyId), eq(vignettes.invoiceId, invoiceId))),
    ),
  );

/** Not found, unless the invoice is the company's and has a line that this actor reaches. */
export async function assertReachableInvoice(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  invoiceId: string,
): Promise<void> {
  const [line] = await tx
    .select({ position: invoiceLines.position })
    .from(invoiceLines)
    .innerJoin(vehicles, and(eq(vehicles.companyId, invoiceLines.companyId), eq(vehicles.id, invoiceLines.vehicleId)))
    .where(and(reachableLines(actor, permission), eq(invoiceLines.invoiceId, invoiceId)))
    .limit(1);
  if (!line) throw new NotFound("invoice");
}

export const lineOfVignette = and(
  eq(invoiceLines.companyId, vignettes.companyId),
  eq(invoiceLines.invoiceId, vignettes.invoiceId),
  eq(invoiceLines.position, vignettes.linePosition),
);

export const vehicleOfVignette = and(eq(vehicles.companyId, vignettes.companyId), eq(vehicles.id, vignettes.vehicleId));

/** One vignette by its serial, if this actor reaches it. */
export async function getVignetteRow(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  serial: string | undefined,
): Promise<Vignette> {
  const [found] = await tx
    .select({ vignette: vignettes })
    .from(vignettes)
    .innerJoin(invoiceLines, lineOfVignette)
    .innerJoin(vehicles, vehicleOfVignette)
    .where(and(reachableVignettes(actor, permission), eq(vignettes.serial, (serial ?? "").toUpperCase())));
  if (!found) throw new NotFound("vignette");
  return found.vignette;
}

/** Whether this actor may read to whom something was sent. */
export const mayReadDrivers = (actor: Actor): boolean => actorCan(actor, "drivers:read");
