import { Check, Copy } from "lucide-react";
import { Button } from "#app/components/ui/button.tsx";
import { useCopy } from "#app/components/ui/use-copy.ts";
import { useT } from "#app/locales/use-t.ts";

export function CopyButton({ text }: { text: string }) {
  const t = useT();
  const { copy, isCopied } = useCopy(text, t("common:actions.copied"));
  const Icon = isCopied ? Check : Copy;
  return (
    <Button look="quiet" size="sm" onPress={copy}>
      <Icon aria-hidden className="size-4" />
      {isCopied ? t("common:actions.copied") : t("common:actions.copy")}
    </Button>
  );
}
