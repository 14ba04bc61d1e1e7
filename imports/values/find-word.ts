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

/** Share of letters two words have in common, by edit distance. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return 1 - (previous[b.length] ?? 0) / Math.max(a.length, b.length);
}

/** The nearest known word, as a proposal; nothing under three letters, where everything is near everything. */
export function nearestWord<T>(key: string, words: Map<string, T>): T | null {
  let best: { value: T; score: number } | null = null;
  if (key.length < 4 || key.length > 40) return null;
  for (const [word, value] of words) {
    const score = word.length < 4 ? 0 : likeness(key, word);
    if (score >= 0.75 && score > (best?.score ?? 0)) best = { value, score };
  }
  return best?.value ?? null;
}
