import type { Scope } from "#app/domain/scope.ts";
import type { JudgedRow } from "./sheet.ts";

const everything: Scope = { kind: "all", values: [] };
const fold = (name: string) => name.trim().toLocaleLowerCase("fr");

/**
 * Ties a row to the depots or cost centres its importer is confined to: the name is written as in his scope, and a row
 * without one goes to his only one. Rows that stay outside are refused when they are compared with the fleet.
 */
export function settleScope(row: JudgedRow, scope: Scope = everything): JudgedRow {
  if (scope.kind === "depots") return { ...row, facts: { ...row.facts, depot: settle(row.facts.depot, scope) } };
  if (scope.kind === "cost_centres") {
    return { ...row, facts: { ...row.facts, costCentre: settle(row.facts.costCentre, scope) } };
  }
  return row;
}

function settle(name: string | null, { values }: Scope): string | null {
  if (name === null) return values.length === 1 ? (values[0] ?? null) : null;
  return values.find((known) => fold(known) === fold(name)) ?? name;
}
