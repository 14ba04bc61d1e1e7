import { companyLoader } from "#app/access.server.ts";
import { answerFile } from "#app/file-answer.server.ts";
import { invoiceFile } from "#app/services/invoices/invoice-files.server.ts";
import { receivingAccount } from "#app/services/payments/receiving-account.ts";

export const loader = companyLoader("invoices:read", async ({ house, actor, params, locale }) =>
  answerFile(
    await invoiceFile(house, actor, { invoiceId: params.id ?? "", locale, account: receivingAccount }),
    "application/pdf",
  ),
);
