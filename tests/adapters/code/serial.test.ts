import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeSerial, readSerial } from "#app/adapters/code/serial.ts";

describe("serials", () => {
  it("are grouped, readable signs after the year", () => {
    for (let round = 0; round < 500; round++) {
      expect(makeSerial(2026, randomBytes)).toMatch(/^2026-[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/);
    }
  });

  it("ask for bytes enough for 70 unguessable bits", () => {
    const asked: number[] = [];
    makeSerial(2026, (count) => {
      asked.push(count);
      return new Uint8Array(count);
    });
    expect(asked).toEqual([14]);
    const drawn = new Set(Array.from({ length: 2000 }, () => makeSerial(2026, randomBytes)));
    expect(drawn.size).toBe(2000);
  });

  it("are the random bytes, five bits each", () => {
    // 2026 mod 32 is 10: the check sign of fourteen zeros makes up 22, the 23rd sign.
    expect(makeSerial(2026, (count) => new Uint8Array(count))).toBe("2026-22222-22222-2222Q");
  });

  it("are read as people type them", () => {
    const serial = "2026-22222-22222-2222Q";
    for (const typed of [
      serial,
      serial.toLowerCase(),
      "2026 22222 22222 2222q",
      "202622222222222222Q",
      "２０２６-22222-22222-2222Q",
    ]) {
      expect(readSerial(typed)).toBe(serial);
    }
  });

  it.each([
    "",
    "2026",
    "2026-22222-22222-22222",
    "2026-22222-22222-2222Q2",
    "2027-22222-22222-2222Q",
    "2026-O2222-22222-2222Q",
  ])("are not: %s", (typed) => {
    expect(readSerial(typed)).toBeUndefined();
  });

  it("betray every single wrong sign", () => {
    const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 14, maxLength: 14 }),
        fc.nat(14),
        fc.integer({ min: 1, max: 31 }),
        (bytes, place, step) => {
          const serial = makeSerial(2026, () => bytes);
          const signs = serial.slice(5).replaceAll("-", "");
          const wrong = alphabet.charAt((alphabet.indexOf(signs.charAt(place)) + step) % 32);
          expect(readSerial(`2026${signs.slice(0, place)}${wrong}${signs.slice(place + 1)}`)).toBeUndefined();
          expect(readSerial(serial)).toBe(serial);
        },
      ),
    );
  });
});
