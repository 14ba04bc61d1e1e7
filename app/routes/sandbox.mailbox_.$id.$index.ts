import { publicLoader } from "#app/access.server.ts";
import { NotFound } from "#app/services/refusal.ts";

/** One attachment, always as a download: what a mail brings is never shown as a page of ours. */
export const loader = publicLoader(async ({ context, params }) => {
  const found = await context.sandbox?.mailbox?.attachment(params.id ?? "", Number(params.index));
  if (!found) throw new NotFound("attachment");
  return new Response(Buffer.from(found.content), {
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Length": String(found.content.byteLength),
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(found.filename || "attachment")}`,
    },
  });
});
