import { withFrenchSpaces } from "#app/domain/french-spaces.ts";
import type { Locale } from "#app/domain/locale.ts";

/** `Code du timbre art. 300 (LF 2025 art. 55), art. 305`: the article, the finance law that wrote it, the late increase. */
const citation =
  /^Code du timbre art\. (?<article>\d+)(?: \(LF (?<lawYear>\d{4})(?: art\. (?<lawArticle>\d+))?\))?(?:, art\. (?<increase>\d+))?$/;
const scopePage = "DGI, vignette sur les véhicules automobiles";

interface Citation {
  article: string;
  lawYear?: string;
  lawArticle?: string;
  increase?: string;
}

interface Wording {
  scopePage: string;
  cite(citation: Citation): string;
}

const when = (part: string | undefined, text: string): string => (part === undefined ? "" : text);

/** Arabic as the official journal words it: المادة … من قانون المالية لسنة …. */
const wordings: Record<Locale, Wording> = {
  ar: {
    scopePage: "المديرية العامة للضرائب، قسيمة السيارات",
    cite: ({ article, lawYear, lawArticle, increase }) => {
      const law = `${when(lawArticle, `المادة ${lawArticle} من `)}قانون المالية لسنة ${lawYear}`;
      return `المادة ${article} من قانون الطابع${when(lawYear, ` (${law})`)}${when(increase, `، والمادة ${increase} منه`)}`;
    },
  },
  fr: {
    scopePage,
    cite: ({ article, lawYear, lawArticle, increase }) => {
      const law = `loi de finances pour ${lawYear}${when(lawArticle, `, art. ${lawArticle}`)}`;
      return `Code du timbre, art. ${article}${when(lawYear, ` (${law})`)}${when(increase, ` et art. ${increase}`)}`;
    },
  },
  en: {
    scopePage: "Tax administration (DGI), vehicle tax stamp",
    cite: ({ article, lawYear, lawArticle, increase }) => {
      const law = `finance law for ${lawYear}${when(lawArticle, `, art. ${lawArticle}`)}`;
      return `Stamp code, art. ${article}${when(lawYear, ` (${law})`)}${when(increase, ` and art. ${increase}`)}`;
    },
  },
};

/** The article of a price for its reader. A basis that a later tariff words otherwise is shown as it was kept. */
export function legalBasisTitle(legalBasis: string, locale: Locale): string {
  const wording = wordings[locale];
  if (legalBasis === scopePage) return wording.scopePage;
  const groups = citation.exec(legalBasis)?.groups;
  if (groups?.article === undefined) return legalBasis;
  const told = wording.cite({ ...groups, article: groups.article });
  return locale === "fr" ? withFrenchSpaces(told) : told;
}
