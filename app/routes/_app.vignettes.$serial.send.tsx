import { redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { companyAction, companyLoader } from "#app/access.server.ts";
import type { PageHandle } from "#app/components/layout/page-title.ts";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { Plate } from "#app/components/ui/plate.tsx";
import { TextField } from "#app/components/ui/text-field.tsx";
import { useT } from "#app/locales/use-t.ts";
import { refusalSentence } from "#app/refusal-sentence.server.ts";
import { resendVignette } from "#app/services/delivery/resend-vignette.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { getVignette } from "#app/services/vignettes/list-vignettes.server.ts";

export const handle: PageHandle = { title: (t) => t("vignettes:send") };

export const loader = companyLoader("vignettes:send", async ({ house, actor, params }) => {
  const { serial, plate, driver, delivery } = await getVignette(house, actor, params.serial);
  return { serial, plate, driver, delivery };
});

export const action = companyAction("vignettes:send", async ({ house, actor, params, request, locale }) => {
  const email = (await request.formData()).get("email");
  const sent = await resendVignette(house, actor, { serial: params.serial, email: String(email ?? "") });
  if (isRefusal(sent)) return { refusal: refusalSentence(sent, locale) };
  throw redirect(`/vignettes?q=${encodeURIComponent(sent.serial)}&sent=${encodeURIComponent(sent.email)}`);
});

export default function SendVignette() {
  const t = useT();
  const { serial, plate, driver, delivery } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { state } = useNavigation();
  return (
    <>
      <PageHeading
        title={t(delivery.status === "none" ? "vignettes:send" : "vignettes:resend")}
        crumbs={[{ to: "/vignettes", label: t("vignettes:title") }]}
        mark={<Plate number={plate} />}
      />
      {delivery.isUnknown && (
        <Banner tone="warning" title={t("vignettes:unknownOutcome")}>
          {t("vignettes:unknownOutcomeHint")}
        </Banner>
      )}
      {delivery.status === "bounced" && delivery.error && (
        <Banner tone="warning" title={t("delivery:status.bounced")}>
          <bdi dir="ltr">{delivery.error}</bdi>
        </Banner>
      )}
      <Panel className="max-w-xl">
        <Form method="post" className="grid gap-5">
          <TextField
            label={t("vignettes:sendTo")}
            name="email"
            type="email"
            dir="ltr"
            required={!driver?.email}
            placeholder={driver?.email ?? undefined}
            description={driver?.email ? t("vignettes:sendHint") : undefined}
            error={refused?.refusal}
          />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" look="primary" isPending={state === "submitting"}>
              {t("vignettes:send")}
            </Button>
            <LinkButton to={`/vignettes?q=${serial}`}>{t("common:actions.cancel")}</LinkButton>
          </div>
        </Form>
      </Panel>
    </>
  );
}
