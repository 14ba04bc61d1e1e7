import { foldLetters } from "#app/domain/plate/fold-letters.ts";

/** Folded letters and digits with single spaces: "Gas-oil" and "gas oil" are one word. */
export const wordKey = (text: string): string =>
  foldLetters(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

export function wordsOf<T extends string>(synonyms: Record<T, Record<string, string[]>>): Map<string, T> {
  const entries = Object.entries(synonyms) as [T, Record<string, string[]>][];
  return new Map(
    entries.flatMap(([value, byLanguage]) =>
      [value, ...Object.values(byLanguage).flat()].map((word) => [wordKey(word), value] as const),
    ),
  );
}

/**
 * Share of letters two words have in common, by edit distance. Below `least` it is 0, which is known early: a heading
 * is compared with a thousand aliases, and nearly all of them differ from the first letters on.
 */
export function likeness(a: string, b: string, least = 0): number {
  if (a === b) return 1;
  const longest = Math.max(a.length, b.length);
  const most = Math.floor((1 - least) * longest);
  if (Math.abs(a.length - b.length) > most) return 0;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = nextDistances(previous, a.charCodeAt(i - 1), b);
    if (Math.min(...current) > most) return 0;
    previous = current;
  }
  const distance = previous[b.length] ?? longest;
  return distance > most ? 0 : 1 - distance / longest;
}

/** Edit distances of the beginnings of `b`, one more letter of the other word read. */
function nextDistances(previous: number[], letter: number, b: string): number[] {
  let left = (previous[0] ?? 0) + 1;
  const current = [left];
  for (let j = 1; j <= b.length; j++) {
    const change = (previous[j - 1] ?? 0) + (letter === b.charCodeAt(j - 1) ? 0 : 1);
    left = Math.min(change, (previous[j] ?? 0) + 1, left + 1);
    current.push(left);
  }
  return current;
}

/** The nearest known word, as a proposal; nothing under three letters, where everything is near everything. */
export function nearestWord<T>(key: string, words: Map<string, T>): T | null {
  let best: { value: T; score: number } | null = null;
  if (key.length < 4 || key.length > 40) return null;
  for (const [word, value] of words) {
    const score = word.length < 4 ? 0 : likeness(key, word, 0.75);
    if (score > (best?.score ?? 0)) best = { value, score };
  }
  return best?.value ?? null;
}
