import { useTranslation } from "react-i18next";
import { isLocale, type Locale } from "#app/domain/locale.ts";
import { namespaces } from "#app/locales/words.ts";

/** `t("quotes:status.priced")`; an unknown key does not pass the type check. */
export function useT() {
  return useTranslation(namespaces).t;
}

export type Translate = ReturnType<typeof useT>;

/** The language of the page, for amounts and days. */
export function useLanguage(): Locale {
  const { language } = useTranslation().i18n;
  if (!isLocale(language)) throw new Error(`No such language: ${language}`);
  return language;
}
