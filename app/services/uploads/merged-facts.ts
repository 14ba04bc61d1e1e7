import { columnNames, type factColumns } from "#app/services/fleets/fact-columns.ts";

type Column = (typeof factColumns)[keyof typeof factColumns];

/** Where more than "what the file says, else what the fleet knows" is needed. `r` is the row, `v` the vehicle. */
const exceptions: Partial<Record<Column, string>> = {
  // A new number for the same chassis: the old one becomes the previous number.
  previous_plate: "coalesce(r.previous_plate, case when r.plate <> v.plate then v.plate else v.previous_plate end)",
  // A date of another year than the one the file gives is no longer true.
  first_circulation_on:
    "coalesce(r.first_circulation_on, case when r.first_circulation_year <> extract(year from v.first_circulation_on) then null else v.first_circulation_on end)",
};

/** A vehicle after the row: an empty cell never erases what the fleet knows. */
export const mergedFact = (column: Column): string => exceptions[column] ?? `coalesce(r.${column}, v.${column})`;

export const mergedFacts = columnNames.map(mergedFact).join(", ");
export const heldFacts = columnNames.map((column) => `v.${column}`).join(", ");
export const mergeAssignments = columnNames.map((column) => `${column} = ${mergedFact(column)}`).join(", ");
