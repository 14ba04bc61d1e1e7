import { redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { companyAction } from "#app/access.server.ts";
import { RefusedBanner } from "#app/components/fleets/refused-banner.tsx";
import { refusalSentence } from "#app/refusal-sentence.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { commitUpload } from "#app/services/uploads/commit-upload.server.ts";

export const action = companyAction("vehicles:write", async ({ request, house, actor, params, locale }) => {
  const uploadId = params.id ?? "";
  const skips = (await request.formData()).get("invalidRows") === "skip";
  const upload = await commitUpload(house, actor, { uploadId, invalidRows: skips ? "skip" : "refuse" });
  if (!isRefusal(upload)) throw redirect(`/uploads/${uploadId}`);
  return { refusal: refusalSentence(upload, locale) };
});

export default function CommitRefused() {
  return <RefusedBanner refusal={useActionData<typeof action>()?.refusal} />;
}
