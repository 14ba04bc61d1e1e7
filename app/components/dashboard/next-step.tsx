import { LinkButton } from "#app/components/ui/button.tsx";
import { Sentence } from "#app/components/ui/identifier.tsx";
import { useT } from "#app/locales/use-t.ts";

/** What the pipe waits for, and from whom it can come. */
export type NextStep = {
  step: "upload" | "quote" | "done" | "accept" | "review" | "pay";
  to: string;
  year: number;
  name?: string;
  number?: string;
};

/** The one thing to do now, said first. */
export function NextStepPanel({ next }: { next: NextStep }) {
  const t = useT();
  const values = { year: next.year, name: next.name ?? "", number: next.number ?? "" };
  return (
    <section className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4 rounded-lg border border-s-4 border-s-accent bg-sheet p-5 sm:p-6">
      <div className="grid gap-1">
        <p className="text-sm text-ink-soft">{t("accounts:dashboard.next.label")}</p>
        <h2 className="text-lg font-semibold">
          <Sentence>{t(`accounts:dashboard.next.${next.step}.title`, values)}</Sentence>
        </h2>
        <p className="max-w-[60ch] text-ink-soft">
          <Sentence>{t(`accounts:dashboard.next.${next.step}.text`, values)}</Sentence>
        </p>
      </div>
      <LinkButton to={next.to} look="primary">
        {t(`accounts:dashboard.next.${next.step}.action`)}
      </LinkButton>
    </section>
  );
}
