import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { companyAction, companyLoader } from "#app/access.server.ts";
import type { PageHandle } from "#app/components/layout/page-title.ts";
import { DecisionPage } from "#app/components/quotes/decision-page.tsx";
import { useT } from "#app/locales/use-t.ts";
import { refusalSentence } from "#app/refusal-sentence.server.ts";
import { decidedQuote } from "#app/services/quotes/decided-quote.server.ts";
import { submitForApproval } from "#app/services/quotes/submit-for-approval.server.ts";
import { isRefusal } from "#app/services/refusal.ts";

export const handle: PageHandle = { title: (t) => t("quotes:submitTitle") };

export const loader = companyLoader("quotes:accept", async ({ house, actor, params, locale }) => {
  const quoteId = params.id ?? "";
  const quote = await decidedQuote(house, actor, { quoteId, locale, from: ["priced"] });
  if (!quote) throw redirect(`/quotes/${quoteId}`);
  return quote;
});

export const action = companyAction("quotes:accept", async ({ house, actor, params, locale }) => {
  const quoteId = params.id ?? "";
  const done = await submitForApproval(house, actor, { quoteId });
  if (isRefusal(done)) return { refusal: refusalSentence(done, locale) };
  throw redirect(`/quotes/${quoteId}`);
});

export default function SubmitQuote() {
  const t = useT();
  const refused = useActionData<typeof action>();
  return (
    <DecisionPage
      quote={useLoaderData<typeof loader>()}
      title={t("quotes:submitTitle")}
      lead={t("quotes:submitLead")}
      action={t("quotes:submit")}
      refusal={refused?.refusal}
    />
  );
}
