import type { QuoteSelection, VehicleSelection } from "./selection.ts";

export interface SelectionLabel {
  kind: "all" | "ids" | "depot" | "cost_centre" | "import";
  name: string;
  count: number;
}

/** A stored selection, flat, for a page. */
export function labelOf(stored: unknown): SelectionLabel {
  const { vehicles } = stored as QuoteSelection;
  if (typeof vehicles === "string") return { kind: "all", name: "", count: 0 };
  if ("ids" in vehicles) return { kind: "ids", name: "", count: vehicles.ids.length };
  if ("depot" in vehicles) return { kind: "depot", name: vehicles.depot, count: 0 };
  if ("cost_centre" in vehicles) return { kind: "cost_centre", name: vehicles.cost_centre, count: 0 };
  return { kind: "import", name: vehicles.import, count: 0 };
}

/** The selection as one value of a form, `depot:Nord`; chosen vehicles are their ids, in a field beside it. */
export function selectionField(stored: unknown): { vehicles: string; ids: string[] } {
  const { vehicles } = stored as QuoteSelection;
  const { kind, name } = labelOf(stored);
  if (typeof vehicles !== "string" && "ids" in vehicles) return { vehicles: "ids", ids: vehicles.ids };
  return { vehicles: kind === "all" ? "all" : `${kind}:${name}`, ids: [] };
}

/** What a form says of the vehicles; undefined when it says nothing known. */
export function readSelectionField(field: string, ids: readonly string[]): VehicleSelection | undefined {
  const [, kind, name] = /^(depot|cost_centre|import):(.{1,200})$/s.exec(field) ?? [];
  if (field === "all") return "all";
  if (field === "ids" && ids.length > 0) return { ids: [...ids] };
  if (kind === "depot" && name) return { depot: name };
  if (kind === "cost_centre" && name) return { cost_centre: name };
  if (kind === "import" && name) return { import: name };
  return undefined;
}
