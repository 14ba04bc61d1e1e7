import type { InvoiceStatus } from "#app/domain/lifecycle.ts";
import type { Locale } from "#app/domain/locale.ts";
import { reasonSentence } from "#app/domain/tariff/reason.ts";
import { translatorFor } from "#app/locales/translators.server.ts";
import type { LineReason } from "./line-reason.ts";

/** What an invoice in this state means for a vehicle on it. */
const standings = {
  open: "invoiced_open",
  paid: "invoiced_paid",
  partly_refunded: "invoiced_paid",
  refunded: "invoiced_over",
  void: "invoiced_over",
} as const satisfies Record<InvoiceStatus, string>;

/** Why a line is what it is, for its reader, and how the invoice it names stands now. */
export function lineSentence(reason: LineReason, locale: Locale, invoiceStatus: InvoiceStatus = "open"): string {
  const { t } = translatorFor(locale);
  switch (reason.code) {
    case "already_held":
      return t("quotes:lineReasons.already_held", { year: String(reason.params.year) });
    case "already_invoiced":
      return t(`quotes:lineReasons.${standings[invoiceStatus]}`, {
        year: String(reason.params.year),
        number: reason.params.number,
      });
    case "no_identity":
      return t("quotes:lineReasons.no_identity");
    default:
      return reasonSentence(reason, locale);
  }
}
