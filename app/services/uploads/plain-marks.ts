import { directionOf, type Locale } from "#app/domain/locale.ts";

const isolated = /\u2068([^\u2068\u2069]*)\u2069/g;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * Spreadsheet programs show the marks that isolate a value (U+2068, U+2069) as boxes in their notes. The older mark
 * U+200E, which they know, keeps a plate or a number in its order inside an Arabic sentence too.
 */
export const withPlainMarks = (text: string, locale: Locale): string =>
  text.replace(isolated, (_, value: string) =>
    directionOf(locale) === "ltr" || rightToLeft.test(value) ? value : `\u200e${value}\u200e`,
  );
