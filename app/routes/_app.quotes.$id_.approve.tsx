import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { companyAction, companyLoader } from "#app/access.server.ts";
import type { PageHandle } from "#app/components/layout/page-title.ts";
import { DecisionPage } from "#app/components/quotes/decision-page.tsx";
import { useT } from "#app/locales/use-t.ts";
import { refusalSentence } from "#app/refusal-sentence.server.ts";
import { approveQuote } from "#app/services/quotes/decide-quote.server.ts";
import { decidedQuote } from "#app/services/quotes/decided-quote.server.ts";
import { isRefusal } from "#app/services/refusal.ts";

export const handle: PageHandle = { title: (t) => t("quotes:approveTitle") };

export const loader = companyLoader("quotes:approve", async ({ house, actor, params, locale }) => {
  const quoteId = params.id ?? "";
  const quote = await decidedQuote(house, actor, { quoteId, locale, from: ["awaiting_approval"] });
  if (!quote) throw redirect(`/quotes/${quoteId}`);
  return quote;
});

export const action = companyAction("quotes:approve", async ({ house, actor, params, locale }) => {
  const quoteId = params.id ?? "";
  const done = await approveQuote(house, actor, { quoteId });
  if (isRefusal(done)) return { refusal: refusalSentence(done, locale) };
  throw redirect(`/quotes/${quoteId}`);
});

export default function ApproveQuote() {
  const t = useT();
  const refused = useActionData<typeof action>();
  return (
    <DecisionPage
      quote={useLoaderData<typeof loader>()}
      title={t("quotes:approveTitle")}
      lead={t("quotes:approveLead")}
      action={t("quotes:approve")}
      refusal={refused?.refusal}
    />
  );
}
