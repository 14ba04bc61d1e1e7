/** One language of amounts. `groups`: the count cut in thousands, the smallest first. */
export interface Speller {
  dinars(count: bigint, groups: readonly number[]): string;
  centimes(count: bigint, groups: readonly number[]): string;
  joined(dinars: string, centimes: string): string;
  negative(words: string): string;
}
