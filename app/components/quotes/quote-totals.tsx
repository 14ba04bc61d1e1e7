import { Amount } from "#app/components/ui/amount.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { useT } from "#app/locales/use-t.ts";

export interface Totals {
  stampsMinor: bigint;
  increasesMinor: bigint;
  feeMinor: bigint;
  vatMinor: bigint;
  totalMinor: bigint;
}

/** The sum as an accountant writes it; lines that are nothing are left out, the increase never. */
export function QuoteTotals({ totals }: { totals: Totals }) {
  const t = useT();
  const line = (term: string, minor: bigint) => ({ term, value: <Amount minor={minor} /> });
  const fee =
    totals.feeMinor > 0n ? [line(t("quotes:fee"), totals.feeMinor), line(t("quotes:vat"), totals.vatMinor)] : [];
  const definitions = [
    line(t("quotes:stamps"), totals.stampsMinor),
    line(t("quotes:increase"), totals.increasesMinor),
    ...fee,
    { ...line(t("quotes:total"), totals.totalMinor), isTotal: true },
  ];
  return <DefinitionList isSum definitions={definitions} />;
}
