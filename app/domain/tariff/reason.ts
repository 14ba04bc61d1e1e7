export type { Reason, ReasonCode } from "#app/domain/tariff/reason-codes.ts";

import { withFrenchSpaces } from "#app/domain/french-spaces.ts";
import type { Locale } from "#app/domain/locale.ts";
import type { ReasonCode, ReasonOf } from "#app/domain/tariff/reason-codes.ts";
import { ar } from "#app/domain/tariff/sentences/ar.ts";
import { en } from "#app/domain/tariff/sentences/en.ts";
import { fr } from "#app/domain/tariff/sentences/fr.ts";
import type { Phrases } from "#app/domain/tariff/sentences/phrases.ts";
import type { Table, TariffVersion } from "#app/domain/tariff/version.ts";

const languages: Record<Locale, Phrases> = { ar, fr, en };

/** Why this price, for a person who knows accounts and not the law. */
export function reasonSentence<Code extends ReasonCode>({ code, params }: ReasonOf<Code>, locale: Locale): string {
  return spaced(languages[locale].sentences[code](params), locale);
}

const spaced = (text: string, locale: Locale): string => (locale === "fr" ? withFrenchSpaces(text) : text);

export const tableTitle = (table: Table, locale: Locale): string => languages[locale].tables[table];

/** A row of the tariff in words: table, band, age. Null: this version has no such row. */
export function ruleTitle(rule: string, version: TariffVersion, locale: Locale): string | null {
  const row = version.rows.find((candidate) => candidate.id === rule);
  if (row === undefined) return null;
  const { tables, measureRange, ageRange, yearUnknown } = languages[locale];
  const place = row.yearUnknown
    ? [yearUnknown]
    : [measureRange(row.table, row), ageRange({ min: row.ageMin, max: row.ageMax })];
  return [tables[row.table], ...place].join(locale === "ar" ? "، " : ", ");
}
