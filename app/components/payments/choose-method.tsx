import { Form, useNavigation } from "@remix-run/react";
import { Button } from "#app/components/ui/button.tsx";
import { RadioGroup } from "#app/components/ui/choice.tsx";
import { formatMoney } from "#app/domain/money.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";

/** Three ways; what cannot be taken says why, and what can is chosen already. */
export function ChooseMethod({ isCardTooLarge, cardLimitMinor }: { isCardTooLarge: boolean; cardLimitMinor: bigint }) {
  const t = useT();
  const limit = formatMoney(cardLimitMinor, useLanguage());
  const { state } = useNavigation();
  return (
    <Form method="post" className="grid gap-5">
      <RadioGroup
        label={t("payments:chooseMethod")}
        name="method"
        required
        defaultValue={isCardTooLarge ? "transfer" : "card"}
        options={[
          {
            value: "card",
            label: t("payments:methods.card"),
            description: isCardTooLarge ? t("payments:cardTooLarge", { limit }) : t("payments:cardHint"),
            disabled: isCardTooLarge,
          },
          { value: "transfer", label: t("payments:methods.transfer"), description: t("payments:transferHint") },
          { value: "cib", label: t("payments:methods.cib"), description: t("payments:cibHint"), disabled: true },
        ]}
      />
      <Button type="submit" look="primary" isPending={state === "submitting"} className="justify-self-start">
        {t("payments:go")}
      </Button>
    </Form>
  );
}
