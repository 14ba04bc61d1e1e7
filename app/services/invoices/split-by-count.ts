/**
 * Shares of a sum in proportion to counts, in whole centimes that add up to it exactly: each part is the difference of
 * two rounded running totals.
 */
export function splitByCount(total: bigint, counts: readonly number[]): bigint[] {
  const all = BigInt(counts.reduce((sum, count) => sum + count, 0));
  if (all === 0n) return counts.map(() => 0n);
  let before = 0n;
  let given = 0n;
  return counts.map((count) => {
    before += BigInt(count);
    const until = (total * before) / all;
    const part = until - given;
    given = until;
    return part;
  });
}
