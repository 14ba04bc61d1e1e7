import { redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { companyAction } from "#app/access.server.ts";
import { presentReviewRow } from "#app/api/present-review.server.ts";
import { RefusedBanner } from "#app/components/fleets/refused-banner.tsx";
import type { SavedRows } from "#app/components/uploads/correcting.ts";
import { refusalSentence } from "#app/refusal-sentence.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { correctRow } from "#app/services/uploads/correct-row.server.ts";
import { correctRows } from "#app/services/uploads/correct-rows.server.ts";
import { readCorrectionForm, readTypedCells } from "#app/services/uploads/correction-form.ts";

/**
 * One row, or all that was typed on the page. The grid asks for the rows as they are then; a form without scripts goes
 * back to its page, whose address keeps what it shows, so that the next bad row of the same cause comes up.
 */
export const action = companyAction(
  "vehicles:write",
  async ({ request, house, actor, params, url, locale }): Promise<SavedRows> => {
    const uploadId = params.id ?? "";
    const form = await request.formData();
    const changes = readTypedCells(form);
    const rows =
      changes.length > 0
        ? await correctRows(house, actor, { uploadId, changes })
        : await correctRow(house, actor, { uploadId, ...readCorrectionForm(form) });
    if (isRefusal(rows)) return { refusal: refusalSentence(rows, locale) };
    if (form.get("answer") !== "rows") throw redirect(`/uploads/${uploadId}${url.search}`);
    return { rows: [rows].flat().map((row) => presentReviewRow(row, locale)) };
  },
);

export default function CorrectionRefused() {
  const answer = useActionData<typeof action>();
  return <RefusedBanner refusal={answer && "refusal" in answer ? answer.refusal : undefined} />;
}
