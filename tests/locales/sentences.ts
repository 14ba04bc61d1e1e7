import { increasesOfYear, methodWords, words as printed, stampsOfYear } from "#app/adapters/pdf/invoice-words.ts";
import { energyWords, kindWords } from "#app/adapters/pdf/vehicle-words.ts";
import { sandboxMessages } from "#app/components/sandbox/sandbox-messages.ts";
import { verdictWords } from "#app/components/vignettes/verdict-words.ts";
import type { Locale } from "#app/domain/locale.ts";
import { legalBasisTitle } from "#app/domain/tariff/legal-basis.ts";
import { publishedTariff } from "#app/domain/tariff/published-tariff.ts";
import { type ReasonCode, reasonSentence, ruleTitle } from "#app/domain/tariff/reason.ts";
import type { ReasonOf } from "#app/domain/tariff/reason-codes.ts";
import { importFields } from "#app/domain/vehicle.ts";
import { ar } from "#app/locales/ar/index.ts";
import { en } from "#app/locales/en/index.ts";
import { fr } from "#app/locales/fr/index.ts";
import { translatorFor } from "#app/locales/translators.server.ts";
import { fieldName, importErrorMessage, problemMessage } from "#imports/messages.ts";
import { problemCodes } from "#imports/problem-codes.ts";
import { detailSentences } from "#imports/sentences/import-error-sentences.ts";
import { importErrorCodes } from "#imports/sheet.ts";

const texts: Record<Locale, object> = { ar, fr, en };

const flatten = (value: object, path = ""): [string, string][] =>
  Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "string" ? [[`${path}${key}`, inner]] : flatten(inner, `${path}${key}.`),
  );

const reasons: { [Code in ReasonCode]: ReasonOf<Code>["params"] } = {
  due: {
    year: 2027,
    table: "utility",
    value: 12_500,
    age: 1,
    firstYear: 2026,
    late: true,
    lateBasisPoints: 5000,
    lateAfter: "2027-03-31",
    confirmed: false,
    windowConfirmed: false,
    dayUnknown: true,
    energyNote: { energy: "lpg", exemptFrom: 2011, exemptTo: 2025 },
  },
  exempt: { year: 2026, status: "electric", confirm: true },
  not_subject: { status: "trailer", confirm: true },
  not_yet_in_circulation: { year: 2025, firstYear: 2026 },
  missing_facts: { year: 2026, fields: ["energy", "gross_weight"] },
  kind_contradicts_plate: { kind: "lorry", series: 1 },
  special_vehicle: { kind: null, series: 7 },
  light_vehicle: { body: "quad" },
  energy_unclear: { year: 2026, energy: "hydrogen" },
  converted_too_heavy: { grossWeightKg: 3_500 },
  conversion_unclear: { body: "aménagé en utilitaire" },
  seats_contradict_kind: { seats: 22 },
  years_disagree: { firstYear: 2020, firstOn: "2021-01-01" },
  value_impossible: { field: "gross_weight", value: 0 },
  year_unknown_passengers: { year: 2026 },
  amount_unknown: { year: 2014, table: "passenger_transport", value: 40, age: 6 },
  no_schedule: { year: 1990 },
};

const told = (code: ReasonCode, locale: Locale) =>
  reasonSentence({ code, params: reasons[code] } as ReasonOf<ReasonCode>, locale);

/** As a page says it, with a number for each value. */
function shown(key: string, text: string, locale: Locale): string {
  const [word, ...rest] = key.split(".");
  const names = text.match(/(?<=\{\{)\w+/g) ?? [];
  return String(
    translatorFor(locale).t(
      `${word}:${rest.join(".")}` as never,
      Object.fromEntries(names.map((name) => [name, "12"])),
    ),
  );
}

/** Every sentence of the product in one language as a person reads it, room by room. */

export const sentencesIn = (locale: Locale): [room: string, sentences: [key: string, text: string][]][] => [
  [
    "the pages, the mails and the refusals",
    flatten(texts[locale]).map(([key, text]) => [key, shown(key, text, locale)]),
  ],
  [
    "the reasons of a price",
    [
      ...(Object.keys(reasons) as ReasonCode[]).map((code): [string, string] => [code, told(code, locale)]),
      ...publishedTariff.exemptions.map(({ code: status }): [string, string] => [
        status,
        reasonSentence({ code: "exempt", params: { year: 2026, status, confirm: false } }, locale),
      ]),
      ...publishedTariff.notSubject.map(({ code: status }): [string, string] => [
        status,
        reasonSentence({ code: "not_subject", params: { status, confirm: false } }, locale),
      ]),
    ],
  ],
  [
    "the rows of the tariff",
    publishedTariff.rows.flatMap(({ id, legalBasis }) => [
      [id, ruleTitle(id, publishedTariff, locale) ?? ""],
      [legalBasis, legalBasisTitle(`${legalBasis}, art. 305`, locale)],
    ]),
  ],
  [
    "the findings of an import",
    [
      ...problemCodes.map((code): [string, string] => [
        code,
        problemMessage({ code, field: "plate", value: "12345-115-16", firstRow: 7 }, locale),
      ]),
      ...importErrorCodes.map((code): [string, string] => [code, importErrorMessage(code, locale, { limit: 200 })]),
      ...Object.keys(detailSentences).map((key): [string, string] => {
        const [kind = "", detail = ""] = key.split(":");
        return [key, importErrorMessage("unreadable", locale, { [kind]: detail })];
      }),
      ...importFields.map((field): [string, string] => [field, fieldName(field, locale)]),
    ],
  ],
  [
    "the documents",
    [
      ...[printed, methodWords, kindWords, energyWords, verdictWords].flatMap((room) => Object.entries(room)),
      ["stamps", stampsOfYear(2026)] as const,
      ["increases", increasesOfYear(2026)] as const,
    ].map(([key, said]) => [key, said[locale]]),
  ],
  ["the sandbox", flatten(sandboxMessages[locale])],
];
