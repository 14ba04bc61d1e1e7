import type { Locale } from "#app/domain/locale.ts";

/** An amount in whole centimes of a dinar (DZD, ISO 4217 no. 012). */
export type Minor = bigint;

export interface ApiMoney {
  amount: number;
  currency: "DZD";
}

const centimesPerDinar = 100n;
const wholeBasisPoints = 10_000n;

const magnitude = (minor: Minor): Minor => (minor < 0n ? -minor : minor);

/** JSON has no integers over 2^53: such an amount is a fault, never a rounded number. */
export function toApiMoney(minor: Minor): ApiMoney {
  const amount = Number(minor);
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${minor} centimes do not fit in a JSON number`);
  return { amount, currency: "DZD" };
}

const nbsp = "\u00A0";
const narrowNbsp = "\u202F";
const rlm = "\u200F";
const lrm = "\u200E";

interface MoneyForm {
  group: string;
  decimal: string;
  dressed: (number: string, sign: string) => string;
}

/** Forms of CLDR 48 for fr-DZ, ar-DZ and en-DZ, made by hand so that server and browser always agree. */
const forms: Record<Locale, MoneyForm> = {
  ar: { group: ".", decimal: ",", dressed: (number, sign) => `${rlm}${sign && lrm}${sign}${number}${nbsp}د.ج.${rlm}` },
  fr: { group: narrowNbsp, decimal: ",", dressed: (number, sign) => `${sign}${number}${nbsp}DA` },
  en: { group: ",", decimal: ".", dressed: (number, sign) => `${sign}DZD${nbsp}${number}` },
};

/** Thousands as the language writes them, always with the digits 0 to 9. */
export function formatCount(count: number | bigint, locale: Locale): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, forms[locale].group);
}

/** `25 000,50 DA`, `25.000,50 د.ج.`, `DZD 25,000.50`; without the symbol, the bare number. */
export function formatMoney(minor: Minor, locale: Locale, { symbol = true }: { symbol?: boolean } = {}): string {
  const { decimal, dressed } = forms[locale];
  const size = magnitude(minor);
  const centimes = String(size % centimesPerDinar).padStart(2, "0");
  const number = `${formatCount(size / centimesPerDinar, locale)}${decimal}${centimes}`;
  const sign = minor < 0n ? "-" : "";
  return symbol ? dressed(number, sign) : `${sign}${number}`;
}

/** A rate in basis points of an amount, rounded once to the centime, half away from zero. */
export function applyRate(minor: Minor, basisPoints: number): Minor {
  const product = minor * BigInt(basisPoints);
  const half = product < 0n ? -wholeBasisPoints / 2n : wholeBasisPoints / 2n;
  return (product + half) / wholeBasisPoints;
}

/** Parts that differ by one centime at most; the first ones carry the remainder. */
export function shareOut(total: Minor, parts: number): Minor[] {
  if (!Number.isSafeInteger(parts) || parts < 1) throw new RangeError(`Cannot share into ${parts} parts`);
  const share = total / BigInt(parts);
  const remainder = total - share * BigInt(parts);
  const extra = remainder < 0n ? -1n : 1n;
  const carrying = Number(magnitude(remainder));
  return Array.from({ length: parts }, (_, index) => (index < carrying ? share + extra : share));
}

/** The fewest charges that each stay at or under the ceiling of a payment rail, all equal but for the remainder. */
export function splitCharges(total: Minor, ceiling: Minor): Minor[] {
  if (ceiling <= 0n) throw new RangeError(`A ceiling of ${ceiling} lets nothing through`);
  if (total <= 0n) return [];
  return shareOut(total, Number((total + ceiling - 1n) / ceiling));
}
