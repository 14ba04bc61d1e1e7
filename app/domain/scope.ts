/** What part of the company a member or key is confined to. */
export interface Scope {
  kind: "all" | "depots" | "cost_centres" | "own";
  /** Names of depots or cost centres. */
  values: readonly string[];
}
