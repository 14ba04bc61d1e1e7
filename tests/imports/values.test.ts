import { describe, expect, it } from "vitest";
import { cleanCell } from "#imports/values/clean-cell.ts";
import { readEmail, readPhone } from "#imports/values/read-contact.ts";
import { readFirstCirculation } from "#imports/values/read-first-circulation.ts";
import { readEnergy, readExemption, readKind } from "#imports/values/read-kind-energy.ts";
import { readFiscalPower, readSeats, readWeight } from "#imports/values/read-numbers.ts";
import { readVin } from "#imports/values/read-vin.ts";
import type { ValueReading } from "#imports/values/value-reading.ts";

const today = "2026-11-20";

/** A row of a table: what is typed, the canonical value, the code when something is said about it. */
type Case = [typed: string, value: unknown, code?: string, suggestion?: string];

function expectCases(cases: Case[], read: (clean: string) => ValueReading<unknown>) {
  it.each(cases)("%j is %j %s", (typed, value, code, suggestion) => {
    const reading = read(cleanCell(typed));
    expect(reading.value).toEqual(value);
    expect(reading.code).toBe(code);
    if (suggestion) expect(reading.suggestion).toBe(suggestion);
  });
}

describe("energy", () => {
  expectCases(
    [
      ["Essence", "petrol"],
      ["ES", "petrol"],
      ["بنزين", "petrol"],
      ["GAS-OIL", "diesel"],
      ["مازوت", "diesel"],
      ["essence / GPL", "lpg"],
      ["Sans plomb + Sirghaz 2019", "lpg"],
      ["سيرغاز", "lpg"],
      ["GNC", "cng"],
      ["Électrique", "electric"],
      ["hybride rechargeable", "hybrid"],
      ["MHEV", "mild_hybrid"],
      ["gaz", null, "energy_ambiguous"],
      ["autre", null, "energy_ambiguous"],
      ["gasoill", null, "energy_unknown", "diesel"],
      ["kérosène", null, "energy_unknown"],
    ],
    readEnergy,
  );
});

describe("kind", () => {
  expectCases(
    [
      ["VP", "tourism"],
      ["سيارة سياحية", "tourism"],
      ["Camion", "lorry"],
      ["fourgon", "van"],
      ["حافلة صغيرة", "bus"],
      ["TRR", "road_tractor"],
      ["جرار فلاحي", "agricultural"],
      ["semi-remorque", "semi_trailer"],
      ["Pelle mécanique", "public_works"],
      ["tracteur", null, "kind_ambiguous"],
      ["chariot élévateur", null, "kind_ambiguous"],
      ["camionette", null, "kind_unknown", "van"],
      ["sous-marin", null, "kind_unknown"],
    ],
    readKind,
  );
  it("takes the plate category for a word with two meanings", () => {
    expect(readKind("tracteur", 5).value).toBe("road_tractor");
    expect(readKind("جرار", 6).value).toBe("agricultural");
    expect(readKind("car", 4).value).toBe("bus");
    expect(readKind("car", 1).value).toBe("tourism");
    expect(readKind("quad", 9).code).toBe("kind_ambiguous");
  });
});

describe("exemption", () => {
  it.each([
    ["ambulance", null, "ambulance", undefined],
    ["pompiers", null, "fire", undefined],
    ["ملك الدولة", null, "state_special", undefined],
    ["soumis", null, null, undefined],
    ["électrique", "electric", null, "exemption_said_by_energy"],
    ["GPL", "lpg", null, "lpg_taxed_since_2026"],
    ["hybride", "diesel", null, "exemption_contradicts_energy"],
    ["non soumis", null, null, "not_subject_said_by_kind"],
    ["personne ne sait", null, null, "exemption_unknown"],
  ] as const)("%s with %s is %s %s", (typed, energy, value, code) => {
    const reading = readExemption(typed, energy);
    expect(reading.value).toBe(value);
    expect(reading.code).toBe(code);
  });
});

describe("first circulation", () => {
  const year = (value: number) => ({ year: value, on: null });
  const day = (on: string) => ({ year: Number(on.slice(0, 4)), on });
  expectCases(
    [
      ["2015", year(2015)],
      ["2015.0", year(2015)],
      ["2 015", year(2015)],
      ["٢٠١٥", year(2015)],
      ["15/03/2015", day("2015-03-15")],
      ["15-03-2015", day("2015-03-15")],
      ["15.03.2015", day("2015-03-15")],
      ["2015-03-15", day("2015-03-15")],
      ["2015/03/15", day("2015-03-15")],
      ["2015-03-15T00:00:00", day("2015-03-15")],
      ["03/2015", year(2015)],
      ["2015-03", year(2015)],
      ["42078", day("2015-03-15")],
      ["46162", day("2026-05-20")],
      ["mars 2015", year(2015)],
      ["مارس 2015", year(2015)],
      ["March 2015", year(2015)],
      ["جويلية 2015", year(2015)],
      ["15 août 2015", day("2015-08-15")],
      ["13/04/2015", day("2015-04-13")],
      ["04/13/2015", null, "month_over_12", "2015-04-13"],
      ["04/05/2015", day("2015-05-04"), "day_month_order"],
      ["15", null, "two_digit_year", "2015"],
      ["98", null, "two_digit_year", "1998"],
      ["'15", null, "two_digit_year", "2015"],
      ["115", null, "year_is_plate_group", "2015"],
      ["0", null, "year_unknown"],
      ["inconnue", null, "year_unknown"],
      ["غير معروفة", null, "year_unknown"],
      ["33", null, "year_unknown"],
      ["122", null, "year_unknown"],
      ["133", null, "year_unknown"],
      ["1900-01-01", null, "placeholder_date"],
      ["01/01/1900", null, "placeholder_date"],
      ["1905-07-07", null, "placeholder_date", "2015"],
      ["2031", null, "in_the_future"],
      ["21/11/2026", null, "in_the_future"],
      ["20/11/2026", day("2026-11-20")],
      ["1948", year(1948), "year_before_1962"],
      ["31/02/2015", null, "date_impossible"],
      ["29/02/2016", day("2016-02-29")],
      ["hier", null, "date_unreadable"],
      ["99999", null, "date_unreadable"],
    ],
    (clean) => readFirstCirculation(clean, today),
  );
});

describe("gross weight, in whole kilograms", () => {
  expectCases(
    [
      ["3500", 3500],
      ["3 500", 3500],
      ["3500 kg", 3500],
      ["3500kg", 3500],
      ["3,5", 3500],
      ["3.5", 3500],
      ["3,5 t", 3500],
      ["3.5T", 3500],
      ["3,5 tonnes", 3500],
      ["3,5 طن", 3500],
      ["3.500", 3500],
      ["12.000", 12_000],
      ["12 000", 12_000],
      ["12", 12_000],
      ["2,5", 2500],
      ["2501", 2501],
      ["5,5", 5500],
      ["44000", 44_000],
      ["0,3 t", 300],
      ["300 kg", 300],
      ["8,95", 8950],
      ["250", null, "weight_unit_unclear"],
      ["350 q", 35_000, "weight_in_quintals"],
      ["35 qx", 3500, "weight_in_quintals"],
      ["0", null],
      ["lourd", null, "weight_unreadable"],
      ["3,5,2", null, "weight_unreadable"],
      ["900000", 900_000, "weight_out_of_range"],
    ],
    readWeight,
  );
});

describe("fiscal power", () => {
  expectCases(
    [
      ["7", 7],
      ["07", 7],
      ["7 CV", 7],
      ["7cv", 7],
      ["7.0", 7],
      ["٧", 7],
      ["7 ch", null, "power_not_fiscal"],
      ["75 hp", null, "power_not_fiscal"],
      ["55 kW", null, "power_not_fiscal"],
      ["6,5", null, "power_not_whole"],
      ["0", null],
      ["30", 30],
      ["31", 31, "power_too_high"],
      ["sept", null, "power_unreadable"],
    ],
    readFiscalPower,
  );
});

describe("seats", () => {
  expectCases(
    [
      ["5", 5],
      ["5 places", 5],
      ["62", 62],
      ["120", 120],
      ["121", null, "seats_out_of_range"],
      ["5+1", null, "seats_unclear"],
      ["2/3", null, "seats_unclear"],
      ["cinq", null, "seats_unreadable"],
    ],
    readSeats,
  );
});

describe("chassis number", () => {
  expectCases(
    [
      ["VF1RFB00X57123456", "VF1RFB00X57123456"],
      ["vf1rfb00x57123456", "VF1RFB00X57123456"],
      ["VF1 RFB00X 57123456", "VF1RFB00X57123456"],
      ["VF1-RFB00X-57123456", "VF1RFB00X57123456"],
      ["VF1RFBOOX57123456", null, "vin_letters", "VF1RFB00X57123456"],
      ["VFIRFB00X57123456", null, "vin_letters", "VF1RFB00X57123456"],
      ["VF1RFB00X5712345", null, "vin_length"],
      ["VF1RFB00X571234567", null, "vin_length"],
      ["1.23457E+16", null, "vin_precision_lost"],
      ["12345-115-16", null, "looks_like_plate"],
    ],
    (clean) => readVin(clean, 2015, today),
  );
  it("takes a short number before 1981", () => {
    expect(readVin("504E1234567", 1980, today)).toMatchObject({ value: "504E1234567", level: "notice" });
    expect(readVin("504E1234567", 1981, today).code).toBe("vin_length");
  });
});

describe("phone", () => {
  expectCases(
    [
      ["0661234567", "+213661234567"],
      ["0661 23 45 67", "+213661234567"],
      ["06-61-23-45-67", "+213661234567"],
      ["٠٦٦١٢٣٤٥٦٧", "+213661234567"],
      ["+213661234567", "+213661234567"],
      ["00213661234567", "+213661234567"],
      ["213661234567", "+213661234567"],
      ["+213 (0) 661 23 45 67", "+213661234567"],
      ["661234567", "+213661234567", "phone_zero_restored"],
      ["021234567", "+21321234567", "phone_fixed_line"],
      ["0461234567", null, "phone_prefix"],
      ["066123456", null, "phone_length"],
      ["6.61235E+08", null, "phone_precision_lost"],
      ["appeler le bureau", null, "phone_unreadable"],
    ],
    readPhone,
  );
});

describe("e-mail", () => {
  expectCases(
    [
      ["driver@example.dz", "driver@example.dz"],
      ["Driver@Example.DZ", "Driver@example.dz"],
      ["driver @example.dz\u200f", "driver@example.dz"],
      ["driver@example", null, "email_form"],
      ["driver example.dz", null, "email_form"],
      ["a..b@example.dz", null, "email_form"],
      ["driver@gmial.com", "driver@gmial.com", "email_domain_suspect", "driver@gmail.com"],
      ["driver@gmail.com", "driver@gmail.com"],
    ],
    readEmail,
  );
});
