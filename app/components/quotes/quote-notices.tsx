import { Link } from "@remix-run/react";
import { Banner } from "#app/components/ui/banner.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { formatDay, formatInstant } from "#app/domain/day.ts";
import type { QuoteStatus } from "#app/domain/lifecycle.ts";
import { formatMoney } from "#app/domain/money.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

export interface NoticedQuote {
  id: string;
  status: QuoteStatus;
  simulation: boolean;
  asOf: string;
  expiresAt: Date | null;
  dueCount: number;
  increasesMinor: bigint;
  undeterminedCount: number;
  rejectionReason: string | null;
  rise: { at: Date; vehicleCount: number; addedMinor: bigint } | null;
  invoice: { id: string; number: string } | null;
  mayReadInvoice: boolean;
  /** Address of a form filled in with the same question; null for who may not ask. */
  askAgain: string | null;
}

/** What a reader must know before the numbers: what became of the quote, or what waiting costs. */
export function QuoteNotices({ quote }: { quote: NoticedQuote }) {
  const t = useT();
  return (
    <>
      <Fate quote={quote} />
      {quote.status !== "accepted" && quote.undeterminedCount > 0 && (
        <Banner tone="warning" title={t("quotes:undetermined", { count: quote.undeterminedCount })}>
          <Link to="?outcome=undetermined" className="underline underline-offset-4">
            {t("quotes:seeThem")}
          </Link>
        </Banner>
      )}
    </>
  );
}

function Fate({ quote }: { quote: NoticedQuote }) {
  const t = useT();
  const locale = useLanguage();
  if (quote.invoice) return <Accepted quote={quote} invoice={quote.invoice} />;
  if (quote.simulation) {
    return (
      <Banner tone="info" title={t("quotes:simulation")}>
        {t("quotes:simulationHint", { day: formatDay(quote.asOf, locale) })}
      </Banner>
    );
  }
  if (quote.status === "expired") {
    return (
      <Banner tone="warning" title={t("quotes:status.expired")}>
        <p>{t("quotes:expiredHint")}</p>
        <AskAgain to={quote.askAgain} />
      </Banner>
    );
  }
  if (quote.status === "rejected") {
    return (
      <Banner tone="danger" title={t("quotes:status.rejected")}>
        <p>{t("quotes:rejectedHint", { reason: quote.rejectionReason ?? "" })}</p>
        <AskAgain to={quote.askAgain} />
      </Banner>
    );
  }
  return quote.dueCount === 0 ? <Banner tone="info" title={t("errors:nothing_due")} /> : <Waiting quote={quote} />;
}

function Accepted({ quote, invoice }: { quote: NoticedQuote; invoice: { id: string; number: string } }) {
  const t = useT();
  return (
    <Banner tone="success" title={t("quotes:acceptedTitle", { number: invoice.number })}>
      {quote.mayReadInvoice ? (
        <LinkButton to={`/invoices/${invoice.id}`} look="primary" className="mt-2">
          {t("quotes:openInvoice")}
        </LinkButton>
      ) : (
        t("quotes:acceptedHint")
      )}
    </Banner>
  );
}

function Waiting({ quote: { rise, increasesMinor } }: { quote: NoticedQuote }) {
  const t = useT();
  const locale = useLanguage();
  if (rise && rise.addedMinor > 0n) {
    const at = formatInstant(rise.at, locale);
    return (
      <Banner tone="info" title={t("quotes:riseTitle", { added: formatMoney(rise.addedMinor, locale) })}>
        {t("quotes:riseHint", { at, count: rise.vehicleCount })}
      </Banner>
    );
  }
  return increasesMinor > 0n ? <Banner tone="warning" title={t("quotes:lateHint")} /> : null;
}

function AskAgain({ to }: { to: string | null }) {
  const t = useT();
  if (!to) return null;
  return (
    <LinkButton to={to} size="sm" className="mt-2">
      {t("quotes:askAgain")}
    </LinkButton>
  );
}
