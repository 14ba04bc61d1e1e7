import { Link } from "@remix-run/react";
import type { CauseView } from "#app/components/fleets/views.ts";
import { classNames } from "#app/components/ui/class-names.ts";
import { Sentence } from "#app/components/ui/identifier.tsx";
import { formatCount } from "#app/domain/money.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

export interface ProblemCausesProps {
  uploadId: string;
  causes: CauseView[];
  /** The one whose rows are shown. */
  chosen: CauseView | undefined;
}

export const causeKey = ({ code, field }: Pick<CauseView, "code" | "field">) => `${code}:${field}`;

/** Problems by cause, the commonest first: correcting one cause is one thought. What keeps rows out comes before remarks. */
export function ProblemCauses({ uploadId, causes, chosen }: ProblemCausesProps) {
  const t = useT();
  const groups = [
    { level: "error", show: "invalid", title: t("fleets:causes.errors") },
    { level: "notice", show: "notice", title: t("fleets:causes.notices") },
  ] as const;
  return (
    <nav aria-label={t("fleets:causes.label")} className="grid">
      {groups.map(({ level, show, title }) => {
        const found = causes.filter((cause) => cause.level === level);
        if (found.length === 0) return null;
        return (
          <section key={level} aria-label={title} className="border-b last:border-b-0">
            <h2 className="border-b bg-sunken px-4 py-2 text-sm font-semibold">{title}</h2>
            <ul className="grid">
              {found.map((cause) => (
                <li key={causeKey(cause)} className="border-b last:border-b-0">
                  <CauseLink uploadId={uploadId} show={show} cause={cause} isChosen={cause === chosen} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}

interface CauseLinkProps {
  uploadId: string;
  show: string;
  cause: CauseView;
  isChosen: boolean;
}

function CauseLink({ uploadId, show, cause, isChosen }: CauseLinkProps) {
  const locale = useLanguage();
  return (
    <Link
      to={{
        pathname: `/uploads/${uploadId}`,
        search: `?gate=rows&show=${show}&cause=${encodeURIComponent(causeKey(cause))}`,
      }}
      preventScrollReset
      aria-current={isChosen ? "true" : undefined}
      className={classNames(
        "grid grid-cols-[1fr_auto] gap-3 border-s-4 px-4 py-2.5 text-sm no-underline hover:bg-sunken focus-visible:-outline-offset-2",
        isChosen ? "border-s-accent bg-accent-wash" : "border-s-transparent",
      )}
    >
      <span>
        <Sentence>{cause.message}</Sentence>
      </span>
      <span className="font-semibold tabular-nums">{formatCount(cause.count, locale)}</span>
    </Link>
  );
}
