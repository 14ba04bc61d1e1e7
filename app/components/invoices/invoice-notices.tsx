import { Banner } from "#app/components/ui/banner.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { formatInstant } from "#app/domain/day.ts";
import type { InvoiceStatus, PaymentMethod } from "#app/domain/lifecycle.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

export interface NoticedInvoice {
  status: InvoiceStatus;
  payableUntil: Date | null;
  paidAt: Date | null;
  approvedIt: boolean;
  /** Address of a form filled in with the question of its quote; null for who may not ask. */
  askAgain: string | null;
  specimen: boolean;
}

/** A payment that is under way. */
export interface LivePayment {
  who: string;
  since: Date;
  method: PaymentMethod;
  /** The reader himself: the pay page leads him back to it. */
  isReader: boolean;
}

/** What a reader must know before the numbers: paid, void, being paid, or payable and until when. */
export function InvoiceNotices({ invoice, live }: { invoice: NoticedInvoice; live: LivePayment | null }) {
  const t = useT();
  return (
    <>
      {invoice.status === "open" && live && !live.isReader && <SomeonePays live={live} />}
      <Standing invoice={invoice} />
      {invoice.approvedIt && <Banner tone="info" title={t("invoices:mayNotPay")} />}
      {invoice.specimen && <p className="text-sm text-ink-soft">{t("invoices:specimen")}</p>}
    </>
  );
}

function Standing({ invoice: { status, payableUntil, paidAt, askAgain } }: { invoice: NoticedInvoice }) {
  const t = useT();
  const locale = useLanguage();
  const until = payableUntil ? formatInstant(payableUntil, locale) : "";
  if (status === "void") {
    return (
      <Banner tone="danger" title={t("invoices:voidTitle")}>
        <p>{t("invoices:voidHint", { at: until })}</p>
        {askAgain && (
          <LinkButton to={askAgain} size="sm" className="mt-2">
            {t("quotes:askAgain")}
          </LinkButton>
        )}
      </Banner>
    );
  }
  if (status === "open") {
    return (
      <Banner tone="info" title={t("invoices:openHint")}>
        {payableUntil && t("invoices:riskHint", { at: until })}
      </Banner>
    );
  }
  return paidAt ? (
    <Banner tone="success" title={t("invoices:paidTitle", { at: formatInstant(paidAt, locale) })} />
  ) : null;
}

function SomeonePays({ live }: { live: LivePayment }) {
  const t = useT();
  const locale = useLanguage();
  const method = t(`payments:methods.${live.method}`);
  return (
    <Banner tone="warning" title={t("invoices:someonePays", { who: live.who })} live="status">
      {t("invoices:someonePaysHint", { since: formatInstant(live.since, locale), method })}
    </Banner>
  );
}
