import list from "../wilayas.json" with { type: "json" };
import { foldedWords } from "./fold-letters.ts";

interface Wilaya {
  code: string;
  ar: string;
  fr: string;
  ar_variants?: string[];
  fr_variants?: string[];
}

const wilayas: Wilaya[] = list;
const codes = new Set(wilayas.map((wilaya) => wilaya.code));
const codeByName = new Map(
  wilayas.flatMap(({ code, ar, fr, ar_variants = [], fr_variants = [] }) =>
    [ar, fr, ...ar_variants, ...fr_variants].map((name) => [foldedWords(name).join(" "), code] as const),
  ),
);

export const isWilaya = (code: string): boolean => codes.has(code);

/** Law 26-06 of 4 April 2026: created, but whether plates with 59 to 69 are issued is not known. */
export const isNewWilaya = (code: string): boolean => code >= "59" && code <= "69";

/** «الجزائر» is left to the caller: it is also the name of the country. */
export const findWilayaByName = (words: string[]): string | undefined => codeByName.get(words.join(" "));

/** Wilayas in the order of their codes, for lists on screen. */
export const wilayaNames = wilayas.map(({ code, ar, fr }) => ({ code, ar, fr }));
