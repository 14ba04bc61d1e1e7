import { Amount } from "#app/components/ui/amount.tsx";
import { type Definition, DefinitionList } from "#app/components/ui/definition-list.tsx";
import { formatInstant } from "#app/domain/day.ts";
import { amountInWords } from "#app/domain/words/amount-in-words.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

export interface AmountToPayProps {
  totalMinor: bigint;
  payableUntil: Date | null;
  /** Who pays; null while somebody else does. */
  person: string | null;
}

/** What is paid, by whom, in figures and in words. */
export function AmountToPay({ totalMinor, payableUntil, person }: AmountToPayProps) {
  const t = useT();
  const locale = useLanguage();
  const definitions: Definition[] = [
    { term: t("payments:inWords"), value: amountInWords(totalMinor, locale) },
    ...(person ? [{ term: t("payments:whoPays"), value: <bdi>{person}</bdi> }] : []),
  ];
  if (payableUntil) definitions.push({ term: t("payments:payableUntil"), value: formatInstant(payableUntil, locale) });
  return (
    <div className="grid gap-4">
      <p>
        <span className="block text-sm text-ink-soft">{t("payments:toPay")}</span>
        <Amount minor={totalMinor} className="text-3xl font-semibold" />
      </p>
      <DefinitionList definitions={definitions} />
    </div>
  );
}
