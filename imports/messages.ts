import { withFrenchSpaces } from "#app/domain/french-spaces.ts";
import { type Locale, locales } from "#app/domain/locale.ts";
import type { ImportField } from "#app/domain/vehicle.ts";
import { type ProblemCode, problemCodes } from "./problem-codes.ts";
import { fieldNames } from "./sentences/field-names.ts";
import { detailSentences, importErrorSentences } from "./sentences/import-error-sentences.ts";
import { plateSentences } from "./sentences/plate-sentences.ts";
import type { Sentence } from "./sentences/sentence.ts";
import { valueSentences } from "./sentences/value-sentences.ts";
import type { ImportErrorCode, ImportErrorDetail } from "./sheet.ts";

const sentences: Record<ProblemCode, Sentence> = { ...plateSentences, ...valueSentences };
const isProblemCode = (code: string): code is ProblemCode => (problemCodes as readonly string[]).includes(code);

/** First strong isolate: a plate or a name keeps its own direction inside a sentence of another. */
const isolate = (text: string) => `\u2068${text}\u2069`;
const quotes: Record<Locale, [string, string]> = { ar: ["«", "»"], fr: ["«\u00a0", "\u00a0»"], en: ["“", "”"] };
const colon: Record<Locale, string> = { ar: ": ", fr: "\u00a0: ", en: ": " };
const longestShown = 60;

const said = (sentence: Sentence, locale: Locale): string => sentence[locales.indexOf(locale) as 0 | 1 | 2];
const pick = (sentence: Sentence, locale: Locale): string =>
  locale === "fr" ? withFrenchSpaces(said(sentence, locale)) : said(sentence, locale);
const fill = (text: string, values: ImportErrorDetail): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => isolate(String(values[name] ?? "…")));

export const fieldName = (field: ImportField, locale: Locale): string => pick(fieldNames[field], locale);

/** Where, what is wrong, and what to do: "Registration number “16-115-31”: two readings are possible…". */
export function problemMessage(
  problem: { code: string; field: ImportField; value: string | null; firstRow?: number },
  locale: Locale,
): string {
  const { code, field, value, firstRow } = problem;
  const [open, close] = quotes[locale];
  const short = value && value.length > longestShown ? `${value.slice(0, longestShown)}…` : value;
  const where = short ? `${fieldName(field, locale)} ${open}${isolate(short)}${close}` : fieldName(field, locale);
  const what = isProblemCode(code) ? pick(sentences[code], locale) : code;
  return `${where}${colon[locale]}${fill(what, firstRow === undefined ? {} : { row: firstRow })}`;
}

export function importErrorMessage(code: ImportErrorCode, locale: Locale, detail: ImportErrorDetail = {}): string {
  const exact = detailSentences[`format:${detail.format}`] ?? detailSentences[`reason:${detail.reason}`];
  return fill(pick(exact ?? importErrorSentences[code], locale), detail);
}
