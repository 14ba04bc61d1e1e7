import { apiLoader } from "#app/api.server.ts";
import { answerFile } from "#app/file-answer.server.ts";
import { invoiceFile } from "#app/services/invoices/invoice-files.server.ts";
import { receivingAccount } from "#app/services/payments/receiving-account.ts";

export const loader = apiLoader("GET /invoices/{id}/invoice.pdf", async ({ house, actor, params, locale }) =>
  answerFile(
    await invoiceFile(house, actor, { invoiceId: params.id ?? "", locale, account: receivingAccount }),
    "application/pdf",
  ),
);
