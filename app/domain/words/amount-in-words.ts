import type { Locale } from "#app/domain/locale.ts";
import type { Minor } from "#app/domain/money.ts";
import { arabic } from "#app/domain/words/arabic.ts";
import { english } from "#app/domain/words/english.ts";
import { french } from "#app/domain/words/french.ts";
import type { Speller } from "#app/domain/words/speller.ts";

const spellers: Record<Locale, Speller> = { ar: arabic, fr: french, en: english };

/** Above this the three languages need words (billion, trillion) that mean different numbers in each. */
export const largestAmountInWords: Minor = 99_999_999_999_999n;

function thousands(count: bigint): number[] {
  const groups = [];
  for (let rest = count; rest > 0n; rest /= 1000n) groups.push(Number(rest % 1000n));
  return groups;
}

/** The amount as an invoice writes it in letters (decree 05-468 art. 3); zero centimes are not written. */
export function amountInWords(minor: Minor, locale: Locale): string {
  const speller = spellers[locale];
  if (minor < 0n) return speller.negative(amountInWords(-minor, locale));
  if (minor > largestAmountInWords) throw new RangeError(`${minor} centimes are beyond the words of an invoice`);
  const dinarCount = minor / 100n;
  const centimeCount = minor % 100n;
  const dinars = speller.dinars(dinarCount, thousands(dinarCount));
  if (centimeCount === 0n) return dinars;
  const centimes = speller.centimes(centimeCount, thousands(centimeCount));
  return dinarCount === 0n ? centimes : speller.joined(dinars, centimes);
}
