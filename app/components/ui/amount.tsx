import { classNames } from "#app/components/ui/class-names.ts";
import { formatMoney } from "#app/domain/money.ts";
import { useLanguage } from "#app/locales/use-t.ts";

/** Money in tabular figures, kept together and apart from the direction of the sentence around it. */
export function Amount({ minor, className }: { minor: bigint; className?: string }) {
  return (
    <bdi className={classNames("whitespace-nowrap tabular-nums", className)}>{formatMoney(minor, useLanguage())}</bdi>
  );
}
