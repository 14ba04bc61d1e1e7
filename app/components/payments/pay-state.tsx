import { ChooseMethod } from "#app/components/payments/choose-method.tsx";
import { GiveUp } from "#app/components/payments/give-up.tsx";
import { TransferOrder } from "#app/components/payments/transfer-order.tsx";
import { Banner } from "#app/components/ui/banner.tsx";
import { buttonStyle, LinkButton } from "#app/components/ui/button.tsx";
import { Progress } from "#app/components/ui/progress.tsx";
import { formatInstant } from "#app/domain/day.ts";
import { formatMoney } from "#app/domain/money.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";
import type { PayPage } from "#app/services/payments/pay-page.server.ts";

/** What can be done now about the payment of an invoice. */
export function PayState({ page }: { page: PayPage }) {
  const t = useT();
  const locale = useLanguage();
  const { invoice, state } = page;
  const { number } = invoice;
  switch (state.kind) {
    case "choose":
      return <ChooseMethod isCardTooLarge={state.isCardTooLarge} cardLimitMinor={page.cardLimitMinor} />;
    case "mine":
      return (
        <div className="grid gap-5">
          <Banner tone="info" title={t("payments:openTitle")}>
            {t("payments:openLead", { since: formatInstant(state.since, locale) })}
          </Banner>
          {/* The provider's address, kept by us and given by nobody else. */}
          <a href={state.checkoutUrl} className={`${buttonStyle({ look: "primary" })} justify-self-start`}>
            {t("payments:continueCheckout")}
          </a>
          <GiveUp invoiceId={invoice.id} paymentId={state.paymentId} />
        </div>
      );
    case "held":
      return (
        <Banner tone="warning" title={t("payments:heldTitle", { who: state.who })}>
          {t("payments:heldLead", {
            since: formatInstant(state.since, locale),
            method: t(`payments:methods.${state.method}`),
          })}
        </Banner>
      );
    case "checking":
      return (
        <div className="grid gap-4">
          <Progress label={t("payments:checkingTitle")} />
          <p>{t("payments:checkingLead")}</p>
        </div>
      );
    case "transfer":
      return (
        <div className="grid gap-5">
          <TransferOrder order={state.order} totalMinor={invoice.totalMinor} />
          <GiveUp invoiceId={invoice.id} paymentId={state.order.paymentId} />
        </div>
      );
    case "paid":
      return (
        <div className="grid gap-5">
          <Banner tone="success" title={t("payments:paidTitle", { number })} live="status">
            {state.at &&
              t("payments:paidLead", {
                amount: formatMoney(invoice.totalMinor, locale),
                at: formatInstant(state.at, locale),
              })}
          </Banner>
          <div className="flex flex-wrap gap-2">
            <LinkButton to={`/invoices/${invoice.id}`}>{t("payments:toInvoice")}</LinkButton>
            <LinkButton to={`/invoices/${invoice.id}/receipt.pdf`} reloadDocument>
              {t("payments:receipt")}
            </LinkButton>
          </div>
        </div>
      );
    case "approver":
      return <Banner tone="warning" title={t("errors:approver_cannot_pay", { number })} />;
    default:
      return (
        <Banner tone="danger" title={t("payments:voidTitle", { number })}>
          {t("payments:voidLead")}
        </Banner>
      );
  }
}
