import { afterAll, describe, expect, it } from "vitest";
import { judgeRow } from "#imports/judge-row.ts";
import { areDayFirst, readFirstCirculation } from "#imports/values/read-first-circulation.ts";
import { readVin } from "#imports/values/read-vin.ts";
import { forgetUploads, readText } from "./collect-events.ts";

const today = "2026-11-20";
afterAll(forgetUploads);

describe("where the wilaya stands, said once for the column", () => {
  const judge = (plate: string, wilayaPlace?: "first" | "last") => {
    const { facts, problems } = judgeRow(2, { plate }, { today, wilayaPlace });
    return { plate: facts.plate, codes: problems.filter(({ field }) => field === "plate").map(({ code }) => code) };
  };

  it.each([
    { typed: "16-115-31", place: undefined, plate: null, code: "ambiguous_order" },
    { typed: "16-115-31", place: "last" as const, plate: "00016-115-31", code: "decided_by_column" },
    { typed: "16-115-31", place: "first" as const, plate: "00031-115-16", code: "decided_by_column" },
    { typed: "16115-31", place: "first" as const, plate: "00016-115-31", code: "separator_missing" },
  ])("$typed with the wilaya $place is $plate", ({ typed, place, plate, code }) => {
    const judged = judge(typed, place);
    expect(judged.plate).toBe(plate);
    expect(judged.codes).toContain(code);
  });

  it("never overrules a number that can be read one way only", () => {
    expect(judge("12345-115-16", "first").plate).toBe("12345-115-16");
  });

  it("decides a whole file", async () => {
    const text = "Immatriculation;Marque\n16-115-31;Renault\n31-216-16;Dacia\n12345-115-16;Fiat\n";
    const plates = async (request: object) =>
      (await readText("places.csv", text, request)).rows.map(({ facts }) => facts.plate);
    expect(await plates({})).toEqual([null, null, "12345-115-16"]);
    expect(await plates({ wilayaPlace: "last" })).toEqual(["00016-115-31", "00031-216-16", "12345-115-16"]);
    expect(await plates({ wilayaPlace: "first" })).toEqual(["00031-115-16", "00016-216-31", "12345-115-16"]);
  });
});

describe("the order of day and month, said once for the column", () => {
  it.each([
    { typed: "04/05/2015", order: undefined, on: "2015-05-04", code: "day_month_order" },
    { typed: "04/05/2015", order: "day_first" as const, on: "2015-05-04", code: undefined },
    { typed: "04/05/2015", order: "month_first" as const, on: "2015-04-05", code: undefined },
    { typed: "04/13/2015", order: undefined, on: undefined, code: "month_over_12" },
    { typed: "04/13/2015", order: "month_first" as const, on: "2015-04-13", code: undefined },
    { typed: "13/04/2015", order: "month_first" as const, on: undefined, code: "month_over_12" },
    { typed: "2015-04-05", order: "month_first" as const, on: "2015-04-05", code: undefined },
  ])("$typed, $order: $on $code", ({ typed, order, on, code }) => {
    const reading = readFirstCirculation(typed, today, order);
    expect(reading.value?.on).toBe(on);
    expect(reading.code).toBe(code);
  });

  it.each([
    { values: ["15/03/2015", "04/05/2015"], settled: true },
    { values: ["04/05/2015", "05/06/2016"], settled: false },
    { values: ["15/03/2015", "04/13/2015"], settled: false },
    { values: ["2015-03-15", "2015"], settled: false },
    { values: [" 31.12.2015 ", ""], settled: true },
  ])("$values settle it: $settled", ({ values, settled }) => {
    expect(areDayFirst(values)).toBe(settled);
  });

  it("is settled by the other dates of the file, and then nothing is said of each", async () => {
    const said = async (dates: string[]) => {
      const lines = dates.map((date, index) => `${12_345 + index}-115-16;${date}`);
      const { rows } = await readText(
        "dates.csv",
        ["Immatriculation;Date de mise en circulation", ...lines].join("\n"),
      );
      return rows.flatMap(({ problems }) => problems).filter(({ code }) => code === "day_month_order").length;
    };
    expect(await said(["04/05/2015", "06/07/2015"])).toBe(2);
    expect(await said(["04/05/2015", "31/07/2015"])).toBe(0);
  });
});

/** The last sign before the year is right in the first two; 49 CFR 565.15 gives the sum. */
describe("the check digit of a chassis number is a hint where the maker must put one", () => {
  it.each([
    { vin: "1M8GDM9AXKP042788", code: undefined },
    { vin: "5GZCZ43D13S812715", code: undefined },
    { vin: "11111111111111111", code: undefined },
    { vin: "1M8GDM9A1KP042788", code: "vin_check_digit" },
    { vin: "5GZCZ43D23S812715", code: "vin_check_digit" },
    { vin: "VF1RFB00X57123456", code: undefined },
  ])("$vin $code", ({ vin, code }) => {
    const reading = readVin(vin, 2015, today);
    expect(reading.value).toBe(vin);
    expect(reading.code).toBe(code);
    expect(reading.level ?? "notice").toBe("notice");
  });
});
