import type { i18n } from "i18next";
import type { Locale } from "#app/domain/locale.ts";
import { createTranslator, type Texts } from "#app/locales/create-translator.ts";

/** Each import is a file of its own in the build: a browser receives one language. */
const loadTexts: Record<Locale, () => Promise<Texts>> = {
  ar: async () => (await import("#app/locales/ar/index.ts")).ar,
  fr: async () => (await import("#app/locales/fr/index.ts")).fr,
  en: async () => (await import("#app/locales/en/index.ts")).en,
};

export async function loadTranslator(locale: Locale): Promise<i18n> {
  return createTranslator(locale, await loadTexts[locale]());
}
