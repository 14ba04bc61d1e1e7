import type { Locale } from "#app/domain/locale.ts";
import { reasonSentence } from "#app/domain/tariff/reason.ts";
import { translatorFor } from "#app/locales/translators.server.ts";
import type { LineReason } from "./line-reason.ts";

/** Why a line is what it is, for its reader. */
export function lineSentence(reason: LineReason, locale: Locale): string {
  const { t } = translatorFor(locale);
  switch (reason.code) {
    case "already_held":
      return t("quotes:lineReasons.already_held", { year: String(reason.params.year) });
    case "already_invoiced":
      return t("quotes:lineReasons.already_invoiced", {
        year: String(reason.params.year),
        number: reason.params.number,
      });
    case "no_identity":
      return t("quotes:lineReasons.no_identity");
    default:
      return reasonSentence(reason, locale);
  }
}
