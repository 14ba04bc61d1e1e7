import { Banner } from "#app/components/ui/banner.tsx";
import { type Definition, DefinitionList } from "#app/components/ui/definition-list.tsx";
import type { KeptReason } from "#app/domain/lifecycle.ts";
import { formatCount } from "#app/domain/money.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

export interface UndoPlanProps {
  takenOutCount: number;
  putBackCount: number;
  kept: { reason: KeptReason; count: number }[];
  quoteCount: number;
}

/** What an undo would do, in figures, before it is done. */
export function UndoPlan({ takenOutCount, putBackCount, kept, quoteCount }: UndoPlanProps) {
  const t = useT();
  const locale = useLanguage();
  const keptCount = kept.reduce((total, { count }) => total + count, 0);
  const line = (term: string, count: number): Definition => ({
    term,
    value: <strong className="font-semibold tabular-nums">{formatCount(count, locale)}</strong>,
  });
  return (
    <div className="grid gap-5">
      <DefinitionList
        isSum
        definitions={[
          line(t("fleets:undo.takenOut"), takenOutCount),
          line(t("fleets:undo.putBack"), putBackCount),
          line(t("fleets:undo.kept"), keptCount),
        ]}
      />
      {keptCount > 0 && (
        <section className="grid gap-1">
          <h2 className="font-semibold">{t("fleets:undo.why")}</h2>
          <DefinitionList
            isSum
            definitions={kept.map(({ reason, count }) => line(t(`fleets:undo.keptBecause.${reason}`), count))}
          />
        </section>
      )}
      {quoteCount > 0 && (
        <Banner tone="warning" title={t("fleets:undo.quotes", { count: quoteCount })}>
          {t("fleets:undo.quotesNote")}
        </Banner>
      )}
    </div>
  );
}
