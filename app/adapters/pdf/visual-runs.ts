import bidiFactory from "bidi-js";

const bidi = bidiFactory();

export interface VisualRun {
  /** In reading order. */
  text: string;
  rightToLeft: boolean;
}

export type Direction = "ltr" | "rtl" | "auto";

const rightToLeftCharacters = /[\u0590-\u08ff\u2066-\u2069\u200f\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Overrides and embeddings would let a name turn its neighbours round; isolates cannot. Control characters draw nothing. */
const forbidden = /[\p{Cc}\u202a-\u202e\u2028\u2029\ufeff]/gu;

/** Marks and isolates have done their work once the runs are known. */
const invisible = /[\u061c\u200b\u200e\u200f\u2066-\u2069]/g;

/** U+2066 … U+2069 around a text that must keep its own left-to-right order inside any sentence. */
export const isolated = (text: string): string => `\u2066${text}\u2069`;

/** The runs of one line from left to right as they appear on paper (Unicode Bidirectional Algorithm, rule L2). */
export function visualRuns(line: string, direction: Direction = "auto"): VisualRun[] {
  const text = line.replace(forbidden, " ");
  if (direction !== "rtl" && !rightToLeftCharacters.test(text)) return text ? [{ text, rightToLeft: false }] : [];
  const { levels } = bidi.getEmbeddingLevels(text, direction);
  const runs: { text: string; level: number }[] = [];
  for (let start = 0; start < text.length; ) {
    const level = levels[start] ?? 0;
    let end = start + 1;
    while (end < text.length && levels[end] === level) end++;
    runs.push({ text: text.slice(start, end).replace(invisible, ""), level });
    start = end;
  }
  return reorder(runs)
    .filter((run) => run.text !== "")
    .map((run) => ({ text: run.text, rightToLeft: run.level % 2 === 1 }));
}

function reorder<Run extends { level: number }>(runs: Run[]): Run[] {
  const ordered = [...runs];
  const highest = Math.max(0, ...runs.map((run) => run.level));
  for (let level = highest; level >= 1; level--) {
    for (let start = 0; start < ordered.length; ) {
      let end = start;
      while (end < ordered.length && (ordered[end]?.level ?? 0) >= level) end++;
      if (end > start) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = Math.max(end, start + 1);
    }
  }
  return ordered;
}
