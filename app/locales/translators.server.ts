import type { i18n } from "i18next";
import type { Locale } from "#app/domain/locale.ts";
import { ar } from "#app/locales/ar/index.ts";
import { createTranslator } from "#app/locales/create-translator.ts";
import { en } from "#app/locales/en/index.ts";
import { fr } from "#app/locales/fr/index.ts";

const translators: Record<Locale, i18n> = {
  ar: createTranslator("ar", ar),
  fr: createTranslator("fr", fr),
  en: createTranslator("en", en),
};

export const translatorFor = (locale: Locale): i18n => translators[locale];
