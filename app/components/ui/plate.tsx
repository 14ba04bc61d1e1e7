import { Check } from "lucide-react";
import { classNames } from "#app/components/ui/class-names.ts";
import { useCopy } from "#app/components/ui/use-copy.ts";
import { useT } from "#app/locales/use-t.ts";

export interface PlateProps {
  /** Canonical number, `SSSSS-CYY-WW`; null when the vehicle has none yet. */
  number: string | null;
  size?: "sm" | "md" | "lg";
  /** Front plates are black on white-grey, rear plates black on yellow (order of 4 December 2022). */
  side?: "front" | "rear";
  /** False where the plate stands inside a link or another button. */
  copies?: boolean;
}

const sizes = { sm: "px-1.5 text-sm", md: "px-2 text-base", lg: "px-3 py-1 text-xl" };

/** A registration number drawn as the plate it is on. Its digits run left to right in every language. */
export function Plate({ number, size = "sm", side = "front", copies = true }: PlateProps) {
  const t = useT();
  if (number === null) return <span className="text-ink-soft">{t("common:plate.none")}</span>;
  const drawn = classNames(
    "inline-flex items-center rounded-md border border-plate-edge font-semibold whitespace-nowrap text-plate-ink tabular-nums",
    side === "rear" ? "bg-plate-rear" : "bg-plate-front",
    sizes[size],
  );
  if (copies) return <CopyingPlate number={number} className={drawn} />;
  return (
    <span className={drawn}>
      <bdi dir="ltr">{number}</bdi>
    </span>
  );
}

function CopyingPlate({ number, className }: { number: string; className: string }) {
  const t = useT();
  const { copy, isCopied } = useCopy(number, t("common:plate.copied"));
  return (
    <button
      type="button"
      onClick={copy}
      title={t("common:plate.copy", { plate: number })}
      className={classNames(className, "relative hover:border-plate-ink")}
    >
      <bdi dir="ltr" className={isCopied ? "opacity-0" : undefined}>
        {number}
      </bdi>
      {isCopied && <Check aria-hidden className="absolute inset-0 m-auto size-[1.1em]" />}
    </button>
  );
}
