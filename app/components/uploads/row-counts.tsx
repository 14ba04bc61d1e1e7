import { Link } from "@remix-run/react";
import type { UploadView } from "#app/components/fleets/views.ts";
import { classNames } from "#app/components/ui/class-names.ts";
import { formatCount } from "#app/domain/money.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

export type RowShow = "invalid" | "duplicate" | "new" | "changed" | "unchanged" | "notice";

const tiles = ["new", "changed", "unchanged", "invalid", "duplicate"] as const;

/** What would become of the rows, as five figures; each leads to its rows. */
export function RowCounts({ upload, show }: { upload: UploadView; show: RowShow }) {
  const t = useT();
  const locale = useLanguage();
  return (
    <nav aria-label={t("fleets:counts.label")}>
      <ul className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-rule sm:grid-cols-5">
        {tiles.map((tile) => (
          <li key={tile} className="bg-sheet max-sm:last:col-span-2">
            <Link
              to={{ pathname: `/uploads/${upload.id}`, search: `?gate=rows&show=${tile}` }}
              preventScrollReset
              aria-current={show === tile ? "true" : undefined}
              className={classNames(
                "grid h-full border-b-2 px-4 py-3 no-underline hover:bg-sunken",
                show === tile ? "border-b-accent" : "border-b-transparent",
              )}
            >
              <span
                className={classNames(
                  "text-xl font-semibold tabular-nums",
                  tile === "invalid" && upload.counts.invalid > 0 && "text-danger",
                )}
              >
                {formatCount(upload.counts[tile], locale)}
              </span>
              <span className="text-sm text-ink-soft">{t(`fleets:counts.${tile}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
