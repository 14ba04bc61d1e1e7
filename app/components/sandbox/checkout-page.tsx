import type { CheckoutPage as Checkout, PayOutcome } from "#app/adapters/sandbox/stripe/start-stripe-sandbox.server.ts";
import { Instant } from "#app/components/sandbox/instant.tsx";
import { sandboxMessages } from "#app/components/sandbox/sandbox-messages.ts";
import { Amount } from "#app/components/ui/amount.tsx";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button, buttonStyle } from "#app/components/ui/button.tsx";
import { CopyButton } from "#app/components/ui/copy-button.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { Identifier } from "#app/components/ui/identifier.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { NumberField } from "#app/components/ui/text-field.tsx";
import { useLanguage } from "#app/locales/use-t.ts";

export type Declined = Extract<PayOutcome, { outcome: "declined" }>["reason"];

const testNumbers = [
  ["4242 4242 4242 4242", "paid"],
  ["4000 0000 0000 0002", "generic_decline"],
  ["4000 0000 0000 9995", "insufficient_funds"],
] as const;

const useMessages = () => sandboxMessages[useLanguage()];

function CardForm({ checkout, declined }: { checkout: Checkout; declined?: Declined }) {
  const { checkout: say } = useMessages();
  return (
    <form method="post" className="grid gap-5">
      <NumberField
        name="card"
        label={say.card}
        description={say.cardHelp}
        error={declined && `${say.declined[declined]} ${say.tryAnother}`}
        defaultValue={declined ? "" : testNumbers[0][0]}
        maxLength={30}
        required
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary">
          {say.pay} <Amount minor={checkout.amountMinor} />
        </Button>
        {checkout.cancelUrl && (
          <a href={checkout.cancelUrl} className={buttonStyle({ look: "quiet" })}>
            {say.back}
          </a>
        )}
      </div>
    </form>
  );
}

function Ended({ checkout, status }: { checkout: Checkout; status: "complete" | "expired" }) {
  const { checkout: say } = useMessages();
  const address = status === "complete" ? checkout.successUrl : checkout.cancelUrl;
  return (
    <Banner tone={status === "complete" ? "success" : "warning"} title={say.status[status]}>
      {address && (
        <a href={address} className="link">
          {say.toInvoice}
        </a>
      )}
    </Banner>
  );
}

function TestNumbers() {
  const { checkout: say } = useMessages();
  return (
    <Panel title={say.testNumbers}>
      <ul className="grid gap-2">
        {testNumbers.map(([number, meaning]) => (
          <li key={number} className="flex flex-wrap items-center justify-between gap-x-4">
            <Identifier>{number}</Identifier>
            <span className="flex items-center gap-2 text-ink-soft">
              {say.meaning[meaning]} <CopyButton text={number} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Stands where Stripe's payment page stands in production, and says so before anything else. */
export function CheckoutPage({ checkout, declined }: { checkout: Checkout; declined?: Declined }) {
  const messages = useMessages();
  const say = messages.checkout;
  const { status } = checkout;
  const facts = [
    ...(checkout.description ? [{ term: say.invoice, value: <Identifier>{checkout.description}</Identifier> }] : []),
    ...(checkout.email ? [{ term: say.payer, value: <bdi dir="ltr">{checkout.email}</bdi> }] : []),
    ...(status === "open" ? [{ term: say.until, value: <Instant at={checkout.expiresAt} /> }] : []),
    { term: say.amount, value: <Amount minor={checkout.amountMinor} />, isTotal: true },
  ];
  return (
    <div className="grid gap-6 py-6">
      <Banner tone="warning" title={messages.notice}>
        {messages.noRealMoney}
      </Banner>
      <PageHeading title={say.title} />
      <Panel>
        <div className="grid gap-6">
          <DefinitionList definitions={facts} isSum />
          {status === "open" ? (
            <CardForm checkout={checkout} declined={declined} />
          ) : (
            <Ended checkout={checkout} status={status} />
          )}
        </div>
      </Panel>
      {status === "open" && <TestNumbers />}
    </div>
  );
}
