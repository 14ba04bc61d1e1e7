import type { ReactNode } from "react";
import { classNames } from "#app/components/ui/class-names.ts";
import { type StatusSubject, type StatusValue, toneOf } from "#app/components/ui/status-tones.ts";
import { useT } from "#app/locales/use-t.ts";

/** Each tone has a shape of its own, so that a grey print still tells them apart. */
const shapes = {
  waiting: <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  working: (
    <>
      <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 1.5a4.5 4.5 0 0 1 0 9z" fill="currentColor" />
    </>
  ),
  attention: <path d="M6 .8 11.6 11H.4z" fill="currentColor" />,
  good: (
    <>
      <circle cx="6" cy="6" r="5.5" fill="currentColor" />
      <path d="m3.4 6.2 1.9 1.9 3.4-3.9" fill="none" stroke="var(--sheet)" strokeWidth="1.5" />
    </>
  ),
  bad: (
    <>
      <path d="M1 1h10v10H1z" fill="currentColor" />
      <path d="m3.6 3.6 4.8 4.8m0-4.8L3.6 8.4" stroke="var(--sheet)" strokeWidth="1.5" />
    </>
  ),
  over: <path d="M1.5 6h9" stroke="currentColor" strokeWidth="2" />,
};
export type Tone = keyof typeof shapes;

const colours: Record<Tone, string> = {
  waiting: "text-ink-soft",
  working: "text-ink",
  attention: "text-warning",
  good: "text-accent",
  bad: "text-danger",
  over: "text-ink-soft",
};

/** A state: its shape and its word. */
export function Status({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className="inline-flex items-baseline gap-2 whitespace-nowrap">
      <svg aria-hidden="true" viewBox="0 0 12 12" className={classNames("size-3 shrink-0 self-center", colours[tone])}>
        {shapes[tone]}
      </svg>
      <span className={tone === "over" ? "text-ink-soft" : undefined}>{children}</span>
    </span>
  );
}

/** `<StatusOf subject="quote" value="priced" />` says a status of the lifecycle in the language of the page. */
export function StatusOf<S extends StatusSubject>({ subject, value }: { subject: S; value: StatusValue<S> }) {
  const t = useT();
  const words: { [Subject in StatusSubject]: (value: StatusValue<Subject>) => string } = {
    upload: (status) => t(`fleets:uploadStatus.${status}`),
    row: (state) => t(`fleets:rowState.${state}`),
    quote: (status) => t(`quotes:status.${status}`),
    outcome: (outcome) => t(`quotes:outcomes.${outcome}`),
    invoice: (status) => t(`invoices:status.${status}`),
    payment: (status) => t(`payments:status.${status}`),
    vignette: (status) => t(`vignettes:status.${status}`),
    delivery: (status) => t(`delivery:status.${status}`),
  };
  return <Status tone={toneOf(subject, value)}>{words[subject](value)}</Status>;
}

/** A short remark beside a title: a count, a mode. Not a state. */
export function Badge({ children }: { children: ReactNode }) {
  return (
    <span className="inline-block rounded-sm border border-rule-strong px-1.5 text-xs font-medium whitespace-nowrap text-ink-soft">
      {children}
    </span>
  );
}
