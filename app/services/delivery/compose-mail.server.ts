import { encodeCodeUrl } from "#app/adapters/code/vignette-code.ts";
import type { Mail } from "#app/adapters/mailer/mailer.server.ts";
import { loadDocuments, renderPrintFile, renderVignette } from "#app/adapters/pdf/vignette-pdf.server.ts";
import type { House } from "#app/services/house.ts";
import type { Vignette } from "#app/services/vignettes/vignette-access.server.ts";
import { documentOf, fileNameOf } from "#app/services/vignettes/vignette-record.ts";
import type { mails } from "#db/schema/index.ts";
import { mailText } from "./mail-text.ts";

type MailRow = typeof mails.$inferSelect;

/** Beyond these one print file is attached instead: some 40 kB a document, and mailboxes take 10 MB. */
const mostAttachments = 20;

/** The mail of one driver. Made from rows: each attempt says the same under the same Message-ID. */
export async function composeMail(
  { baseUrl }: Pick<House, "baseUrl">,
  mail: MailRow,
  vignettes: readonly Vignette[],
): Promise<Mail> {
  await loadDocuments();
  const links = vignettes.map((vignette) => ({
    vignette,
    url: vignette.code ? encodeCodeUrl(baseUrl, vignette.code) : baseUrl,
  }));
  return {
    messageId: mail.messageId,
    to: { name: mail.toName, address: mail.toAddress },
    ...mailText(mail.locale, { name: mail.toName, links }),
    attachments: await attachmentsOf(vignettes, baseUrl),
  };
}

async function attachmentsOf(vignettes: readonly Vignette[], baseUrl: string): Promise<Mail["attachments"]> {
  const contentType = "application/pdf";
  if (vignettes.length <= mostAttachments)
    return vignettes.map((row) => ({
      filename: fileNameOf(row),
      content: renderVignette(documentOf(row, baseUrl)),
      contentType,
    }));
  const chunks: Uint8Array[] = [];
  for await (const chunk of renderPrintFile(vignettes.map((row) => documentOf(row, baseUrl)))) chunks.push(chunk);
  return [{ filename: "vignettes.pdf", content: Buffer.concat(chunks), contentType }];
}
