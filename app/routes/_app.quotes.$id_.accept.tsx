import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { companyAction, companyLoader } from "#app/access.server.ts";
import type { PageHandle } from "#app/components/layout/page-title.ts";
import { DecisionPage } from "#app/components/quotes/decision-page.tsx";
import { TextArea, TextField } from "#app/components/ui/text-field.tsx";
import { formatMoney } from "#app/domain/money.ts";
import { useLanguage, useT } from "#app/locales/use-t.ts";
import { refusalSentence } from "#app/refusal-sentence.server.ts";
import { actorCan } from "#app/services/actor.ts";
import { acceptQuote } from "#app/services/invoices/accept-quote.server.ts";
import { decidedQuote } from "#app/services/quotes/decided-quote.server.ts";
import { isRefusal } from "#app/services/refusal.ts";

export const handle: PageHandle = { title: (t) => t("quotes:order") };

export const loader = companyLoader("quotes:accept", async ({ house, actor, params, locale }) => {
  const quoteId = params.id ?? "";
  const quote = await decidedQuote(house, actor, { quoteId, locale, from: ["priced", "approved"] });
  if (!quote) throw redirect(`/quotes/${quoteId}`);
  return quote;
});

export const action = companyAction("quotes:accept", async ({ house, actor, params, request, locale }) => {
  const form = await request.formData();
  const poNumber = String(form.get("po_number") ?? "").slice(0, 60);
  const note = String(form.get("note") ?? "").slice(0, 1000);
  const quoteId = params.id ?? "";
  const accepted = await acceptQuote(house, actor, { quoteId, poNumber, note });
  if (isRefusal(accepted)) return { refusal: refusalSentence(accepted, locale), poNumber, note };
  throw redirect(actorCan(actor, "invoices:read") ? `/invoices/${accepted.invoiceId}` : `/quotes/${quoteId}`);
});

export default function AcceptQuote() {
  const t = useT();
  const locale = useLanguage();
  const quote = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <DecisionPage
      quote={quote}
      title={t("quotes:orderTitle", { count: quote.dueCount })}
      lead={t("quotes:orderLead")}
      action={t("quotes:orderAction", { total: formatMoney(quote.totalMinor, locale) })}
      refusal={refused?.refusal}
    >
      <TextField
        label={t("quotes:poNumber")}
        description={t("quotes:poNumberHint")}
        name="po_number"
        maxLength={60}
        autoComplete="off"
        defaultValue={refused?.poNumber}
      />
      <TextArea
        label={t("quotes:note")}
        description={t("quotes:noteHint")}
        name="note"
        maxLength={1000}
        defaultValue={refused?.note}
      />
    </DecisionPage>
  );
}
