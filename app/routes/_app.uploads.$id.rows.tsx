import { redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { companyAction } from "#app/access.server.ts";
import { RefusedBanner } from "#app/components/fleets/refused-banner.tsx";
import { refusalSentence } from "#app/refusal-sentence.server.ts";
import { correctRow } from "#app/services/fleets/correct-row.server.ts";
import { readCorrectionForm } from "#app/services/fleets/correction-form.ts";
import { isRefusal } from "#app/services/refusal.ts";

/** The address keeps what the page shows, so that the next bad row of the same cause comes up. */
export const action = companyAction("vehicles:write", async ({ request, house, actor, params, url, locale }) => {
  const uploadId = params.id ?? "";
  const row = await correctRow(house, actor, { uploadId, ...readCorrectionForm(await request.formData()) });
  if (!isRefusal(row)) throw redirect(`/uploads/${uploadId}${url.search}`);
  return { refusal: refusalSentence(row, locale) };
});

export default function CorrectionRefused() {
  return <RefusedBanner refusal={useActionData<typeof action>()?.refusal} />;
}
