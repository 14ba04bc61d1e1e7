import { isRoundedBySpreadsheet, plainText } from "#app/domain/digits.ts";

/** What can be wrong with a run of digits; "well formed" never means that the number exists. */
export type DigitsProblem = "empty" | "letters" | "length" | "precision_lost";

export type DigitsReading = { ok: true; digits: string } | { ok: false; code: DigitsProblem };

/** Digits typed with spaces, hyphens, dots or slashes, in any script, of one of the lengths the law gives. */
export function readDigits(text: string, lengths: readonly number[]): DigitsReading {
  const plain = plainText(text);
  if (plain === "") return { ok: false, code: "empty" };
  if (isRoundedBySpreadsheet(plain)) return { ok: false, code: "precision_lost" };
  const digits = plain.replace(/[ ./-]/g, "");
  if (/\D/.test(digits)) return { ok: false, code: "letters" };
  if (!lengths.includes(digits.length)) return { ok: false, code: "length" };
  return { ok: true, digits };
}
