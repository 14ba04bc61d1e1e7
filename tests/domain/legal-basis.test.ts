import { expect, test } from "vitest";
import { locales } from "#app/domain/locale.ts";
import { legalBasisTitle } from "#app/domain/tariff/legal-basis.ts";
import { publishedTariff } from "#app/domain/tariff/published-tariff.ts";

test.each<[string, [string, string, string]]>([
  ["Code du timbre art. 302", ["المادة 302 من قانون الطابع", "Code du timbre, art. 302", "Stamp code, art. 302"]],
  [
    "Code du timbre art. 300 (LF 2016)",
    [
      "المادة 300 من قانون الطابع (قانون المالية لسنة 2016)",
      "Code du timbre, art. 300 (loi de finances pour 2016)",
      "Stamp code, art. 300 (finance law for 2016)",
    ],
  ],
  [
    "Code du timbre art. 300 (LF 2025 art. 55), art. 305",
    [
      "المادة 300 من قانون الطابع (المادة 55 من قانون المالية لسنة 2025)، والمادة 305 منه",
      "Code du timbre, art. 300 (loi de finances pour 2025, art. 55) et art. 305",
      "Stamp code, art. 300 (finance law for 2025, art. 55) and art. 305",
    ],
  ],
  [
    "DGI, vignette sur les véhicules automobiles",
    [
      "المديرية العامة للضرائب، قسيمة السيارات",
      "DGI, vignette sur les véhicules automobiles",
      "Tax administration (DGI), vehicle tax stamp",
    ],
  ],
  ["Arrêté du 1er mars 2031", ["Arrêté du 1er mars 2031", "Arrêté du 1er mars 2031", "Arrêté du 1er mars 2031"]],
])("%s is told in the language of its reader", (legalBasis, titles) => {
  const told = locales.map((locale) => legalBasisTitle(legalBasis, locale).replaceAll("\u00A0", " "));
  expect(told).toEqual(titles);
});

test("every basis of the published tariff is told in Arabic and in English", () => {
  const { rows, exemptions, notSubject, rates } = publishedTariff;
  const kept = [...rows, ...exemptions, ...notSubject].map(({ legalBasis }) => legalBasis);
  const late = rows.map(({ legalBasis }) => `${legalBasis}, ${rates.lateLegalBasis}`);
  for (const legalBasis of new Set([...kept, ...late])) {
    expect(legalBasisTitle(legalBasis, "ar")).not.toMatch(/[a-z]/i);
    expect(legalBasisTitle(legalBasis, "en")).not.toMatch(/timbre|véhicules|LF/);
  }
});
