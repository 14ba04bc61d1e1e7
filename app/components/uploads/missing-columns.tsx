import type { FieldLabels, MissingColumnView } from "#app/components/fleets/views.ts";
import { Banner } from "#app/components/ui/banner.tsx";
import { useT } from "#app/locales/use-t.ts";

/** What no column gives and the price needs, by the kinds of vehicle that need it. */
export function MissingColumns({ missing, labels }: { missing: MissingColumnView[]; labels: FieldLabels }) {
  const t = useT();
  if (missing.length === 0) return null;
  return (
    <Banner tone="warning" title={t("fleets:fileGate.missingTitle")}>
      <ul className="list-disc ps-5">
        {missing.map(({ field, kinds }) => (
          <li key={field}>
            <strong>{labels[field]}</strong>
            {": "}
            {kinds
              .map(
                ({ kind, count }) =>
                  `${kind ? t(`fleets:kinds.${kind}`) : t("fleets:fileGate.noKind")} (${t("fleets:fileGate.rows", { count })})`,
              )
              .join(t("fleets:fileGate.listComma"))}
          </li>
        ))}
      </ul>
      <p>{t("fleets:fileGate.missing")}</p>
    </Banner>
  );
}
