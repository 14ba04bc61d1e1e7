import fc from "fast-check";
import { expect, test } from "vitest";
import { splitByCount } from "#app/services/invoices/split-by-count.ts";

test.each([
  [1_500_00n, [3, 6, 1], [450_00n, 900_00n, 150_00n]],
  [100n, [1, 1, 1], [33n, 33n, 34n]],
  [0n, [2, 5], [0n, 0n]],
  [7n, [0, 3], [0n, 7n]],
  [7n, [], []],
])("%s shared by %j", (total, counts, parts) => {
  expect(splitByCount(total, counts)).toEqual(parts);
});

test("shares add up to the sum to the centime, none negative", () => {
  const counts = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 30 }).filter((list) => list.some(Boolean));
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 15n), counts, (total, list) => {
      const parts = splitByCount(total, list);
      expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(total);
      expect(parts.every((part) => part >= 0n)).toBe(true);
    }),
  );
});
