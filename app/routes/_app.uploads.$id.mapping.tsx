import { redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { companyAction } from "#app/access.server.ts";
import { RefusedBanner } from "#app/components/fleets/refused-banner.tsx";
import { refusalSentence } from "#app/refusal-sentence.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { fieldLabels } from "#app/services/uploads/describe-problem.server.ts";
import { readMappingForm } from "#app/services/uploads/mapping-form.ts";
import { setMapping } from "#app/services/uploads/set-mapping.server.ts";

export const action = companyAction("vehicles:write", async ({ request, house, actor, params, locale }) => {
  const uploadId = params.id ?? "";
  const upload = await setMapping(house, actor, { uploadId, ...readMappingForm(await request.formData()) });
  if (!isRefusal(upload)) throw redirect(`/uploads/${uploadId}?gate=rows`);
  const labels: Record<string, string> = fieldLabels(locale);
  const field = labels[String(upload.params.field)];
  const named = field ? { ...upload, params: { ...upload.params, field } } : upload;
  return { refusal: refusalSentence(named, locale) };
});

export default function MappingRefused() {
  return <RefusedBanner refusal={useActionData<typeof action>()?.refusal} />;
}
