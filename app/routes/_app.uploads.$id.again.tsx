import { redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { companyAction } from "#app/access.server.ts";
import { RefusedBanner } from "#app/components/fleets/refused-banner.tsx";
import { refusalSentence } from "#app/refusal-sentence.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { sendAgain } from "#app/services/uploads/send-again.server.ts";

export const action = companyAction("vehicles:write", async ({ house, actor, params, locale }) => {
  const upload = await sendAgain(house, actor, { uploadId: params.id ?? "" });
  if (!isRefusal(upload)) throw redirect(`/uploads/${upload.id}`);
  return { refusal: refusalSentence(upload, locale) };
});

export default function AgainRefused() {
  return <RefusedBanner refusal={useActionData<typeof action>()?.refusal} />;
}
