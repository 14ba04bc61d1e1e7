import { Link } from "@remix-run/react";
import { Day } from "#app/components/ui/day.tsx";
import { type Definition, DefinitionList } from "#app/components/ui/definition-list.tsx";
import { Identifier } from "#app/components/ui/identifier.tsx";
import { dayInAlgiers, formatInstant } from "#app/domain/day.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

export interface FactsOfInvoice {
  quoteId: string;
  year: number;
  issuedAt: Date;
  dueOn: string;
  payableUntil: Date | null;
  poNumber: string | null;
  note: string | null;
  sellerName: string;
  buyerName: string;
  mayReadQuote: boolean;
}

export function InvoiceFacts({ invoice }: { invoice: FactsOfInvoice }) {
  const t = useT();
  const locale = useLanguage();
  const text = (term: string, value: string | null): Definition[] =>
    value ? [{ term, value: <bdi>{value}</bdi> }] : [];
  const definitions: Definition[] = [
    ...text(t("invoices:buyer"), invoice.buyerName),
    ...text(t("invoices:seller"), invoice.sellerName),
    ...text(t("invoices:year"), String(invoice.year)),
    { term: t("invoices:issuedOn"), value: <Day on={dayInAlgiers(invoice.issuedAt)} /> },
    { term: t("invoices:dueOn"), value: <Day on={invoice.dueOn} /> },
    ...text(t("invoices:payableUntil"), invoice.payableUntil && formatInstant(invoice.payableUntil, locale)),
    ...(invoice.poNumber ? [{ term: t("invoices:poNumber"), value: <Identifier>{invoice.poNumber}</Identifier> }] : []),
    ...text(t("invoices:note"), invoice.note),
  ];
  const quote = (
    <Link to={`/quotes/${invoice.quoteId}`} className="underline underline-offset-4 hover:text-accent">
      {t("invoices:seeQuote")}
    </Link>
  );
  return (
    <DefinitionList
      definitions={invoice.mayReadQuote ? [...definitions, { term: t("invoices:quote"), value: quote }] : definitions}
    />
  );
}
