import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { companyAction, companyLoader } from "#app/access.server.ts";
import type { PageHandle } from "#app/components/layout/page-title.ts";
import { DecisionPage } from "#app/components/quotes/decision-page.tsx";
import { TextArea } from "#app/components/ui/text-field.tsx";
import { useT } from "#app/locales/use-t.ts";
import { refusalSentence } from "#app/refusal-sentence.server.ts";
import { rejectQuote } from "#app/services/quotes/decide-quote.server.ts";
import { decidedQuote } from "#app/services/quotes/decided-quote.server.ts";
import { isRefusal } from "#app/services/refusal.ts";

export const handle: PageHandle = { title: (t) => t("quotes:rejectTitle") };

export const loader = companyLoader("quotes:approve", async ({ house, actor, params, locale }) => {
  const quoteId = params.id ?? "";
  const quote = await decidedQuote(house, actor, { quoteId, locale, from: ["awaiting_approval"] });
  if (!quote) throw redirect(`/quotes/${quoteId}`);
  return quote;
});

export const action = companyAction("quotes:approve", async ({ house, actor, params, request, locale }) => {
  const form = await request.formData();
  const reason = String(form.get("reason") ?? "").slice(0, 1000);
  const quoteId = params.id ?? "";
  const done = await rejectQuote(house, actor, { quoteId, reason });
  if (isRefusal(done)) return { refusal: refusalSentence(done, locale), reason };
  throw redirect(`/quotes/${quoteId}`);
});

export default function RejectQuote() {
  const t = useT();
  const refused = useActionData<typeof action>();
  return (
    <DecisionPage
      quote={useLoaderData<typeof loader>()}
      title={t("quotes:rejectTitle")}
      lead={t("quotes:rejectLead")}
      action={t("quotes:reject")}
      look="danger"
      refusal={refused?.refusal}
    >
      <TextArea
        label={t("quotes:rejectReason")}
        name="reason"
        required
        maxLength={1000}
        defaultValue={refused?.reason}
      />
    </DecisionPage>
  );
}
