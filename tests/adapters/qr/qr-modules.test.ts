import fc from "fast-check";
import jsQR from "jsqr";
import { encode } from "uqr";
import { describe, expect, it } from "vitest";
import { type QrModules, qrModules, quietZone } from "#app/adapters/qr/qr-modules.ts";

/** The code painted at four pixels a module, with its quiet zone. */
function painted({ size, modules }: QrModules) {
  const scale = 4;
  const width = (size + 2 * quietZone) * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < width; x++) {
      const column = Math.floor(x / scale) - quietZone;
      const row = Math.floor(y / scale) - quietZone;
      const inside = column >= 0 && row >= 0 && column < size && row < size;
      const dark = inside && modules[row * size + column];
      if (dark) data.set([0, 0, 0], (y * width + x) * 4);
    }
  }
  return { data, width };
}

describe("qrModules", () => {
  it.each([
    ["a serial", "2026-7KQXM-4TBZR-H9WPC"],
    ["an address", "https://ostoul.example/v#"],
    ["a signed code", `https://ostoul.example/v#${Buffer.alloc(195, 0xa7).toString("base64url")}`],
    ["Arabic", "قسيمة السيارات 2026"],
  ])("is read back: %s", (_, text) => {
    const { data, width } = painted(qrModules(text));
    expect(jsQR(data, width, width)?.data).toBe(text);
  });

  // ISO/IEC 18004, table 7: bytes a version holds at level M.
  it.each([
    [14, 21],
    [15, 25],
    [213, 57],
    [251, 61],
    [252, 65],
    [287, 65],
    [288, 69],
  ])("takes the smallest version that holds %i bytes: %i modules", (bytes, modules) => {
    expect(qrModules("a".repeat(bytes)).size).toBe(modules);
  });

  it("draws the same modules as a library, in every version", () => {
    const sameAsLibrary = (text: string) => {
      const library = encode(text, { ecc: "M", boostEcc: false, border: 0, maskPattern: 3 });
      const own = qrModules(text);
      expect(own.size).toBe(library.size);
      expect(Buffer.from(own.modules).equals(Buffer.from(library.data.flat().map(Number)))).toBe(true);
    };
    // Never only digits or capitals: the library would take a denser mode for those.
    for (let length = 1; length <= 2331; length += 19) sameAsLibrary("a".repeat(length));
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 250 }), (text) => sameAsLibrary(`é${text}`)),
      { numRuns: 300 },
    );
  });

  it("refuses what no version holds", () => {
    expect(qrModules("a".repeat(2331)).size).toBe(177);
    expect(() => qrModules("a".repeat(2332))).toThrow(RangeError);
  });
});
