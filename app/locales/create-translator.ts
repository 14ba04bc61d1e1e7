import { createInstance, type i18n, type PostProcessorModule } from "i18next";
import { initReactI18next } from "react-i18next";
import { withFrenchSpaces } from "#app/domain/french-spaces.ts";
import type { Locale } from "#app/domain/locale.ts";
import type { English } from "#app/locales/en/index.ts";
import { isolate } from "#app/locales/isolate.ts";
import { namespaces, type Translated } from "#app/locales/words.ts";

export type Texts = { [L in Locale]: Translated<English, L> }[Locale];

const frenchSpacing: PostProcessorModule = {
  type: "postProcessor",
  name: "frenchSpacing",
  process: withFrenchSpaces,
};

/** One instance per language, kept by its caller: making one costs as much as a page. */
export function createTranslator(locale: Locale, texts: Texts): i18n {
  const translator = createInstance().use(initReactI18next).use(frenchSpacing);
  translator.init({
    lng: locale,
    resources: { [locale]: texts },
    ns: namespaces,
    defaultNS: "common",
    initAsync: false,
    returnNull: false,
    postProcess: locale === "fr" ? [frenchSpacing.name] : false,
    react: { useSuspense: false },
    // React escapes HTML; what a value still needs is protection against the direction of its sentence.
    interpolation: { escapeValue: true, escape: (value: unknown) => isolate(String(value), locale) },
  });
  return translator;
}
