import { describe, expect, it } from "vitest";
import { duplicateFinder } from "#imports/find-duplicates.ts";
import { judgeRow } from "#imports/judge-row.ts";
import type { RowCells } from "#imports/sheet.ts";

const today = "2026-11-20";
const car: RowCells = {
  plate: "12345-115-16",
  vin: "VF1RFB00X57123456",
  kind: "Véhicule de tourisme",
  energy: "Essence",
  fiscal_power: "7 CV",
  seats: "5",
  first_circulation: "15/03/2015",
};
const judge = (cells: RowCells, confirmed?: Parameters<typeof judgeRow>[2]["confirmed"]) =>
  judgeRow(7, cells, { today, ...(confirmed && { confirmed }) });
const said = (cells: RowCells) => judge(cells).problems.map(({ level, field, code }) => `${level} ${field} ${code}`);

describe("judgeRow", () => {
  it("makes a whole vehicle out of text", () => {
    const judged = judge({
      ...car,
      driver_phone: "0661 23 45 67",
      driver_email: "A.B@Example.DZ",
      depot: " Rouiba\u200f ",
    });
    expect(judged).toMatchObject({ row: 7, state: "ready", problems: [] });
    expect(judged.facts).toEqual({
      plate: "12345-115-16",
      previousPlate: null,
      vin: "VF1RFB00X57123456",
      fleetNumber: null,
      kind: "tourism",
      body: null,
      make: null,
      model: null,
      energy: "petrol",
      fiscalPower: 7,
      seats: 5,
      grossWeightKg: null,
      firstCirculationYear: 2015,
      firstCirculationOn: "2015-03-15",
      exemption: null,
      depot: "Rouiba",
      costCentre: null,
      driverName: null,
      driverEmail: "A.B@example.dz",
      driverPhone: "+213661234567",
    });
  });

  it.each<[string, RowCells, string[]]>([
    ["no identity", { make: "Renault" }, ["error plate identity_missing", "notice kind missing_for_tariff"]],
    ["plate in doubt, chassis known", { ...car, plate: "16-115-31" }, ["error plate ambiguous_order"]],
    ["damaged text", { ...car, make: "Citro\ufffdn" }, ["error make damaged_text"]],
    ["formula error", { ...car, depot: "#N/A" }, ["error depot cell_error"]],
    ["petrol unknown", { ...car, energy: "-" }, ["notice energy missing_for_tariff"]],
    [
      "lorry without weight",
      { plate: "12345-215-16", energy: "GO", first_circulation: "2015" },
      ["notice gross_weight missing_for_tariff"],
    ],
    ["electric car without power", { ...car, energy: "EV", fiscal_power: "" }, []],
    ["kind against plate", { ...car, plate: "12345-315-16" }, ["notice kind kind_plate_disagree"]],
    ["year against plate", { ...car, first_circulation: "2014" }, ["notice first_circulation year_plate_disagree"]],
    ["year 33 on the plate", { ...car, plate: "12345-133-16" }, ["notice plate year_code_33"]],
    ["heavy car", { ...car, gross_weight: "4 t" }, ["notice gross_weight tourism_heavy"]],
    ["car of ten seats", { ...car, seats: "10" }, ["notice seats seats_over_category"]],
    ["body of a converted car", { ...car, body: "aménagé en utilitaire" }, ["error kind utility_conversion"]],
    ["yes in the column of conversions", { ...car, body: "Oui" }, ["error kind utility_conversion"]],
    ["no in the column of conversions", { ...car, body: "Non" }, []],
    ["same previous plate", { ...car, previous_plate: "012345 115 16" }, ["notice previous_plate previous_plate_same"]],
    ["provisional with chassis", { ...car, plate: "12345 WW 16" }, ["notice plate provisional"]],
    [
      "provisional without chassis",
      { ...car, plate: "12345 WW 16", vin: "" },
      ["notice plate provisional", "error vin chassis_required"],
    ],
    ["trailer", { plate: "01234-815-16", kind: "remorque" }, ["notice plate category_not_subject"]],
  ])("%s", (_name, cells, problems) => {
    expect(said(cells)).toEqual(problems);
  });

  it("lets year and kind of the row decide how a run of digits is read", () => {
    expect(judge({ ...car, plate: "1611512345" }).facts.plate).toBe("12345-115-16");
  });

  it("takes a public-works machine by its plate", () => {
    expect(judge({ plate: "04-00012-16" })).toMatchObject({
      state: "ready",
      facts: { plate: "04-00012-16", kind: "public_works" },
    });
  });

  it("keeps an unlikely value once a person has confirmed it", () => {
    expect(judge({ ...car, fiscal_power: "34" }).state).toBe("invalid");
    const confirmed = judge({ ...car, fiscal_power: "34" }, new Set(["fiscal_power"]));
    expect(confirmed).toMatchObject({ state: "ready", facts: { fiscalPower: 34 } });
    expect(judge({ ...car, vin: "12" }, new Set(["vin"])).state).toBe("invalid");
  });

  it("keeps the raw text and proposes the correction of a chassis number", () => {
    const [problem] = judge({ ...car, vin: "VF1RFBOOX57123456" }).problems;
    expect(problem).toEqual({
      field: "vin",
      code: "vin_letters",
      value: "VF1RFBOOX57123456",
      suggestion: "VF1RFB00X57123456",
      level: "error",
    });
  });
});

describe("duplicates in a file", () => {
  it("knows a vehicle by its plate whatever its zeros, and by its chassis number", () => {
    const find = duplicateFinder();
    const judged = (row: number, cells: RowCells) => find(judgeRow(row, cells, { today }));
    expect(judged(2, { plate: "00174-101-27" }).state).toBe("ready");
    expect(judged(3, { plate: "174 101 27" })).toMatchObject({
      state: "duplicate",
      problems: expect.arrayContaining([expect.objectContaining({ code: "duplicate_plate", firstRow: 2 })]),
    });
    expect(judged(4, { vin: "VF1RFB00X57123456" }).state).toBe("ready");
    expect(judged(5, { vin: "vf1 rfb00x 57123456", plate: "00175-101-27" })).toMatchObject({ state: "duplicate" });
    expect(judged(6, { plate: "00174-101-27", vin: "BAD" }).state).toBe("invalid");
  });
});
