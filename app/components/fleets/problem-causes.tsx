import { Link } from "@remix-run/react";
import type { RowShow } from "#app/components/fleets/row-counts.tsx";
import type { CauseView } from "#app/components/fleets/views.ts";
import { classNames } from "#app/components/ui/class-names.ts";
import { formatCount } from "#app/domain/money.ts";
import { useLanguage } from "#app/locales/use-t.ts";

export interface ProblemCausesProps {
  label: string;
  uploadId: string;
  show: RowShow;
  causes: CauseView[];
  /** `code:field` of the one whose rows are shown. */
  chosen: string | null;
}

export const causeKey = ({ code, field }: Pick<CauseView, "code" | "field">) => `${code}:${field}`;

/** Problems by cause, the commonest first: correcting one cause is one thought. */
export function ProblemCauses({ label, uploadId, show, causes, chosen }: ProblemCausesProps) {
  const locale = useLanguage();
  return (
    <nav aria-label={label}>
      <ul className="grid">
        {causes.map((cause) => {
          const key = causeKey(cause);
          const isChosen = key === chosen;
          return (
            <li key={key} className="border-b last:border-b-0">
              <Link
                to={{
                  pathname: `/uploads/${uploadId}`,
                  search: `?gate=rows&show=${show}&cause=${encodeURIComponent(key)}`,
                }}
                preventScrollReset
                aria-current={isChosen ? "true" : undefined}
                className={classNames(
                  "grid grid-cols-[1fr_auto] gap-3 border-s-4 px-4 py-2.5 text-sm no-underline hover:bg-sunken",
                  isChosen ? "border-s-accent bg-accent-wash" : "border-s-transparent",
                )}
              >
                <span>{cause.message}</span>
                <span className="font-semibold tabular-nums">{formatCount(cause.count, locale)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
