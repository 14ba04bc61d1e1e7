import { Banner } from "#app/components/ui/banner.tsx";
import { useT } from "#app/locales/use-t.ts";

/** Why what was asked did not happen. */
export function RefusedBanner({ refusal }: { refusal: string | undefined }) {
  const t = useT();
  if (!refusal) return null;
  return (
    <Banner tone="danger" title={t("fleets:refusedTitle")} live="alert">
      {refusal}
    </Banner>
  );
}
