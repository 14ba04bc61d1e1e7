import { isRoundedBySpreadsheet, plainText } from "#app/domain/digits.ts";
import type { Minor } from "#app/domain/money.ts";

export type AmountProblem =
  | "amount_empty"
  | "amount_malformed"
  | "amount_negative"
  | "amount_too_precise"
  | "amount_too_large"
  | "amount_ambiguous"
  | "precision_lost";

export type AmountReading =
  | { ok: true; minor: Minor }
  | { ok: false; code: Exclude<AmountProblem, "amount_ambiguous"> }
  /** `25,000`: twenty-five thousand, or twenty-five with three decimals; the person says which. */
  | { ok: false; code: "amount_ambiguous"; candidates: [Minor, Minor] };

/** Fifteen digits of dinars are more than any invoice and keep the centimes inside a 64-bit column. */
const mostDinarDigits = 15;

const currencyWords = /(?:dzd|da|dinars?|دينار|دج|د\.\s?ج\.?)/gi;

/** Three digits in every group but the first, all joined by the same sign. */
const grouped = /^[1-9]\d{0,2}([ .,])\d{3}(?:\1\d{3})*$/;

const refuse = (code: Exclude<AmountProblem, "amount_ambiguous">): AmountReading => ({ ok: false, code });

/**
 * Reads an amount typed by a person, digit by digit. The Official Journal writes « 50.000 DA », so a dot or a space
 * before exactly three digits groups thousands; a comma is the decimal sign unless something else says otherwise.
 */
export function parseAmount(text: string): AmountReading {
  const bare = plainText(text).replace(currencyWords, "").replaceAll("٬", " ").replaceAll("٫", ",").trim();
  if (bare === "") return refuse("amount_empty");
  if (isRoundedBySpreadsheet(bare)) return refuse("precision_lost");
  if (/^-\s?\d/.test(bare)) return refuse("amount_negative");
  if (/^[1-9]\d{0,2},\d{3}$/.test(bare)) return ambiguous(bare);
  if (grouped.test(bare)) return inCentimes(bare.replace(/\D/g, ""), "");
  return readDecimal(bare);
}

function ambiguous(bare: string): AmountReading {
  const [whole = "", thousandths = ""] = bare.split(",");
  const asThousands = BigInt(whole + thousandths) * 100n;
  const asDecimals = BigInt(whole) * 100n + BigInt(thousandths.slice(0, 2));
  return { ok: false, code: "amount_ambiguous", candidates: [asThousands, asDecimals] };
}

/** `25.000,50` and `25,000.50`: of two different signs the last one is the decimal sign. */
function readDecimal(bare: string): AmountReading {
  const [, whole = "", sign, decimals = ""] = /^(.+?)(?:([.,])(\d+))?$/.exec(bare) ?? [];
  const groupSign = grouped.exec(whole)?.[1];
  const isWhole = /^\d+$/.test(whole) || (groupSign !== undefined && groupSign !== sign);
  return isWhole ? inCentimes(whole.replace(/\D/g, ""), decimals) : refuse("amount_malformed");
}

function inCentimes(dinars: string, decimals: string): AmountReading {
  if (decimals.length > 2) return refuse("amount_too_precise");
  if (dinars.replace(/^0+/, "").length > mostDinarDigits) return refuse("amount_too_large");
  return { ok: true, minor: BigInt(dinars) * 100n + BigInt(decimals.padEnd(2, "0")) };
}
