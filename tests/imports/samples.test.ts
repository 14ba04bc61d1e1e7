import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { fleetLines, goodLines } from "#tests/fixtures/spreadsheets/fleet.ts";
import { sampleFiles, samplePath, textSamples } from "#tests/fixtures/spreadsheets/make.ts";
import { readFile } from "./collect-events.ts";

const understood = {
  "parc-algiers.csv": { format: "csv", encoding: "windows-1252", delimiter: ";", sheet: null, headerRow: 3 },
  "ustul-wahran.csv": { format: "csv", encoding: "windows-1256", delimiter: ";", sheet: null, headerRow: 1 },
  "fleet.txt": { format: "csv", encoding: "utf-16le", delimiter: "\t", sheet: null, headerRow: 1 },
  "parc.xlsx": { format: "xlsx", encoding: null, delimiter: null, sheet: "Parc auto", headerRow: 3 },
};

/** Facts as the office wrote them down, line by line. */
const expectedFacts = goodLines.map((line) => ({
  plate: line.plate,
  vin: line.vin,
  kind: line.kind,
  make: line.make,
  model: line.model,
  energy: line.energy,
  fiscalPower: line.power,
  seats: line.seats,
  grossWeightKg: line.weight,
  firstCirculationOn: line.on,
  firstCirculationYear: Number(line.on.slice(0, 4)),
  depot: line.depot,
  driverName: line.driver,
  driverEmail: line.email,
  driverPhone: `+213${line.phone.slice(1)}`,
  previousPlate: null,
  fleetNumber: null,
  body: null,
  exemption: null,
  costCentre: null,
}));

describe.each(sampleFiles)("%s", (name) => {
  it("is understood as it was saved", async () => {
    expect((await readFile(samplePath(name))).file).toMatchObject(understood[name]);
  });

  it("gives the vehicles of the fleet and the same four bad rows", async () => {
    const { rows, rowCount } = await readFile(samplePath(name));
    expect(rowCount).toBe(fleetLines.length);
    const ready = rows.filter(({ state }) => state === "ready");
    expect(ready.map(({ facts }) => facts)).toEqual(expectedFacts);
    const bad = rows.filter(({ state }) => state !== "ready");
    const errors = bad.map(({ state, problems }) => [
      state,
      ...problems.filter(({ level }) => level === "error").map(({ code }) => code),
    ]);
    expect(errors).toEqual([
      ["invalid", "ambiguous_order"],
      ["invalid", "vin_letters"],
      ["invalid", "energy_unknown"],
      ["duplicate", "duplicate_plate", "duplicate_vin"],
    ]);
  });
});

it("keeps the text samples as the generator writes them", () => {
  for (const [name, bytes] of Object.entries(textSamples()))
    expect(fs.readFileSync(samplePath(name as (typeof sampleFiles)[number])).equals(bytes), name).toBe(true);
});
