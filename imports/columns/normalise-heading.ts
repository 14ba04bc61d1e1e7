import { foldLetters } from "#app/domain/plate/fold-letters.ts";
import { cleanCell } from "../values/clean-cell.ts";

export interface Heading {
  /** Folded words with single spaces; "n°", "num" and "numéro" are all "no". */
  key: string;
  /** What stood in brackets, folded: "kg", "cv". */
  unit: string | null;
}

const fold = (text: string) =>
  foldLetters(text.replace(/\bn\s*[°º]|[№]/giu, " no "))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/(?<!\p{L})(numero|num|nr)(?!\p{L})/gu, "no")
    .replace(/\s+/g, " ")
    .trim();

export function normaliseHeading(text: string): Heading {
  const clean = cleanCell(text);
  const bracket = /[([]([^()[\]]{1,20})[)\]]/.exec(clean);
  const outside = bracket ? clean.replace(bracket[0], " ") : clean;
  return { key: fold(outside), unit: bracket?.[1] ? fold(bracket[1]) || null : null };
}

const stopWords = new Set(
  "vehicule du de la le les l d des vehicle of the المركبه مركبه السياره سياره العربه".split(" "),
);

/** The key without the words that every heading of a vehicle list may carry, nor leading Arabic articles. */
export const coreOf = (key: string): string =>
  key
    .split(" ")
    .filter((word) => !stopWords.has(word))
    .map((word) => word.replace(/^ال(?=\p{L}{3})/u, ""))
    .join(" ");
