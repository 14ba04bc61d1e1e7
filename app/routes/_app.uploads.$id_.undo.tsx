import { redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { companyAction, companyLoader } from "#app/access.server.ts";
import { RefusedBanner } from "#app/components/fleets/refused-banner.tsx";
import type { PageHandle } from "#app/components/layout/page-title.ts";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { UndoPlan } from "#app/components/uploads/undo-plan.tsx";
import { useT } from "#app/locales/use-t.ts";
import { refusalSentence } from "#app/refusal-sentence.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { previewUndo } from "#app/services/uploads/preview-undo.server.ts";
import { undoUpload } from "#app/services/uploads/undo-upload.server.ts";

export const handle: PageHandle = { title: (t) => t("fleets:undo.confirmTitle") };

export const loader = companyLoader("vehicles:write", async ({ house, actor, params }) => {
  const { upload, ...plan } = await previewUndo(house, actor, params.id ?? "");
  if (upload.status === "undoing" || upload.status === "undone") throw redirect(`/uploads/${upload.id}`);
  return { id: upload.id, fileName: upload.fileName, isCommitted: upload.status === "committed", plan };
});

export const action = companyAction("vehicles:write", async ({ house, actor, params, locale }) => {
  const undone = await undoUpload(house, actor, { uploadId: params.id ?? "" });
  if (isRefusal(undone)) return { refusal: refusalSentence(undone, locale) };
  throw redirect(`/uploads/${undone.id}`);
});

/** What will and will not be taken back, before it is. */
export default function UndoUpload() {
  const t = useT();
  const { id, fileName, isCommitted, plan } = useLoaderData<typeof loader>();
  const isPossible = isCommitted && plan.takenOutCount + plan.putBackCount > 0;
  return (
    <div className="grid max-w-2xl gap-6">
      <PageHeading
        title={t("fleets:undo.confirmTitle")}
        lead={isPossible && t("fleets:undo.lead")}
        crumbs={[
          { to: "/uploads", label: t("fleets:uploads.title") },
          { to: `/uploads/${id}`, label: <bdi className="[overflow-wrap:anywhere]">{fileName}</bdi> },
        ]}
      />
      <RefusedBanner refusal={useActionData<typeof action>()?.refusal} />
      {!isPossible && (
        <Banner tone="info" title={t(isCommitted ? "fleets:undo.impossible" : "errors:upload_not_committed")} />
      )}
      <Panel>
        <UndoPlan {...plan} />
        <Decision uploadId={id} isPossible={isPossible} />
      </Panel>
    </div>
  );
}

function Decision({ uploadId, isPossible }: { uploadId: string; isPossible: boolean }) {
  const t = useT();
  const isSending = useNavigation().state !== "idle";
  return (
    <Form method="post" className="mt-6 grid gap-4 border-t pt-5">
      {isPossible && <p className="text-ink-soft">{t("fleets:undo.once")}</p>}
      <div className="flex flex-wrap gap-3">
        {isPossible && (
          <Button type="submit" look="danger" isPending={isSending}>
            {t("fleets:undo.act")}
          </Button>
        )}
        <LinkButton to={`/uploads/${uploadId}`}>{t("common:actions.cancel")}</LinkButton>
      </div>
    </Form>
  );
}
