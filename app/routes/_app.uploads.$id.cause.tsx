import { redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { companyAction } from "#app/access.server.ts";
import { RefusedBanner } from "#app/components/fleets/refused-banner.tsx";
import { refusalSentence } from "#app/refusal-sentence.server.ts";
import { isRefusal, refuse } from "#app/services/refusal.ts";
import { correctCause } from "#app/services/uploads/correct-cause.server.ts";
import { readCauseForm } from "#app/services/uploads/correction-form.ts";

/** One correction for all rows with the same cause. */
export const action = companyAction("vehicles:write", async ({ request, house, actor, params, url, locale }) => {
  const uploadId = params.id ?? "";
  const work = readCauseForm(await request.formData());
  const corrected = work ? await correctCause(house, actor, { uploadId, ...work }) : refuse("nothing_to_correct");
  if (!isRefusal(corrected)) throw redirect(`/uploads/${uploadId}${url.search}`);
  return { refusal: refusalSentence(corrected, locale) };
});

export default function CauseRefused() {
  return <RefusedBanner refusal={useActionData<typeof action>()?.refusal} />;
}
