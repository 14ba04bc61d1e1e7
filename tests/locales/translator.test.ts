import { describe, expect, test } from "vitest";
import type { Locale } from "#app/domain/locale.ts";
import { isolate } from "#app/locales/isolate.ts";
import { translatorFor } from "#app/locales/translators.server.ts";

describe("plural forms", () => {
  test.each<[Locale, number, string]>([
    ["ar", 0, "لا مركبات"],
    ["ar", 1, "مركبة واحدة"],
    ["ar", 2, "مركبتان"],
    ["ar", 3, "3 مركبات"],
    ["ar", 10, "10 مركبات"],
    ["ar", 11, "11 مركبة"],
    ["ar", 99, "99 مركبة"],
    ["ar", 100, "100 مركبة"],
    ["ar", 103, "103 مركبات"],
    ["fr", 0, "0 véhicule"],
    ["fr", 1, "1 véhicule"],
    ["fr", 2, "2 véhicules"],
    ["en", 0, "0 vehicles"],
    ["en", 1, "1 vehicle"],
    ["en", 2, "2 vehicles"],
  ])("%s %i", (locale, count, expected) => {
    expect(translatorFor(locale).t("fleets:vehicles", { count })).toBe(expected);
  });
});

const fsi = "\u2068";
const pdi = "\u2069";

describe("a value inside a sentence", () => {
  test.each<[string, Locale, string, string]>([
    ["a plate in Arabic", "ar", "12345-115-16", `${fsi}12345-115-16${pdi}`],
    ["groups with spaces in Arabic", "ar", "12345 115 16", `${fsi}12345 115 16${pdi}`],
    ["a Latin name in Arabic", "ar", "Rouiba", `${fsi}Rouiba${pdi}`],
    ["a number in Arabic", "ar", "1240", "1240"],
    ["an Arabic name in Arabic", "ar", "نور الدين حمادي", "نور الدين حمادي"],
    ["Arabic-Indic digits in Arabic", "ar", "١٢٣-٤٥", `${fsi}١٢٣-٤٥${pdi}`],
    ["a plate in French", "fr", "12345-115-16", "12345-115-16"],
    ["an Arabic name in French", "fr", "قسنطينة", `${fsi}قسنطينة${pdi}`],
    ["an Arabic name in English", "en", "Depot قسنطينة", `${fsi}Depot قسنطينة${pdi}`],
  ])("%s", (_case, locale, value, expected) => {
    expect(isolate(value, locale)).toBe(expected);
  });

  test("is isolated by every sentence that takes it", () => {
    expect(translatorFor("ar").t("common:plate.copy", { plate: "12345-115-16" })).toBe(
      `انسخ الرقم ${fsi}12345-115-16${pdi}`,
    );
  });
});

test("French sets a space that does not break before its double marks", () => {
  expect(translatorFor("fr").t("quotes:inWords", { words: "cent dinars" })).toBe("En lettres\u00a0: cent dinars");
});
