import type { Scope } from "#app/services/actor.ts";

/** Which vehicles a quote is for, as it was asked. */
export type VehicleSelection =
  | "all"
  | { ids: string[] }
  | { depot: string }
  | { cost_centre: string }
  | { import: string };

/** The part of the company that a quote can hold vehicles of. It decides who of a confined role may see the quote. */
export interface Within {
  kind: "all" | "depots" | "cost_centres";
  values: readonly string[];
}

/** Kept with the quote. */
export interface QuoteSelection {
  vehicles: VehicleSelection;
  within: Within;
}

const nowhere: Within = { kind: "depots", values: [] };

function named(vehicles: VehicleSelection): Within | undefined {
  if (typeof vehicles === "string") return undefined;
  if ("depot" in vehicles) return { kind: "depots", values: [vehicles.depot] };
  if ("cost_centre" in vehicles) return { kind: "cost_centres", values: [vehicles.cost_centre] };
  return undefined;
}

/** The narrowest part of the company that holds every vehicle this member can select with this selection. */
export function withinOf(scope: Scope, vehicles: VehicleSelection): Within {
  const selected = named(vehicles);
  if (scope.kind === "own") return nowhere;
  if (scope.kind === "all") return selected ?? { kind: "all", values: [] };
  if (selected?.kind !== scope.kind) return { kind: scope.kind, values: scope.values };
  return { kind: scope.kind, values: selected.values.filter((value) => scope.values.includes(value)) };
}
