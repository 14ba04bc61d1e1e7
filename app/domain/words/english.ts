import type { Speller } from "#app/domain/words/speller.ts";

const units =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const scales = ["", " thousand", " million", " billion"];

function belowHundred(count: number): string {
  if (count < 20) return units[count] ?? "";
  const ten = tens[Math.floor(count / 10)] ?? "";
  return count % 10 === 0 ? ten : `${ten}-${units[count % 10]}`;
}

function belowThousand(count: number): string {
  const hundreds = Math.floor(count / 100);
  const rest = count % 100;
  if (hundreds === 0) return belowHundred(rest);
  return rest === 0 ? `${units[hundreds]} hundred` : `${units[hundreds]} hundred and ${belowHundred(rest)}`;
}

const counted = (count: bigint, groups: readonly number[], noun: string): string => {
  const words = groups
    .map((group, scale) => (group === 0 ? "" : `${belowThousand(group)}${scales[scale]}`))
    .filter(Boolean)
    .reverse();
  const last = groups[0] ?? 0;
  if (words.length > 1 && last > 0 && last < 100) words.splice(-1, 0, "and");
  return `${words.join(" ") || "zero"} ${noun}${count === 1n ? "" : "s"}`;
};

export const english: Speller = {
  dinars: (count, groups) => counted(count, groups, "dinar"),
  centimes: (count, groups) => counted(count, groups, "centime"),
  joined: (dinars, centimes) => `${dinars} and ${centimes}`,
  negative: (words) => `minus ${words}`,
};
