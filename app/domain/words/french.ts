import type { Speller } from "#app/domain/words/speller.ts";

const units =
  "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split(
    " ",
  );
const tens = [
  "",
  "",
  "vingt",
  "trente",
  "quarante",
  "cinquante",
  "soixante",
  "soixante",
  "quatre-vingt",
  "quatre-vingt",
];

/** `last`: no number word follows, so that vingt and cent take their s (Académie française, QDL057). */
function belowHundred(count: number, last: boolean): string {
  if (count < 20) return units[count] ?? "";
  const ten = tens[Math.floor(count / 10)] ?? "";
  const isVigesimal = count >= 70 && (count < 80 || count >= 90);
  const rest = (count % 10) + (isVigesimal ? 10 : 0);
  if (rest === 0) return count === 80 && last ? "quatre-vingts" : ten;
  const link = count < 80 && (rest === 1 || rest === 11) ? "-et-" : "-";
  return `${ten}${link}${units[rest]}`;
}

function belowThousand(count: number, last: boolean): string {
  const hundreds = Math.floor(count / 100);
  const rest = count % 100;
  if (hundreds === 0) return belowHundred(rest, last);
  const many = hundreds === 1 ? "cent" : `${units[hundreds]} ${rest === 0 && last ? "cents" : "cent"}`;
  return rest === 0 ? many : `${many} ${belowHundred(rest, last)}`;
}

/** Mille never changes; million and milliard are nouns, so the number before them ends there and keeps its s. */
function scaled(count: number, scale: number): string {
  if (scale === 0) return belowThousand(count, true);
  if (scale === 1) return count === 1 ? "mille" : `${belowThousand(count, false)} mille`;
  const noun = scale === 2 ? "million" : "milliard";
  return `${belowThousand(count, true)} ${noun}${count > 1 ? "s" : ""}`;
}

const counted = (count: bigint, groups: readonly number[], noun: string): string => {
  if (count === 0n) return `zéro ${noun}`;
  const words = groups.map((group, scale) => (group === 0 ? "" : scaled(group, scale))).filter(Boolean);
  const endsOnNoun = count % 1_000_000n === 0n;
  return `${words.reverse().join(" ")} ${endsOnNoun ? "de " : ""}${noun}${count > 1n ? "s" : ""}`;
};

/** Style of the Algerian Official Journal: « cent cinquante-et-un mille dinars », « dix millions de dinars ». */
export const french: Speller = {
  dinars: (count, groups) => counted(count, groups, "dinar"),
  centimes: (count, groups) => counted(count, groups, "centime"),
  joined: (dinars, centimes) => `${dinars} et ${centimes}`,
  negative: (words) => `moins ${words}`,
};
