/** Languages of the product. Arabic comes first: screens are designed in it and mirrored to the others. */
export const locales = ["ar", "fr", "en"] as const;
export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "fr";

export const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale);

export const directionOf = (locale: Locale): "rtl" | "ltr" => (locale === "ar" ? "rtl" : "ltr");

/** BCP 47 tag with the region, for Intl. Latin digits everywhere: amounts and plates are never converted. */
export const intlTag: Record<Locale, string> = { ar: "ar-DZ-u-nu-latn", fr: "fr-DZ", en: "en-DZ" };
