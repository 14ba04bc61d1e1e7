import { expect, test } from "vitest";
import { judgeRow } from "#imports/judge-row.ts";

/** The front page shows this row as an example of what is read: it must be what the reader really makes of it. */
test.each([
  ["French", "CAMION", "GASOIL"],
  ["Arabic", "شاحنة", "مازوت"],
])("the row on the front page is read as it says, in %s", (_language, kind, energy) => {
  const cells = { plate: "107 222 25", kind, energy, gross_weight: "19 T", first_circulation: "2022" };
  const { state, facts } = judgeRow(7, cells, { today: "2026-04-15" });
  expect(state).toBe("ready");
  expect(facts).toMatchObject({
    plate: "00107-222-25",
    kind: "lorry",
    energy: "diesel",
    grossWeightKg: 19_000,
    firstCirculationYear: 2022,
  });
});
