import { describe, expect, test } from "vitest";
import { Amount } from "#app/components/ui/amount.tsx";
import { Day } from "#app/components/ui/day.tsx";
import { Plate } from "#app/components/ui/plate.tsx";
import { locales } from "#app/domain/locale.ts";
import { draw } from "#tests/components/draw.tsx";

/** Without tags and marks of direction. */
const textOf = (markup: string) => markup.replace(/<[^>]*>|[\u200e\u200f]/g, "");

describe.each(locales)("a plate in %s", (locale) => {
  test.each(["12345-115-16", "123456-115-16", "04-00012-16"])("%s is isolated left to right, as it is", (number) => {
    expect(draw(<Plate number={number} />, locale)).toMatch(new RegExp(`<bdi dir="ltr"[^>]*>${number}</bdi>`));
    expect(draw(<Plate number={number} copies={false} />, locale)).toContain(`<bdi dir="ltr">${number}</bdi>`);
  });

  test("is a button that never submits its form", () => {
    expect(draw(<Plate number="12345-115-16" />, locale)).toMatch(/^<button type="button"/);
  });

  test("is no button inside something that is one", () => {
    expect(draw(<Plate number="12345-115-16" copies={false} />, locale)).not.toContain("<button");
  });
});

test.each([
  ["ar", "بلا رقم"],
  ["fr", "Sans numéro"],
  ["en", "No number"],
] as const)("a vehicle without a plate in %s", (locale, words) => {
  expect(textOf(draw(<Plate number={null} />, locale))).toBe(words);
});

test.each([
  ["ar", 1_800_000n, "18.000,00\u00a0د.ج."],
  ["fr", 1_800_000n, "18\u202f000,00\u00a0DA"],
  ["en", 1_800_000n, "DZD\u00a018,000.00"],
  ["fr", 5n, "0,05\u00a0DA"],
  ["fr", 9_007_199_254_740_993n, "90\u202f071\u202f992\u202f547\u202f409,93\u00a0DA"],
] as const)("an amount in %s: %s", (locale, minor, expected) => {
  const markup = draw(<Amount minor={minor} />, locale);
  expect(textOf(markup)).toBe(expected);
  expect(markup).toMatch(/^<bdi class="whitespace-nowrap tabular-nums">/);
});

test.each([
  ["ar", "15 أفريل 2026"],
  ["fr", "15 avril 2026"],
  ["en", "15 April 2026"],
] as const)("a day in %s", (locale, expected) => {
  const markup = draw(<Day on="2026-04-15" />, locale);
  expect(textOf(markup)).toBe(expected);
  expect(markup).toContain('dateTime="2026-04-15"');
});
