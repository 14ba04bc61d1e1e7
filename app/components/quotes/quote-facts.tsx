import { Day } from "#app/components/ui/day.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { Identifier } from "#app/components/ui/identifier.tsx";
import { dayInAlgiers, formatInstant } from "#app/domain/day.ts";
import { formatCount } from "#app/domain/money.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";
import { type SelectionLabel, SelectionName } from "./selection-name.tsx";

export interface FactsOfQuote {
  selection: SelectionLabel;
  vehicleCount: number;
  asOf: string;
  createdAt: Date;
  expiresAt: Date | null;
  tariffVersion: string;
  askedBy: string | null;
  approvedBy: string | null;
}

export function QuoteFacts({ quote }: { quote: FactsOfQuote }) {
  const t = useT();
  const locale = useLanguage();
  const person = (term: string, name: string | null) => (name ? [{ term, value: <bdi>{name}</bdi> }] : []);
  const definitions = [
    { term: t("quotes:which"), value: <SelectionName selection={quote.selection} /> },
    {
      term: t("quotes:vehicleCount"),
      value: <bdi className="tabular-nums">{formatCount(quote.vehicleCount, locale)}</bdi>,
    },
    { term: t("quotes:asOf"), value: <Day on={quote.asOf} /> },
    { term: t("quotes:askedOn"), value: <Day on={dayInAlgiers(quote.createdAt)} /> },
    ...(quote.expiresAt ? [{ term: t("quotes:orderUntil"), value: formatInstant(quote.expiresAt, locale) }] : []),
    ...person(t("quotes:askedBy"), quote.askedBy),
    ...person(t("quotes:approvedBy"), quote.approvedBy),
    { term: t("quotes:tariff"), value: <Identifier>{quote.tariffVersion}</Identifier> },
  ];
  return <DefinitionList definitions={definitions} />;
}
