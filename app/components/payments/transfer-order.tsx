import { Amount } from "#app/components/ui/amount.tsx";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { CopyButton } from "#app/components/ui/copy-button.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { Identifier } from "#app/components/ui/identifier.tsx";
import { useT } from "#app/locales/use-t.ts";
import type { TransferOrder as Order } from "#app/services/payments/pay-page.server.ts";

const Copied = ({ text }: { text: string }) => (
  <span className="flex flex-wrap items-center gap-2">
    <Identifier className="font-semibold">{text}</Identifier>
    <span className="print:hidden">
      <CopyButton text={text} />
    </span>
  </span>
);

/** What a bank needs, as a sheet to print. */
export function TransferOrder({ order, totalMinor }: { order: Order; totalMinor: bigint }) {
  const t = useT();
  return (
    <div className="grid gap-4">
      <p>{t("payments:transferLead")}</p>
      <DefinitionList
        definitions={[
          { term: t("payments:reference"), value: <Copied text={order.reference} /> },
          { term: t("payments:amount"), value: <Amount minor={totalMinor} className="font-semibold" /> },
          { term: t("payments:rib"), value: <Copied text={order.rib} /> },
          { term: t("payments:holder"), value: <bdi>{order.holder}</bdi> },
          { term: t("payments:bank"), value: <bdi>{order.bank}</bdi> },
        ]}
      />
      <p>{t("payments:transferAfter")}</p>
      <p className="text-ink-soft">{t("payments:transferWarning")}</p>
      <Banner tone="warning" title={t("payments:specimenAccount")} />
      <div className="print:hidden">
        <Button onPress={() => window.print()}>{t("payments:print")}</Button>
      </div>
    </div>
  );
}
