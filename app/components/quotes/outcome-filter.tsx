import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { classNames } from "#app/components/ui/class-names.ts";
import { Status, StatusOf } from "#app/components/ui/status.tsx";
import { toneOf } from "#app/components/ui/status-tones.ts";
import { type Outcome, outcomes } from "#app/domain/lifecycle.ts";
import { formatCount } from "#app/domain/money.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

export type OutcomeCounts = Record<Outcome, number>;

/** Each outcome with how many vehicles have it: a link that shows only them. */
export function OutcomeFilter({
  counts,
  total,
  chosen,
}: {
  counts: OutcomeCounts;
  total: number;
  chosen: Outcome | null;
}) {
  const t = useT();
  return (
    <nav aria-label={t("quotes:outcome")} className="flex flex-wrap gap-2 border-b px-4 py-3 sm:px-5">
      <Choice to="?" count={total} isChosen={chosen === null}>
        {t("quotes:everyOutcome")}
      </Choice>
      {outcomes
        .filter((outcome) => counts[outcome] > 0)
        .map((outcome) => (
          <Choice key={outcome} to={`?outcome=${outcome}`} count={counts[outcome]} isChosen={chosen === outcome}>
            {outcome === "already_held" ? (
              <Status tone={toneOf("outcome", outcome)}>{t("quotes:heldOrOrdered")}</Status>
            ) : (
              <StatusOf subject="outcome" value={outcome} />
            )}
          </Choice>
        ))}
    </nav>
  );
}

function Choice({
  to,
  count,
  isChosen,
  children,
}: {
  to: string;
  count: number;
  isChosen: boolean;
  children: ReactNode;
}) {
  const locale = useLanguage();
  return (
    <Link
      to={to}
      preventScrollReset
      aria-current={isChosen ? "true" : undefined}
      className={classNames(
        "inline-flex min-h-9 items-baseline gap-2 rounded-md border px-3 py-1.5 text-sm no-underline",
        isChosen
          ? "border-accent bg-accent-wash font-medium"
          : "border-rule-strong hover:border-ink-soft hover:bg-sunken",
      )}
    >
      {children}
      <bdi className="text-ink-soft tabular-nums">{formatCount(count, locale)}</bdi>
    </Link>
  );
}
