import { LinkButton } from "#app/components/ui/button.tsx";
import { formatInstant } from "#app/domain/day.ts";
import type { QuoteStatus } from "#app/domain/lifecycle.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

export interface NextStepQuote {
  id: string;
  status: QuoteStatus;
  simulation: boolean;
  dueCount: number;
  expiresAt: Date | null;
  needsApproval: boolean;
  isMaker: boolean;
  mayOrder: boolean;
  mayApprove: boolean;
}

/** The one thing this person can do with the quote now; nothing when it is somebody else's turn. */
export function NextStep({ quote }: { quote: NextStepQuote }) {
  const t = useT();
  const locale = useLanguage();
  const isOpen = quote.status === "priced" || quote.status === "approved" || quote.status === "awaiting_approval";
  if (!isOpen || quote.simulation || quote.dueCount === 0) return null;
  return (
    <div className="mt-5 grid gap-3 border-t pt-4 sm:justify-items-start">
      {quote.status === "awaiting_approval" ? <Decision quote={quote} /> : <Order quote={quote} />}
      {quote.expiresAt && (
        <p className="text-sm text-ink-soft">{t("quotes:orderBy", { at: formatInstant(quote.expiresAt, locale) })}</p>
      )}
    </div>
  );
}

function Order({ quote: { id, status, needsApproval, mayOrder } }: { quote: NextStepQuote }) {
  const t = useT();
  if (!mayOrder) return null;
  const submits = needsApproval && status === "priced";
  return (
    <LinkButton to={`/quotes/${id}/${submits ? "submit" : "accept"}`} look="primary">
      {submits ? t("quotes:submit") : t("quotes:order")}
    </LinkButton>
  );
}

function Decision({ quote: { id, mayApprove, isMaker } }: { quote: NextStepQuote }) {
  const t = useT();
  if (!mayApprove || isMaker) return <p className="text-sm text-ink-soft">{t("quotes:waitingHint")}</p>;
  return (
    <>
      <p className="text-sm text-ink-soft">{t("quotes:decideHint")}</p>
      <div className="flex flex-wrap gap-2">
        <LinkButton to={`/quotes/${id}/approve`} look="primary">
          {t("quotes:approve")}
        </LinkButton>
        <LinkButton to={`/quotes/${id}/reject`}>{t("quotes:reject")}</LinkButton>
      </div>
    </>
  );
}
