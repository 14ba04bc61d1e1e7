import { describe, expect, test } from "vitest";
import { withFrenchSpaces } from "#app/domain/french-spaces.ts";
import { sentencesIn } from "#tests/locales/sentences.ts";

/** Imprimerie nationale: no line breaks before ; : ? ! », after «, in a number or between it and its unit. */
const breakable =
  /[ \n](?=[;:?!»%])|« |\d (?=\d{3}(?!\d))|\d (?=(?:kg|t|CV|DA|Mo|ko|octets|min|ans?|places?)\b)|\bart\. /;

const rooms = sentencesIn("fr");

describe("a French line never breaks", () => {
  test.each(rooms)("in %s", (_room, sentences) => {
    expect(sentences.length).toBeGreaterThan(10);
    expect(sentences.filter(([, text]) => breakable.test(text))).toEqual([]);
    expect(sentences.filter(([, text]) => text === "")).toEqual([]);
  });

  test("nor has a straight apostrophe", () => {
    const straight = rooms.flatMap(([, sentences]) => sentences).filter(([, text]) => /\p{L}'\p{L}/u.test(text));
    expect(straight).toEqual([]);
  });
});

test.each([
  ["Quoi ? Rien ; « tout » : oui !", "Quoi\u00a0? Rien\u00a0; «\u00a0tout\u00a0»\u00a0: oui\u00a0!"],
  ["50 % de 200 Mo, 12 CV et 3 ans", "50\u00a0% de 200\u00a0Mo, 12\u00a0CV et 3\u00a0ans"],
  ["Code du timbre, art. 300", "Code du timbre, art.\u00a0300"],
  ["Depuis 2026 la vignette, 5 tables et 12 minutes", "Depuis 2026 la vignette, 5 tables et 12 minutes"],
  ["12345 115 16, Authorization: Bearer", "12345 115 16, Authorization: Bearer"],
])("%s", (text, expected) => {
  expect(withFrenchSpaces(text)).toBe(expected);
});
