import { Link } from "@remix-run/react";
import type { UploadView } from "#app/components/fleets/views.ts";
import { classNames } from "#app/components/ui/class-names.ts";
import { Badge } from "#app/components/ui/status.tsx";
import { formatCount } from "#app/domain/money.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

export type Gate = "file" | "rows";

/** The two gates of a file. The rows wait while nobody knows which column identifies a vehicle. */
export function GateTabs({ upload, gate }: { upload: UploadView; gate: Gate }) {
  const t = useT();
  const locale = useLanguage();
  const doubtfulCount = upload.columns.filter(({ doubtful }) => doubtful).length;
  const links: { id: Gate; mark: number }[] = [
    { id: "file", mark: doubtfulCount },
    ...(upload.error ? [] : [{ id: "rows" as const, mark: upload.counts.invalid }]),
  ];
  return (
    <nav aria-label={t("fleets:gates.label")} className="flex gap-6 overflow-x-auto border-b">
      {links.map(({ id, mark }) => (
        <Link
          key={id}
          to={{ pathname: `/uploads/${upload.id}`, search: `?gate=${id}` }}
          preventScrollReset
          aria-current={gate === id ? "page" : undefined}
          className={classNames(
            "-mb-px flex items-center gap-2 border-b-2 py-2 whitespace-nowrap no-underline",
            gate === id ? "border-accent font-medium text-ink" : "border-transparent text-ink-soft hover:text-ink",
          )}
        >
          {t(`fleets:gates.${id}`)}
          {mark > 0 && <Badge>{formatCount(mark, locale)}</Badge>}
        </Link>
      ))}
    </nav>
  );
}
