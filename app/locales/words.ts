import type { Locale } from "#app/domain/locale.ts";

/**
 * The texts of the product: one folder per language, in it one file per word of the product, the same names in each.
 * To add a text: write it in `en/<word>.ts`, then the type check names every language that lacks it.
 * A key is used as `t("<word>:<key>")`. An underscore before one of these plural categories makes a plural:
 * English writes `_one` and `_other`, each language writes the categories that CLDR gives it, and `{{count}}` is the number.
 */
export interface PluralCategories extends Record<Locale, string> {
  ar: "zero" | "one" | "two" | "few" | "many" | "other";
  fr: "one" | "many" | "other";
  en: "one" | "other";
}

/** The keys of the English texts with the plural categories of another language. */
export type Translated<English, L extends Locale> = {
  [Key in keyof English as Key extends `${infer Base}_${PluralCategories["en"]}`
    ? `${Base}_${PluralCategories[L]}`
    : Key]: English[Key] extends string ? string : Translated<English[Key], L>;
};

export const namespaces = [
  "common",
  "accounts",
  "fleets",
  "quotes",
  "invoices",
  "payments",
  "vignettes",
  "delivery",
  "verify",
  "errors",
] as const;
export type Namespace = (typeof namespaces)[number];
