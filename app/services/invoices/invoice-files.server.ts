import { renderInvoice } from "#app/adapters/pdf/invoice-pdf.server.ts";
import { renderReceipt } from "#app/adapters/pdf/receipt-pdf.server.ts";
import { loadDocuments } from "#app/adapters/pdf/vignette-pdf.server.ts";
import type { Locale } from "#app/domain/locale.ts";
import { recordAct } from "#app/services/accounts/record-act.server.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { type Refusal, refuse } from "#app/services/refusal.ts";
import type { Tx } from "#db/client.server.ts";
import { type InvoiceView, readInvoice } from "./get-invoice.server.ts";
import { type Account, readInvoiceDocument } from "./invoice-document.server.ts";
import { readReceiptDocument } from "./receipt-document.server.ts";

export interface DocumentFile {
  fileName: string;
  content: Uint8Array;
}

export interface DocumentWanted {
  invoiceId: string;
  /** Comes first on the paper; Arabic and French are always both there. */
  locale: Locale;
}

type Documenting = Pick<House, "db" | "clock">;

/** The invoice as PDF, with its annex of every vehicle; a void one is crossed out. */
export async function invoiceFile(
  house: Documenting,
  actor: Actor,
  { invoiceId, locale, account }: DocumentWanted & { account: Account },
): Promise<DocumentFile> {
  await loadDocuments();
  const document = await house.db.company(actor.companyId, async (tx) => {
    const invoice = await readInvoice(tx, actor, invoiceId, "invoices:read");
    await recordDownload(tx, house, actor, invoice, "invoice.downloaded");
    return readInvoiceDocument(tx, invoice, account);
  });
  return { fileName: `${document.number}.pdf`, content: renderInvoice(document, locale) };
}

/** The receipt of a paid invoice as PDF. */
export async function receiptFile(
  house: Documenting,
  actor: Actor,
  { invoiceId, locale }: DocumentWanted,
): Promise<DocumentFile | Refusal> {
  await loadDocuments();
  const document = await house.db.company(actor.companyId, async (tx) => {
    const invoice = await readInvoice(tx, actor, invoiceId, "invoices:read");
    const receipt = await readReceiptDocument(tx, invoice);
    if (receipt) await recordDownload(tx, house, actor, invoice, "receipt.downloaded");
    return receipt;
  });
  if (!document) return refuse("invoice_not_paid");
  return { fileName: `${document.number}.pdf`, content: renderReceipt(document, locale) };
}

const recordDownload = (
  tx: Tx,
  { clock }: Pick<House, "clock">,
  actor: Actor,
  { id, number }: InvoiceView,
  act: string,
) => recordAct(tx, clock, actor, { act, subjectKind: "invoice", subjectId: id, detail: { number } });
