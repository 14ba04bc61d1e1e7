import type { Speller } from "#app/domain/words/speller.ts";

/** The forms a counted noun takes, by the last count word before it. */
interface Noun {
  one: string;
  two: string;
  /** After 3 to 10. */
  few: string;
  /** After 11 to 99. */
  many: string;
  /** After a hundred, and after a thousand, a million, a milliard. */
  bare: string;
}

/** A noun that is itself counted and followed by another: its dual loses the ن and its tanwin goes. */
interface Scale extends Noun {
  twoBeforeNoun: string;
}

const dinar: Noun = { one: "دينار واحد", two: "ديناران", few: "دنانير", many: "دينارًا", bare: "دينار" };
const centime: Noun = { one: "سنتيم واحد", two: "سنتيمان", few: "سنتيمات", many: "سنتيمًا", bare: "سنتيم" };

const scales: readonly Scale[] = [
  { one: "ألف", two: "ألفان", twoBeforeNoun: "ألفا", few: "آلاف", many: "ألفًا", bare: "ألف" },
  { one: "مليون", two: "مليونان", twoBeforeNoun: "مليونا", few: "ملايين", many: "مليونًا", bare: "مليون" },
  { one: "مليار", two: "ملياران", twoBeforeNoun: "مليارا", few: "مليارات", many: "مليارًا", bare: "مليار" },
];

const units = [
  ..."صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة".split(" "),
  "أحد عشر",
  "اثنا عشر",
  ..."ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة".split(" ").map((unit) => `${unit} عشر`),
];
const tens = ["", "", ..."عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون".split(" ")];
const hundreds = ["", ..."مائة مائتان ثلاثمائة أربعمائة خمسمائة ستمائة سبعمائة ثمانمائة تسعمائة".split(" ")];

const and = (parts: readonly string[]): string => parts.filter(Boolean).join(" و");

/** Units come before tens: ثلاثة وعشرون. */
function belowHundred(count: number): string {
  if (count < 20) return units[count] ?? "";
  return and([count % 10 === 0 ? "" : (units[count % 10] ?? ""), tens[Math.floor(count / 10)] ?? ""]);
}

/** 1 to 999 with its noun. The dual of hundred loses its ن right before the noun: مائتا دينار. */
function countedNoun(count: number, noun: Noun): string {
  const hundred = hundreds[Math.floor(count / 100)] ?? "";
  const rest = count % 100;
  if (rest === 0) return `${count === 200 ? "مائتا" : hundred} ${noun.bare}`;
  if (rest === 1) return and([hundred, noun.one]);
  if (rest === 2) return and([hundred, noun.two]);
  return `${and([hundred, belowHundred(rest)])} ${rest <= 10 ? noun.few : noun.many}`;
}

/** 101 and 102 thousand keep their count word, so that they cannot be read as 1,100 or 2,100. */
function countedScale(count: number, scale: Scale, beforeNoun: boolean): string {
  const rest = count % 100;
  if (count > 2 && (rest === 1 || rest === 2)) {
    return `${and([hundreds[Math.floor(count / 100)] ?? "", units[rest] ?? ""])} ${scale.bare}`;
  }
  return countedNoun(count, beforeNoun ? { ...scale, two: scale.twoBeforeNoun, many: scale.bare } : scale);
}

function counted(groups: readonly number[], noun: Noun): string {
  const [rest = 0, ...large] = groups;
  const lowest = large.findIndex((group) => group > 0);
  const words = large.map((group, index) => {
    const scale = scales[index];
    return group === 0 || scale === undefined ? "" : countedScale(group, scale, rest === 0 && index === lowest);
  });
  if (rest > 0) return and([...words.reverse(), countedNoun(rest, noun)]);
  return `${lowest < 0 ? units[0] : and(words.reverse())} ${noun.bare}`;
}

/** Forms of the Arabic edition of the Official Journal (no. 84 of 2024): مائتا دينار، ألفان وخمسمائة دينار. */
export const arabic: Speller = {
  dinars: (_, groups) => counted(groups, dinar),
  centimes: (_, groups) => counted(groups, centime),
  joined: (dinars, centimes) => and([dinars, centimes]),
  negative: (words) => `ناقص ${words}`,
};
