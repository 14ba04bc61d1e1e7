import { directionOf, type Locale } from "#app/domain/locale.ts";

const rightToLeftLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const neutralForArabic = /^(?:\d*|[\s\u0600-\u065f\u066a-\u06ff]*)$/;

/**
 * Wraps a value in FSI … PDI (U+2068, U+2069) when the surrounding sentence could turn it round, as Arabic turns
 * `12345-115-16` (Unicode TR 9). Values that cannot be turned stay bare, so that they are found and copied as they are.
 */
export function isolate(value: string, locale: Locale): string {
  const safe = directionOf(locale) === "rtl" ? neutralForArabic.test(value) : !rightToLeftLetter.test(value);
  return safe ? value : `\u2068${value}\u2069`;
}
