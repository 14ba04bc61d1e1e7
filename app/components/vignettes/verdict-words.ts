import type { CodeResult } from "#app/adapters/code/vignette-code.ts";
import type { Locale } from "#app/domain/locale.ts";

/** What a check can come to: of a code, of a typed serial, or no check for want of keys. */
export type Verdict = CodeResult | "unknown" | "no_list";

/** All three on the page at once: whoever holds the paper and whoever checks it read one of them. */
export const verdictWords: Record<Verdict, Record<Locale, string>> = {
  valid: { ar: "صالحة", fr: "VALABLE", en: "VALID" },
  valid_old_list: { ar: "صالحة، القائمة قديمة", fr: "VALABLE, LISTE ANCIENNE", en: "VALID, OLD LIST" },
  expired: { ar: "منتهية", fr: "PÉRIMÉE", en: "EXPIRED" },
  revoked: { ar: "ملغاة", fr: "RÉVOQUÉE", en: "REVOKED" },
  forged: { ar: "مزوّرة", fr: "FAUSSE", en: "FORGED" },
  specimen: { ar: "عيّنة", fr: "SPÉCIMEN", en: "SPECIMEN" },
  unknown_key: { ar: "مفتاح مجهول", fr: "CLÉ INCONNUE", en: "UNKNOWN KEY" },
  unknown: { ar: "مجهولة", fr: "INCONNUE", en: "UNKNOWN" },
  no_list: { ar: "تعذّر التحقق", fr: "INVÉRIFIABLE", en: "CANNOT CHECK" },
};
