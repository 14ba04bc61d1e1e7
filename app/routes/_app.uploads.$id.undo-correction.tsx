import { redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { companyAction } from "#app/access.server.ts";
import { RefusedBanner } from "#app/components/fleets/refused-banner.tsx";
import { refusalSentence } from "#app/refusal-sentence.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { undoCorrection } from "#app/services/uploads/undo-correction.server.ts";

/** Takes the last correction back. The grid stays where it is; a form goes back to its page. */
export const action = companyAction("vehicles:write", async ({ request, house, actor, params, url, locale }) => {
  const uploadId = params.id ?? "";
  const form = await request.formData();
  const act = Number(form.get("act"));
  const undone = await undoCorrection(house, actor, { uploadId, ...(act > 0 && { act }) });
  if (!isRefusal(undone) && form.get("answer") !== "here") throw redirect(`/uploads/${uploadId}${url.search}`);
  return { refusal: isRefusal(undone) ? refusalSentence(undone, locale) : null };
});

export default function UndoRefused() {
  return <RefusedBanner refusal={useActionData<typeof action>()?.refusal ?? undefined} />;
}
