import { describe, expect, test } from "vitest";
import { type Locale, locales } from "#app/domain/locale.ts";
import { ar } from "#app/locales/ar/index.ts";
import { en } from "#app/locales/en/index.ts";
import { fr } from "#app/locales/fr/index.ts";
import { namespaces } from "#app/locales/words.ts";

const texts: Record<Locale, object> = { ar, fr, en };
const plural = /_(zero|one|two|few|many|other)$/;

const flatten = (value: object, path = ""): [string, string][] =>
  Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "string" ? [[`${path}${key}`, inner]] : flatten(inner, `${path}${key}.`),
  );

const flat = (locale: Locale) => flatten(texts[locale]);
const keysOf = (locale: Locale) => [...new Set(flat(locale).map(([key]) => key.replace(plural, "_")))].sort();
const variablesOf = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].sort();

/** CLDR 48, cardinal rules. */
const categories: Record<Locale, string[]> = {
  ar: ["few", "many", "one", "other", "two", "zero"],
  fr: ["many", "one", "other"],
  en: ["one", "other"],
};

describe.each(locales)("texts in %s", (locale) => {
  test("have every word of the product", () => {
    expect(Object.keys(texts[locale]).sort()).toEqual([...namespaces].sort());
  });

  test("have the keys of the English texts", () => {
    expect(keysOf(locale)).toEqual(keysOf("en"));
  });

  test("have every plural category of the language, and no other", () => {
    const found = new Map<string, string[]>();
    for (const [key] of flat(locale)) {
      const category = plural.exec(key)?.[1];
      const base = key.replace(plural, "");
      if (category) found.set(base, [...(found.get(base) ?? []), category].sort());
    }
    expect(found.size).toBeGreaterThan(0);
    for (const [base, given] of found) expect([base, given]).toEqual([base, categories[locale]]);
  });

  test("are never empty", () => {
    expect(flat(locale).filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  test("take the same values as in English, but for a count that Arabic says in words", () => {
    const english = new Map(flat("en"));
    for (const [key, text] of flat(locale)) {
      const model = english.get(key) ?? english.get(key.replace(plural, "_other")) ?? "";
      const expected = variablesOf(model);
      const isSaidInWords = /_(zero|one|two)$/.test(key);
      const allowed = isSaidInWords ? [expected, expected.filter((name) => name !== "{{count}}")] : [expected];
      expect(allowed, `${key}: ${text}`).toContainEqual(variablesOf(text));
    }
  });
});

/** Signs that Arabic writes as they are: the per cent sign, and CV as the card prints it. */
const sameInArabic = new Set(["common.progress.percent", "fleets.units.horsepower"]);

test("Arabic texts are in Arabic", () => {
  const foreign = flat("ar").filter(([key, text]) => !/[\u0600-\u06ff]/.test(text) && !sameInArabic.has(key));
  expect(foreign).toEqual([]);
});

test("texts never carry Arabic-Indic digits", () => {
  const withDigits = locales.flatMap(flat).filter(([, text]) => /[\u0660-\u0669\u06f0-\u06f9]/.test(text));
  expect(withDigits).toEqual([]);
});
