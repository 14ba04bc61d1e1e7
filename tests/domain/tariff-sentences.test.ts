import { describe, expect, it } from "vitest";
import { locales } from "#app/domain/locale.ts";
import { priceVehicle, type TariffFacts } from "#app/domain/tariff/price-vehicle.ts";
import { publishedTariff } from "#app/domain/tariff/published-tariff.ts";
import { reasonSentence, ruleTitle, tableTitle } from "#app/domain/tariff/reason.ts";
import { bus, car, lorry, nothingKnown } from "#tests/domain/tariff-vehicles.ts";

const tell = (facts: TariffFacts, year: number, asOf: string) => {
  const { reason } = priceVehicle(facts, year, asOf, publishedTariff);
  return locales.map((locale) => reasonSentence(reason, locale).replaceAll("\u00A0", " ").replaceAll("\u202F", " "));
};

describe("reasonSentence", () => {
  const due: [string, TariffFacts, number, string, [string, string, string]][] = [
    [
      "table A",
      car({ fiscalPower: 8, firstCirculationYear: 2023 }),
      2026,
      "2026-04-15",
      [
        "الجدول أ، السيارات السياحية والمركبات المهيأة نفعية: القوة الجبائية \u20688 CV\u2069، أول استعمال في السير سنة 2023، عمرها \u20683\u2069 سنوات في 2026 (المادة 300 من قانون الطابع).",
        "Tableau A, véhicules de tourisme et aménagés en utilitaires : 8 CV, mise en circulation en 2023, soit 3 ans en 2026 (Code du timbre, art. 300).",
        "Table A, tourism vehicles and vehicles converted to utility: 8 CV, first circulation in 2023, 3 years old in 2026 (Stamp code, art. 300).",
      ],
    ],
    [
      "table B",
      lorry({ grossWeightKg: 3_500, firstCirculationYear: 2025 }),
      2026,
      "2026-04-15",
      [
        "الجدول ب، المركبات النفعية ومركبات الاستغلال: الوزن الإجمالي بالحمولة \u20683.500 kg\u2069، أول استعمال في السير سنة 2025، عمرها سنة واحدة في 2026 (المادة 300 من قانون الطابع).",
        "Tableau B, véhicules utilitaires et d’exploitation : 3 500 kg de PTC, mise en circulation en 2025, soit 1 an en 2026 (Code du timbre, art. 300).",
        "Table B, utility and exploitation vehicles: 3,500 kg gross, first circulation in 2025, 1 year old in 2026 (Stamp code, art. 300).",
      ],
    ],
    [
      "table C",
      bus({ seats: 30, firstCirculationYear: 2024 }),
      2026,
      "2026-04-15",
      [
        "الجدول ج، نقل المسافرين: عدد المقاعد \u206830\u2069، أول استعمال في السير سنة 2024، عمرها سنتان في 2026 (المادة 300 من قانون الطابع).",
        "Tableau C, transport de voyageurs : 30 places, mise en circulation en 2024, soit 2 ans en 2026 (Code du timbre, art. 300).",
        "Table C, passenger transport: 30 seats, first circulation in 2024, 2 years old in 2026 (Stamp code, art. 300).",
      ],
    ],
  ];
  it.each(due)("names table, value, age, year and article: %s", (_, facts, year, asOf, sentences) => {
    expect(tell(facts, year, asOf)).toEqual(sentences);
  });

  const notes: [string, TariffFacts, number, string, string[]][] = [
    [
      "late",
      car({}),
      2026,
      "2026-06-02",
      [
        "انتهى الأجل في 31 ماي 2026: زيادة \u206850 %\u2069 (المادة 305)، وتُقتنى القسيمة من قباضة الضرائب.",
        "Le délai a pris fin le 31 mai 2026 : majoration de 50 % (art. 305), à acheter à la recette des impôts.",
        "The window closed on 31 May 2026: increase of 50% (art. 305), to be bought at a tax receipts office.",
      ],
    ],
    [
      "LPG taxed again",
      car({ energy: "lpg" }),
      2026,
      "2026-04-15",
      [
        "لم تعد طاقة «سيرغاز» معفاة منذ 2026",
        "L’énergie « GPL » n’est plus exonérée depuis 2026",
        "Energy “LPG” has not been exempt since 2026",
      ],
    ],
    [
      "electric not exempt yet",
      car({ energy: "electric" }),
      2025,
      "2025-04-15",
      [
        "لا تُعفى طاقة «كهرباء» إلا ابتداءً من 2026",
        "L’énergie « électrique » n’est exonérée qu’à partir de 2026",
        "Energy “electric” is exempt only from 2026",
      ],
    ],
    [
      "tariff of 2027",
      car({}),
      2027,
      "2027-03-15",
      ["تعريفة 2027 غير مؤكدة", "Tarif 2027 non confirmé", "Tariff 2027 not confirmed"],
    ],
    [
      "window of 2027",
      car({}),
      2027,
      "2027-03-15",
      [
        "31 مارس 2027 (المادة 301)",
        "31 mars 2027 (art. 301), sans décision connue",
        "31 March 2027 (art. 301), no decision known",
      ],
    ],
    [
      "only the year of a new vehicle",
      car({ firstCirculationYear: 2026 }),
      2026,
      "2026-03-15",
      ["يوم أول استعمال في السير غير معروف", "Jour de mise en circulation inconnu", "Day of first circulation unknown"],
    ],
    [
      "less than a year",
      car({ firstCirculationYear: 2026 }),
      2026,
      "2026-03-15",
      ["عمرها أقل من سنة في 2026", "soit moins d’un an en 2026", "less than a year old in 2026"],
    ],
    [
      "eleven years",
      car({ firstCirculationYear: 2015 }),
      2026,
      "2026-03-15",
      ["عمرها \u206811\u2069 سنة في", "soit 11 ans en", "11 years old in"],
    ],
    [
      "ten years",
      car({ firstCirculationYear: 2016 }),
      2026,
      "2026-03-15",
      ["عمرها \u206810\u2069 سنوات في", "soit 10 ans en", "10 years old in"],
    ],
    [
      "year unknown on the card",
      { ...nothingKnown, plate: "00123-133-16", energy: "petrol" },
      2026,
      "2026-03-15",
      ["غير معروفة على بطاقة الترقيم", "inconnue sur la carte grise (chiffres 33)", "unknown on the card (digits 33)"],
    ],
    [
      "missing facts",
      { ...nothingKnown, plate: "00123-119-16" },
      2026,
      "2026-03-15",
      [
        "ينقص: الطاقة، القوة الجبائية، سنة أول استعمال في السير.",
        "Il manque l’énergie, la puissance fiscale (CV) et l’année de mise en circulation",
        "Missing: the energy, the fiscal power (CV) and the year of first circulation.",
      ],
    ],
    [
      "plate and kind",
      car({ plate: "00123-219-16" }),
      2026,
      "2026-03-15",
      [
        "«سيارة سياحية»، وفي رقم التسجيل الصنف \u20682\u2069",
        "« véhicule de tourisme », le numéro dit catégorie 2",
        "“passenger car”, the number says category 2",
      ],
    ],
    [
      "plate of a public-works machine",
      car({ plate: "04-00012-16" }),
      2026,
      "2026-03-15",
      ["رقم آلة أشغال عمومية", "celui d’un engin de travaux publics", "that of a public-works machine"],
    ],
    [
      "exempt by energy",
      car({ energy: "hybrid" }),
      2026,
      "2026-03-15",
      [
        "معفاة في 2026: مركبة هجينة (المادة 302 من قانون الطابع)",
        "Exonéré en 2026 : véhicule hybride (Code du timbre, art. 302)",
        "Exempt in 2026: hybrid vehicle (Stamp code, art. 302)",
      ],
    ],
    [
      "exempt by equipment",
      car({ exemption: "disabled" }),
      2026,
      "2026-03-15",
      [
        "يؤكد ذلك شخص مسؤول بوثيقة",
        "À confirmer par une personne, document à l’appui",
        "A person must confirm it with a document",
      ],
    ],
    [
      "not subject",
      { ...nothingKnown, kind: "agricultural" },
      2026,
      "2026-03-15",
      [
        "غير خاضعة للقسيمة: جرار فلاحي",
        "Non soumis à la vignette : tracteur ou engin agricole",
        "Not subject to the stamp: agricultural tractor",
      ],
    ],
    [
      "before first circulation",
      car({ firstCirculationYear: 2019 }),
      2018,
      "2018-03-15",
      ["لا شيء مستحق عن 2018", "Rien n’est dû pour 2018", "Nothing is due for 2018"],
    ],
  ];
  it.each(notes)("says what matters: %s", (_, facts, year, asOf, parts) => {
    for (const [index, told] of tell(facts, year, asOf).entries()) expect(told).toContain(parts[index]);
  });

  it("says nothing of these when all is ordinary", () => {
    for (const told of tell(car({}), 2026, "2026-05-31"))
      expect(told.match(/\./g)).toHaveLength(told.includes("art.") ? 2 : 1);
  });

  it("keeps every number with a Latin unit isolated inside Arabic", () => {
    for (const facts of [car({}), lorry({}), car({ kind: "converted_utility", grossWeightKg: 3_000 })]) {
      const [arabic = ""] = tell(facts, 2026, "2026-06-02");
      expect(arabic.replace(/\u2068[^\u2068\u2069]*\u2069/g, "")).not.toMatch(/[A-Za-z%]/);
      expect(arabic.match(/\u2068/g)?.length).toBe(arabic.match(/\u2069/g)?.length);
    }
  });
});

describe("ruleTitle", () => {
  const titles: [string, string, string, string][] = [
    [
      "S3-tourism-002",
      "الجدول أ، السيارات السياحية والمركبات المهيأة نفعية، القوة الجبائية إلى غاية \u20686 CV\u2069، من \u20683\u2069 إلى \u20686\u2069 سنوات",
      "Tableau A, véhicules de tourisme et aménagés en utilitaires, jusqu’à 6 CV, de 3 à 6 ans",
      "Table A, tourism vehicles and vehicles converted to utility, up to 6 CV, 3 to 6 years",
    ],
    [
      "S3-utility-016",
      "الجدول ب، المركبات النفعية ومركبات الاستغلال، الوزن الإجمالي بالحمولة من \u20682.501\u2069 إلى \u20685.500 kg\u2069، \u20685\u2069 سنوات فأكثر",
      "Tableau B, véhicules utilitaires et d’exploitation, de 2 501 à 5 500 kg de PTC, 5 ans et plus",
      "Table B, utility and exploitation vehicles, 2,501 to 5,500 kg gross, 5 years and more",
    ],
    [
      "S3-passenger_transport-025",
      "الجدول ج، نقل المسافرين، عدد المقاعد \u206862\u2069 فأكثر، \u20684\u2069 سنوات على الأكثر",
      "Tableau C, transport de voyageurs, 62 places et plus, 4 ans au plus",
      "Table C, passenger transport, 62 seats and more, 4 years at most",
    ],
    [
      "S2-utility_unknown_year-056",
      "الجدول ب، المركبات النفعية ومركبات الاستغلال، سنة أول استعمال في السير غير معروفة",
      "Tableau B, véhicules utilitaires et d’exploitation, année de mise en circulation inconnue",
      "Table B, utility and exploitation vehicles, year of first circulation unknown",
    ],
  ];
  it.each(titles)("%s", (rule, ...expected) => {
    const told = locales.map((locale) => ruleTitle(rule, publishedTariff, locale));
    expect(told.map((title) => title?.replaceAll("\u00A0", " ").replaceAll("\u202F", " "))).toEqual(expected);
  });

  it("knows the rows of its version only", () => {
    expect(ruleTitle("S9-tourism-001", publishedTariff, "fr")).toBeNull();
    expect(tableTitle("utility", "fr")).toBe("Tableau B, véhicules utilitaires et d’exploitation");
  });
});
