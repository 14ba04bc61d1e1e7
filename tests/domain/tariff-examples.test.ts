import { describe, expect, it } from "vitest";
import { priceFleet, priceVehicle, type TariffFacts } from "#app/domain/tariff/price-vehicle.ts";
import { publishedTariff } from "#app/domain/tariff/published-tariff.ts";
import { bus, car, lorry, nothingKnown } from "#tests/domain/tariff-vehicles.ts";

const dinars = (amount: number) => BigInt(amount) * 100n;

const T = (cv: number, first: number) => car({ fiscalPower: cv, firstCirculationYear: first });
const U = (kg: number, first: number) => lorry({ grossWeightKg: kg, firstCirculationYear: first });
const P = (seats: number, first: number) => bus({ seats, firstCirculationYear: first });

/** The worked examples of the law page: stamp year, vehicle, row, amount, total when late. */
const worked: [number, number, TariffFacts, string, number, number][] = [
  [1, 2026, T(5, 2026), "S3-tourism-001", 2_000, 3_000],
  [2, 2026, T(6, 2024), "S3-tourism-001", 2_000, 3_000],
  [3, 2026, T(6, 2023), "S3-tourism-002", 1_500, 2_250],
  [4, 2026, T(7, 2020), "S3-tourism-006", 3_000, 4_500],
  [5, 2026, T(7, 2019), "S3-tourism-007", 2_000, 3_000],
  [6, 2026, T(9, 2016), "S3-tourism-007", 2_000, 3_000],
  [7, 2026, T(9, 2015), "S3-tourism-008", 1_500, 2_250],
  [8, 2026, T(10, 2026), "S3-tourism-009", 25_000, 37_500],
  [9, 2026, T(10, 2022), "S3-tourism-010", 20_000, 30_000],
  [10, 2026, T(14, 2018), "S3-tourism-011", 15_000, 22_500],
  [11, 2026, T(21, 2009), "S3-tourism-012", 10_000, 15_000],
  [12, 2024, T(10, 2022), "S2-tourism-037", 10_000, 15_000],
  [13, 2025, T(10, 2022), "S3-tourism-010", 20_000, 30_000],
  [14, 2023, T(4, 2013), "S2-tourism-031", 1_000, 1_500],
  [15, 2015, T(8, 2010), "S1-tourism-062", 2_000, 3_000],
  [16, 2026, U(2_500, 2022), "S3-utility-013", 6_000, 9_000],
  [17, 2026, U(2_500, 2021), "S3-utility-014", 3_000, 4_500],
  [18, 2026, U(2_501, 2022), "S3-utility-015", 12_000, 18_000],
  [19, 2026, U(3_500, 2025), "S3-utility-015", 12_000, 18_000],
  [20, 2026, U(5_500, 2010), "S3-utility-016", 5_000, 7_500],
  [21, 2026, U(5_501, 2010), "S3-utility-018", 8_000, 12_000],
  [22, 2026, U(19_000, 2024), "S3-utility-017", 18_000, 27_000],
  [23, 2026, { ...U(44_000, 2019), kind: "road_tractor" }, "S3-utility-018", 8_000, 12_000],
  [24, 2026, P(8, 2024), "S3-passenger_transport-019", 5_000, 7_500],
  [25, 2026, P(9, 2024), "S3-passenger_transport-021", 8_000, 12_000],
  [26, 2026, P(27, 2021), "S3-passenger_transport-022", 4_000, 6_000],
  [27, 2026, P(28, 2022), "S3-passenger_transport-023", 12_000, 18_000],
  [28, 2026, P(61, 2012), "S3-passenger_transport-024", 6_000, 9_000],
  [29, 2026, P(62, 2022), "S3-passenger_transport-025", 18_000, 27_000],
  [30, 2026, P(63, 2012), "S3-passenger_transport-026", 9_000, 13_500],
  [31, 2027, T(6, 2025), "S3-tourism-001", 2_000, 3_000],
  [32, 2027, T(10, 2024), "S3-tourism-010", 20_000, 30_000],
  [33, 2027, U(3_500, 2022), "S3-utility-016", 5_000, 7_500],
];

describe("worked examples", () => {
  it.each(worked)("%i: stamp year %i", (_, year, facts, rule, amount, lateTotal) => {
    const onTime = priceVehicle(facts, year, `${year}-03-31`, publishedTariff);
    expect(onTime).toMatchObject({ outcome: "due", rule, amountMinor: dinars(amount), increaseMinor: 0n });
    const late = priceVehicle(facts, year, `${year}-12-31`, publishedTariff);
    expect(late).toMatchObject({ outcome: "due", rule, amountMinor: dinars(amount), costsMoreAt: null });
    expect(late.amountMinor + late.increaseMinor).toBe(dinars(lateTotal));
  });
});

const onCategory = (category: number, facts: Partial<TariffFacts>, yearDigits = "19"): TariffFacts => ({
  ...nothingKnown,
  plate: `00123-${category}${yearDigits}-16`,
  ...facts,
});

describe("outcomes without an amount, and their neighbours", () => {
  const at = (facts: TariffFacts, year: number) => priceVehicle(facts, year, `${year}-03-15`, publishedTariff);

  it("owes nothing before its first circulation", () => {
    const facts = onCategory(1, { energy: "petrol", fiscalPower: 7, firstCirculationYear: 2019 });
    expect(at(facts, 2018)).toMatchObject({
      outcome: "not_subject",
      amountMinor: 0n,
      reason: { code: "not_yet_in_circulation", params: { year: 2018, firstYear: 2019 } },
    });
    expect(at(facts, 2019).outcome).toBe("due");
  });

  it("exempts LPG until 2025 and taxes it from 2026", () => {
    const facts = onCategory(1, { energy: "lpg", fiscalPower: 6, firstCirculationYear: 2020 });
    expect(at(facts, 2025)).toMatchObject({
      outcome: "exempt",
      amountMinor: 0n,
      reason: { params: { status: "lpg" } },
    });
    expect(at(facts, 2026)).toMatchObject({ outcome: "due", amountMinor: dinars(1_500) });
  });

  it("taxes hybrids until 2025 and exempts them from 2026", () => {
    const facts = onCategory(1, { energy: "hybrid", fiscalPower: 9, firstCirculationYear: 2023 });
    expect(at(facts, 2025)).toMatchObject({ outcome: "due", amountMinor: dinars(4_000) });
    expect(at(facts, 2026)).toMatchObject({ outcome: "exempt", reason: { params: { status: "hybrid" } } });
  });

  it("exempts an electric car without its fiscal power", () => {
    expect(at(onCategory(1, { energy: "electric", firstCirculationYear: 2025 }), 2026)).toMatchObject({
      outcome: "exempt",
      legalBasis: "Code du timbre art. 302 (LF 2026 art. 50)",
      reason: { code: "exempt", params: { year: 2026, status: "electric", confirm: false } },
      missing: [],
    });
  });

  it("exempts CNG", () => {
    const facts = onCategory(3, { energy: "cng", grossWeightKg: 3_500, firstCirculationYear: 2018 });
    expect(at(facts, 2026)).toMatchObject({ outcome: "exempt", reason: { params: { status: "cng" } } });
  });

  it("waits for a person on categories 6 and 7, and for the kind that would settle them", () => {
    const workshop = onCategory(7, {
      kind: "special",
      energy: "diesel",
      grossWeightKg: 12_000,
      firstCirculationYear: 2019,
    });
    expect(at(workshop, 2026)).toMatchObject({
      outcome: "undetermined",
      reason: { code: "special_vehicle" },
      missing: [],
    });
    for (const category of [6, 7]) {
      expect(at(onCategory(category, { energy: "diesel" }), 2026)).toMatchObject({
        outcome: "undetermined",
        reason: { code: "special_vehicle", params: { kind: null, series: category } },
        missing: ["kind"],
      });
    }
    expect(at(onCategory(7, { kind: "ambulance" }), 2026)).toMatchObject({
      outcome: "exempt",
      reason: { params: { status: "ambulance", confirm: true } },
    });
    expect(at(onCategory(7, { kind: "fire" }), 2026)).toMatchObject({
      outcome: "exempt",
      reason: { params: { status: "fire" } },
    });
    expect(at(onCategory(6, { kind: "agricultural" }), 2026)).toMatchObject({
      outcome: "not_subject",
      reason: { code: "not_subject", params: { status: "agricultural", confirm: true } },
    });
  });

  const notSubject: [TariffFacts, string][] = [
    [onCategory(8, {}), "trailer"],
    [onCategory(9, {}), "under_4_wheels"],
    [onCategory(8, { kind: "semi_trailer" }), "trailer"],
    [onCategory(9, { kind: "motorcycle" }), "under_4_wheels"],
    [{ ...nothingKnown, plate: "04-00012-16" }, "public_works"],
    [{ ...nothingKnown, plate: "04-00012-16", kind: "public_works" }, "public_works"],
    [{ ...nothingKnown, kind: "trailer" }, "trailer"],
    [onCategory(7, { kind: "public_works" }), "public_works"],
  ];
  it.each(notSubject)("is not subject: %j", (facts, status) => {
    expect(at(facts, 2026)).toMatchObject({
      outcome: "not_subject",
      amountMinor: 0n,
      rule: null,
      costsMoreAt: null,
      legalBasis: "DGI, vignette sur les véhicules automobiles",
      reason: { code: "not_subject", params: { status } },
    });
  });

  it("buys nothing when card and plate contradict each other", () => {
    const facts = onCategory(3, { kind: "tourism", energy: "petrol", fiscalPower: 7, firstCirculationYear: 2019 });
    expect(at(facts, 2026)).toMatchObject({
      outcome: "undetermined",
      amountMinor: 0n,
      reason: { code: "kind_contradicts_plate", params: { kind: "tourism", series: 3 } },
    });
    expect(at(onCategory(8, { kind: "lorry" }), 2026).outcome).toBe("undetermined");
    expect(at({ ...lorry({}), plate: "04-00012-16" }, 2026).reason.code).toBe("kind_contradicts_plate");
  });

  it("taxes converted vehicles by CV in table A up to 2,500 kg", () => {
    const van = { energy: "petrol", fiscalPower: 6, grossWeightKg: 2_100, firstCirculationYear: 2022 } as const;
    expect(at(onCategory(3, { ...van, kind: "converted_utility" }), 2026).amountMinor).toBe(dinars(1_500));
    expect(at(onCategory(3, { ...van, body: "Aménagé en utilitaire" }), 2026).amountMinor).toBe(dinars(1_500));
    expect(at(onCategory(3, van), 2026).amountMinor).toBe(dinars(6_000));
    expect(at(onCategory(1, { ...van, kind: "converted_utility", grossWeightKg: null }), 2026).amountMinor).toBe(
      dinars(1_500),
    );
    expect(at(onCategory(3, { ...van, kind: "converted_utility", grossWeightKg: 2_500 }), 2026).outcome).toBe("due");
    expect(at(onCategory(3, { ...van, kind: "converted_utility", grossWeightKg: 2_501 }), 2026)).toMatchObject({
      outcome: "undetermined",
      reason: { code: "converted_too_heavy", params: { grossWeightKg: 2_501 } },
    });
    for (const body of ["fourgon aménagé en utilitaire", "مهيأة نفعية", "converted to utility"]) {
      expect(at(onCategory(3, { ...van, kind: "van", body }), 2026).reason.code).toBe("conversion_unclear");
    }
  });

  it("takes one amount when the card says that the year is unknown, and none for passengers", () => {
    const unknown = (category: number, facts: Partial<TariffFacts>) =>
      onCategory(category, { energy: "petrol", ...facts }, "33");
    expect(at(unknown(1, { fiscalPower: 14 }), 2024)).toMatchObject({
      amountMinor: dinars(500),
      rule: "S2-tourism_unknown_year-055",
    });
    expect(at(unknown(1, {}), 2026)).toMatchObject({ amountMinor: dinars(500), rule: "S3-tourism_unknown_year-027" });
    expect(at(unknown(3, {}), 2026).amountMinor).toBe(dinars(3_000));
    expect(at(unknown(1, {}), 2015).amountMinor).toBe(dinars(300));
    expect(at(unknown(4, { seats: 30 }), 2026)).toMatchObject({
      outcome: "undetermined",
      reason: { code: "year_unknown_passengers" },
      missing: ["first_circulation"],
    });
    expect(at(unknown(1, { fiscalPower: 6, firstCirculationYear: 2013 }), 2026).amountMinor).toBe(dinars(500));
    expect(at(unknown(1, { fiscalPower: 7, firstCirculationYear: 2019 }), 2026).rule).toBe("S3-tourism-007");
    expect(at(unknown(1, { fiscalPower: 6 }), 2033).missing).toEqual(["first_circulation"]);
  });

  const incomplete: [string, TariffFacts, string[]][] = [
    ["the year", onCategory(1, { energy: "petrol", fiscalPower: 10 }), ["first_circulation"]],
    ["the year, digits 22", onCategory(1, { energy: "petrol", fiscalPower: 10 }, "22"), ["first_circulation"]],
    ["the PTC", onCategory(2, { energy: "diesel", firstCirculationYear: 2019 }), ["gross_weight"]],
    ["the CV", onCategory(1, { energy: "diesel", firstCirculationYear: 2019 }), ["fiscal_power"]],
    ["the seats", onCategory(4, { energy: "diesel", firstCirculationYear: 2019 }), ["seats"]],
    ["the energy", onCategory(1, { fiscalPower: 7, firstCirculationYear: 2019 }), ["energy"]],
    ["three facts", onCategory(1, {}), ["energy", "fiscal_power", "first_circulation"]],
    ["everything", nothingKnown, ["kind", "plate", "energy", "first_circulation"]],
    ["the kind", { ...nothingKnown, energy: "petrol", firstCirculationYear: 2019 }, ["kind", "plate"]],
  ];
  it.each(incomplete)("asks for %s and never defaults", (_, facts, missing) => {
    const priced = at(facts, 2026);
    expect(priced).toMatchObject({ outcome: "undetermined", amountMinor: 0n, rule: null, missing });
    expect(priced.reason).toEqual({ code: "missing_facts", params: { year: 2026, fields: missing } });
  });
});

describe("the small fleet", () => {
  const base = { ...nothingKnown };
  const fleet: [TariffFacts, number | string][] = [
    [{ ...base, plate: "00101-119-16", fiscalPower: 6, firstCirculationYear: 2019, energy: "diesel" }, 1_000],
    [{ ...base, plate: "00102-123-16", fiscalPower: 8, firstCirculationYear: 2023, energy: "petrol" }, 3_000],
    [{ ...base, plate: "00103-124-16", fiscalPower: 11, firstCirculationYear: 2024, energy: "diesel" }, 25_000],
    [{ ...base, plate: "00104-121-16", fiscalPower: 5, firstCirculationYear: 2021, energy: "lpg" }, 1_500],
    [{ ...base, plate: "00105-325-31", grossWeightKg: 3_500, firstCirculationYear: 2025, energy: "diesel" }, 12_000],
    [{ ...base, plate: "00106-316-31", grossWeightKg: 2_400, firstCirculationYear: 2016, energy: "petrol" }, 3_000],
    [{ ...base, plate: "00107-222-25", grossWeightKg: 19_000, firstCirculationYear: 2022, energy: "diesel" }, 18_000],
    [{ ...base, plate: "00108-515-25", grossWeightKg: 44_000, firstCirculationYear: 2015, energy: "diesel" }, 8_000],
    [{ ...base, plate: "00109-420-09", seats: 30, firstCirculationYear: 2020, energy: "diesel" }, 6_000],
    [{ ...base, plate: "00110-424-09", seats: 18, firstCirculationYear: 2024, energy: "diesel" }, 8_000],
    [{ ...base, plate: "00111-124-16", fiscalPower: 7, firstCirculationYear: 2024, energy: "hybrid" }, "exempt"],
    [{ ...base, plate: "00112-818-16", firstCirculationYear: 2018 }, "not_subject"],
    [{ ...base, plate: "00113-719-16", firstCirculationYear: 2019, energy: "diesel" }, "undetermined"],
  ];
  const vehicles = fleet.map(([facts]) => facts);

  it.each([
    ["2026-04-15", 85_500],
    ["2026-05-31", 85_500],
    ["2026-06-01", 128_250],
    ["2026-06-02", 128_250],
  ])("bought on %s costs %i", (asOf, total) => {
    const prices = [...priceFleet(vehicles, 2026, asOf, publishedTariff)];
    expect(prices.reduce((sum, price) => sum + price.amountMinor + price.increaseMinor, 0n)).toBe(dinars(total));
    expect(prices.map((price) => (price.outcome === "due" ? Number(price.amountMinor / 100n) : price.outcome))).toEqual(
      fleet.map(([, expected]) => expected),
    );
  });
});
