import { Form } from "@remix-run/react";
import { Button } from "#app/components/ui/button.tsx";
import { useT } from "#app/locales/use-t.ts";

/** Frees the invoice for another way to pay. */
export function GiveUp({ invoiceId, paymentId }: { invoiceId: string; paymentId: string }) {
  const t = useT();
  return (
    <Form
      method="post"
      action={`/invoices/${invoiceId}/pay/give-up`}
      className="grid justify-items-start gap-1 print:hidden"
    >
      <input type="hidden" name="payment" value={paymentId} />
      <Button type="submit" aria-describedby="give-up-hint">
        {t("payments:giveUp")}
      </Button>
      <p id="give-up-hint" className="text-sm text-ink-soft">
        {t("payments:giveUpHint")}
      </p>
    </Form>
  );
}
