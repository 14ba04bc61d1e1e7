import { expect, test } from "vitest";
import { withPlainMarks } from "#app/services/uploads/plain-marks.ts";

test.each([
  ["fr", "Plaque «\u206816-115-31\u2069» lue", "Plaque «16-115-31» lue"],
  ["ar", "رقم «\u206816-115-31\u2069» مقروء", "رقم «\u200e16-115-31\u200e» مقروء"],
  ["ar", "طاقة «\u2068كيروسين\u2069»", "طاقة «كيروسين»"],
  ["en", "nothing", "nothing"],
] as const)("%s: %s", (locale, text, expected) => {
  expect(withPlainMarks(text, locale)).toBe(expected);
});
