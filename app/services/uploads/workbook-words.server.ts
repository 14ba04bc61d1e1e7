import { sheetName, textCell } from "#app/adapters/workbook/text-cell.ts";
import { type Locale, locales } from "#app/domain/locale.ts";
import { translatorFor } from "#app/locales/translators.server.ts";
import { withPlainMarks } from "./plain-marks.ts";

export type Say = (key: string, values?: Record<string, string | number>) => string;

/** The texts of the product as a spreadsheet can show them. */
export function wordsIn(locale: Locale): Say {
  const { t } = translatorFor(locale);
  return (key, values = {}) => textCell(withPlainMarks(String(t(key as never, values as never)), locale));
}

export const guideName = (locale: Locale): string => sheetName(wordsIn(locale)("fleets:workbook.guideSheet"));

/** What the first sheet is called in any language: no other sheet is called so. */
export const guideNames = (): string[] => locales.map(guideName);
