import { deflateSync, inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deflate } from "#app/adapters/pdf/deflate.ts";

const ascii = (text: string) => new TextEncoder().encode(text);
const inflated = (bytes: Uint8Array) => new Uint8Array(inflateSync(bytes));

describe("deflate", () => {
  it.each([
    ["nothing", ascii("")],
    ["one byte", ascii("a")],
    ["no repetition", Uint8Array.from({ length: 256 }, (_, index) => index)],
    ["one long run", new Uint8Array(100_000)],
    ["more symbols than a block holds", Uint8Array.from({ length: 90_000 }, (_, index) => (index * index * 31) >> 3)],
    ["a copy just inside the window", ascii(`abcdefgh${"-".repeat(32_700)}abcdefgh`)],
    ["a copy beyond the window", ascii(`abcdefgh${"-".repeat(40_000)}abcdefgh`)],
  ])("gives back %s", (_, input) => {
    expect(inflated(deflate(input))).toEqual(input);
  });

  it("gives back any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), fc.nat({ max: 200 }), (unit, times) => {
        const input = new Uint8Array(unit.length * times);
        for (let copy = 0; copy < times; copy++) input.set(unit, copy * unit.length);
        expect(inflated(deflate(input))).toEqual(input);
      }),
      { numRuns: 200 },
    );
  });

  it("stays within the deepest allowed code for very uneven frequencies", () => {
    const fibonacci = [1, 1];
    while (fibonacci.length < 22) fibonacci.push((fibonacci.at(-1) ?? 0) + (fibonacci.at(-2) ?? 0));
    const input = Uint8Array.from(fibonacci.flatMap((count, symbol) => Array<number>(count).fill(symbol)));
    const shuffled = Uint8Array.from(input, (_, index) => input[(index * 7919) % input.length] ?? 0);
    expect(inflated(deflate(shuffled))).toEqual(shuffled);
  });

  it("packs page operators about as tightly as zlib", () => {
    let state = 1;
    const next = (below: number) => {
      state = (state * 1103515245 + 12345) & 0x7fffffff;
      return (state >> 8) % below;
    };
    const lines = Array.from(
      { length: 1000 },
      (_, index) => `${next(65)} ${Math.floor(index / 16)} ${1 + next(4)} 1 re`,
    );
    const operators = ascii(lines.join("\n"));
    expect(deflate(operators).length).toBeLessThan(deflateSync(operators).length * 1.1);
  });

  it("gives the bytes it always gave", () => {
    expect(Buffer.from(deflate(ascii("vignette vignette vignette 2026"))).toString("hex")).toMatchInlineSnapshot(
      `"789c65c6310d00000803302b48203b70b4101eae05fd08d8d79b5e4a0c0712f5c4210b5d"`,
    );
  });
});
