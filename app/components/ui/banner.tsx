import { CircleCheck, Info, OctagonX, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "#app/components/ui/class-names.ts";
import { Sentence } from "#app/components/ui/identifier.tsx";
import { useT } from "#app/locales/use-t.ts";

/** Said three times: by the word, by the shape of the icon, by the colour. */
const tones = {
  info: { icon: Info, frame: "border-rule-strong bg-sunken", mark: "text-ink" },
  success: { icon: CircleCheck, frame: "border-accent bg-accent-wash", mark: "text-accent" },
  warning: { icon: TriangleAlert, frame: "border-warning bg-warning-wash", mark: "text-warning" },
  danger: { icon: OctagonX, frame: "border-danger bg-danger-wash", mark: "text-danger" },
};

export interface BannerProps {
  tone: keyof typeof tones;
  /** The sentence to read if one reads only one. */
  title?: ReactNode;
  /** Announced when it appears: `status` politely, `alert` at once. */
  live?: "status" | "alert";
  children?: ReactNode;
}

export function Banner({ tone, title, live, children }: BannerProps) {
  const t = useT();
  const { icon: Icon, frame, mark } = tones[tone];
  return (
    <div role={live} className={classNames("flex gap-3 rounded-md border px-4 py-3", frame)}>
      <Icon aria-hidden className={classNames("mt-[0.15em] size-5 shrink-0", mark)} />
      <div className="grid min-w-0 gap-1">
        <p className="font-semibold">
          <Sentence>{title ?? t(`common:banner.${tone}`)}</Sentence>
        </p>
        {children && (
          <div>
            <Sentence>{children}</Sentence>
          </div>
        )}
      </div>
    </div>
  );
}
