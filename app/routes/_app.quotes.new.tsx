import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { companyAction, companyLoader } from "#app/access.server.ts";
import type { PageHandle } from "#app/components/layout/page-title.ts";
import { QuoteForm } from "#app/components/quotes/quote-form.tsx";
import { Banner } from "#app/components/ui/banner.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { isDay } from "#app/domain/day.ts";
import { useT } from "#app/locales/use-t.ts";
import { refusalSentence } from "#app/refusal-sentence.server.ts";
import { actorCan } from "#app/services/actor.ts";
import { readSelectionField } from "#app/services/quotes/describe-selection.ts";
import { quoteChoices } from "#app/services/quotes/quote-choices.server.ts";
import { requestQuote } from "#app/services/quotes/request-quote.server.ts";
import { isRefusal, refuse } from "#app/services/refusal.ts";

export const handle: PageHandle = { title: (t) => t("quotes:askTitle") };

export const loader = companyLoader("quotes:write", async ({ house, actor, url }) => {
  const parameters = url.searchParams;
  const again = parameters.get("again");
  const upload = parameters.get("import");
  const choices = await quoteChoices(house, actor, {
    ids: parameters
      .getAll("ids")
      .flatMap((ids) => ids.split(/[\s,]+/))
      .filter(Boolean),
    ...(again && { again }),
    ...(upload && { import: upload }),
  });
  return { ...choices, mayUpload: actorCan(actor, "vehicles:write") };
});

const questionForm = z.object({
  year: z.coerce.number().int().min(1998).max(2100),
  vehicles: z.string().max(300),
  ids: z.string().max(200_000).default(""),
  as_of: z.string().refine(isDay),
});

export const action = companyAction("quotes:write", async ({ house, actor, request, locale }) => {
  const form = questionForm.safeParse(Object.fromEntries(await request.formData()));
  const vehicles = form.data && readSelectionField(form.data.vehicles, form.data.ids.split(" ").filter(Boolean));
  const asked =
    form.data && vehicles
      ? await requestQuote(house, actor, { year: form.data.year, vehicles, asOf: form.data.as_of })
      : refuse("invalid_form", {}, 422);
  if (isRefusal(asked)) return { refusal: refusalSentence(asked, locale) };
  throw redirect(`/quotes/${asked.quoteId}`);
});

export default function NewQuote() {
  const t = useT();
  const { vehicleCount, mayUpload, ...choices } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <PageHeading
        title={t("quotes:askTitle")}
        lead={t("quotes:askLead")}
        crumbs={[{ to: "/quotes", label: t("quotes:title") }]}
      />
      {refused && (
        <Banner tone="danger" title={t("quotes:refusedTitle")} live="alert">
          {refused.refusal}
        </Banner>
      )}
      {vehicleCount === 0 ? <NoFleet mayUpload={mayUpload} /> : <QuoteForm choices={choices} />}
    </>
  );
}

function NoFleet({ mayUpload }: { mayUpload: boolean }) {
  const t = useT();
  const upload = (
    <LinkButton to="/uploads" look="primary">
      {t("quotes:toUploads")}
    </LinkButton>
  );
  return (
    <Panel>
      <EmptyState title={t("quotes:noFleet")} action={mayUpload && upload}>
        {t("quotes:noFleetHint")}
      </EmptyState>
    </Panel>
  );
}
