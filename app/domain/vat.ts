import { applyRate, type Minor } from "#app/domain/money.ts";

/** Normal rate, CTCA art. 21. A seller under IFU shows no VAT (CTCA art. 64): rate 0. */
export const normalVatBasisPoints = 1900;

export interface InvoiceParts {
  stampsMinor: Minor;
  increasesMinor: Minor;
  feeMinor: Minor;
  vatBasisPoints: number;
}

export interface InvoiceTotals {
  stampsMinor: Minor;
  increasesMinor: Minor;
  /** Paid to the State for the client: own lines of the invoice, no VAT (decree 05-468 art. 7 to 9). */
  advancedMinor: Minor;
  feeMinor: Minor;
  beforeTaxMinor: Minor;
  vatMinor: Minor;
  totalMinor: Minor;
}

/** VAT falls on our fee only, on the sum of its lines, rounded once. */
export function invoiceTotals({ stampsMinor, increasesMinor, feeMinor, vatBasisPoints }: InvoiceParts): InvoiceTotals {
  const advancedMinor = stampsMinor + increasesMinor;
  const beforeTaxMinor = advancedMinor + feeMinor;
  const vatMinor = applyRate(feeMinor, vatBasisPoints);
  const totalMinor = beforeTaxMinor + vatMinor;
  return { stampsMinor, increasesMinor, advancedMinor, feeMinor, beforeTaxMinor, vatMinor, totalMinor };
}
