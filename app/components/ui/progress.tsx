import { ProgressBar } from "react-aria-components/ProgressBar";
import { useT } from "#app/locales/use-t.ts";

/** How far a long work is, 0 to 1; without a share, that it goes on. */
export function Progress({ label, share }: { label: string; share?: number }) {
  const t = useT();
  const percent = Math.floor((share ?? 0) * 100);
  const isKnown = share !== undefined;
  return (
    <ProgressBar aria-label={label} value={percent} isIndeterminate={!isKnown} className="grid gap-1.5">
      <div className="flex justify-between gap-4 text-sm">
        <span>{label}</span>
        {isKnown && <bdi className="text-ink-soft tabular-nums">{t("common:progress.percent", { percent })}</bdi>}
      </div>
      <div className="h-2 overflow-hidden rounded-sm border border-rule-strong bg-sheet">
        <div
          className={isKnown ? "h-full bg-accent" : "h-full w-1/4 motion-safe:animate-pulse bg-accent"}
          style={isKnown ? { width: `${percent}%` } : undefined}
        />
      </div>
    </ProgressBar>
  );
}
