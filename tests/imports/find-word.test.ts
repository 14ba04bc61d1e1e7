import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { likeness } from "#imports/values/find-word.ts";

describe("likeness", () => {
  it.each([
    ["immatriculation", "immatriculation", 1],
    ["immatriculaton", "immatriculation", 1 - 1 / 15],
    ["carburent", "carburant", 1 - 1 / 9],
    ["abcd", "wxyz", 0],
    ["", "abcd", 0],
  ])("of %s and %s is %d", (a, b, share) => expect(likeness(a, b)).toBeCloseTo(share, 12));

  it("with a bound is the same at or above it and nothing below", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c", " "), maxLength: 24 });
    const bound = fc.constantFrom(0.5, 0.72, 0.75, 0.9);
    fc.assert(
      fc.property(word, word, bound, (a, b, least) => {
        const whole = likeness(a, b);
        expect(likeness(a, b, least)).toBe(whole >= least ? whole : 0);
      }),
      { numRuns: 2000 },
    );
  });
});
