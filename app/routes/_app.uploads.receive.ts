import { companyAction } from "#app/access.server.ts";
import { refusalSentence } from "#app/refusal-sentence.server.ts";
import { isRefusal, refuse } from "#app/services/refusal.ts";
import { receiveUpload } from "#app/services/uploads/receive-upload.server.ts";
import { receivedFile } from "#app/services/uploads/received-file.server.ts";

/** Takes a file as the bare body, its name in X-Filename. Answers the upload or the sentence of its refusal. */
export const action = companyAction("vehicles:write", async ({ request, house, actor, locale }) => {
  const file = await receivedFile(request);
  const upload = file ? await receiveUpload(house, actor, file) : refuse("empty", {}, 422);
  if (!isRefusal(upload)) return Response.json({ id: upload.id }, { status: 202 });
  const headers: HeadersInit = upload.status === 413 ? { Connection: "close" } : {};
  return Response.json({ refusal: refusalSentence(upload, locale) }, { status: upload.status, headers });
});
