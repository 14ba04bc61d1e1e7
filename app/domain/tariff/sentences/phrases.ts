import type { Sentences } from "#app/domain/tariff/reason-codes.ts";
import type { Table } from "#app/domain/tariff/version.ts";

export interface Range {
  min: number | null;
  max: number | null;
}

/** What one language needs to tell prices and rows of the tariff. */
export interface Phrases {
  sentences: Sentences;
  tables: Record<Table, string>;
  measureRange(table: Table, range: Range): string;
  ageRange(range: Range): string;
  yearUnknown: string;
}

/** A range told by its open ends; 0 and 1 are where counting starts, so they are no limit. */
export function tellRange(
  { min, max }: Range,
  words: { upTo(max: number): string; from(min: number): string; between(min: number, max: number): string },
): string {
  if (max === null) return words.from(min ?? 0);
  return min === null || min <= 1 ? words.upTo(max) : words.between(min, max);
}

export const sentence = (...parts: (string | false | null)[]): string => parts.filter(Boolean).join(" ");
