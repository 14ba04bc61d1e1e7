import { describe, expect, test } from "vitest";
import { labelOf, readSelectionField, selectionField } from "#app/services/quotes/describe-selection.ts";
import { type VehicleSelection, withinOf } from "#app/services/quotes/selection.ts";

const all = { kind: "all", values: [] } as const;
const depots = { kind: "depots", values: ["Nord", "Sud"] } as const;
const centres = { kind: "cost_centres", values: ["A"] } as const;

test.each([
  ["everywhere, all vehicles", all, "all", { kind: "all", values: [] }],
  ["everywhere, a depot", all, { depot: "Nord" }, { kind: "depots", values: ["Nord"] }],
  ["everywhere, a cost centre", all, { cost_centre: "A" }, { kind: "cost_centres", values: ["A"] }],
  ["everywhere, chosen vehicles", all, { ids: ["x"] }, { kind: "all", values: [] }],
  ["everywhere, an import", all, { import: "x" }, { kind: "all", values: [] }],
  ["two depots, all vehicles", depots, "all", { kind: "depots", values: ["Nord", "Sud"] }],
  ["two depots, one of them", depots, { depot: "Sud" }, { kind: "depots", values: ["Sud"] }],
  ["two depots, another", depots, { depot: "Ouest" }, { kind: "depots", values: [] }],
  ["two depots, a cost centre", depots, { cost_centre: "A" }, { kind: "depots", values: ["Nord", "Sud"] }],
  ["a cost centre, a depot", centres, { depot: "Nord" }, { kind: "cost_centres", values: ["A"] }],
  ["his own vehicles", { kind: "own", values: [] }, "all", { kind: "depots", values: [] }],
] as const)("a member with %s reaches no further", (_, scope, vehicles, within) => {
  expect(withinOf(scope, vehicles as VehicleSelection)).toEqual(within);
});

describe("the field of the form", () => {
  test.each([
    ["all", [], "all"],
    ["depot:Nord: quai 2", [], { depot: "Nord: quai 2" }],
    ["cost_centre:A", [], { cost_centre: "A" }],
    ["import:x", [], { import: "x" }],
    ["ids", ["x", "y"], { ids: ["x", "y"] }],
  ] as const)("%s reads and writes the same selection", (field, ids, selection) => {
    expect(readSelectionField(field, ids)).toEqual(selection);
    const stored = { vehicles: selection, within: all };
    expect(selectionField(stored)).toEqual({ vehicles: field, ids });
    expect(labelOf(stored).count).toBe(ids.length);
  });

  test.each(["", "depot:", "ids", "depot", "something:else"])("%j says nothing known", (field) => {
    expect(readSelectionField(field, [])).toBeUndefined();
  });
});
