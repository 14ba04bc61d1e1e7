import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { useT } from "#app/locales/use-t.ts";
import { QuoteTotals, type Totals } from "./quote-totals.tsx";

export interface DecidedQuote extends Totals {
  id: string;
  year: number;
  inWords: string;
}

export interface DecisionPageProps {
  quote: DecidedQuote;
  title: string;
  lead: string;
  /** Of the button that does it. */
  action: string;
  look?: "primary" | "danger";
  /** Why the last attempt was refused. */
  refusal?: string | undefined;
  /** Fields of the form. */
  children?: ReactNode;
}

/** One decision on one quote, with the sum it is about in figures and in words. */
export function DecisionPage({ quote, title, lead, action, look = "primary", refusal, children }: DecisionPageProps) {
  const t = useT();
  const isSending = useNavigation().state !== "idle";
  const back = `/quotes/${quote.id}`;
  return (
    <div className="grid max-w-2xl gap-6">
      <PageHeading
        title={title}
        lead={lead}
        crumbs={[
          { to: "/quotes", label: t("quotes:title") },
          { to: back, label: t("quotes:yearTitle", { year: String(quote.year) }) },
        ]}
      />
      {refusal && (
        <Banner tone="danger" title={t("quotes:refusedTitle")} live="alert">
          {refusal}
        </Banner>
      )}
      <Panel>
        <QuoteTotals totals={quote} />
        <p className="mt-3 text-sm text-ink-soft">{t("quotes:inWords", { words: quote.inWords })}</p>
        <Form method="post" className="mt-6 grid gap-5 border-t pt-5">
          {children}
          <div className="flex flex-wrap gap-3">
            <Button type="submit" look={look} isPending={isSending}>
              {action}
            </Button>
            <LinkButton to={back}>{t("quotes:backToQuote")}</LinkButton>
          </div>
        </Form>
      </Panel>
    </div>
  );
}
