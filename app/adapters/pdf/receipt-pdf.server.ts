import type { Locale } from "#app/domain/locale.ts";
import { amountInWords } from "#app/domain/words/amount-in-words.ts";
import {
  amountIn,
  colours,
  drawAmountInWords,
  drawFacts,
  drawFeet,
  drawMarks,
  drawParty,
  drawTitle,
  labelLine,
} from "./document-parts.server.ts";
import { instantFigures } from "./figures.ts";
import { loadedFaces } from "./font.server.ts";
import type { ReceiptDocument } from "./invoice-document.ts";
import { methodWords, words } from "./invoice-words.ts";
import { contentWidth, Flow } from "./sheet.server.ts";
import { writeDocument } from "./write-document.server.ts";

export type { ReceiptDocument } from "./invoice-document.ts";

/** After `loadDocuments()`. One page: who paid what, when and how. */
export function renderReceipt(receipt: ReceiptDocument, locale: Locale): Uint8Array {
  const flow = new Flow(loadedFaces(), locale);
  const { sheet } = flow;
  drawTitle(sheet, words.receipt, 56);
  const sellerEnd = drawParty(sheet, receipt.seller, { offset: 0, y: 54, width: 270 });
  const facts = [
    [words.number, receipt.number],
    [words.paidOn, instantFigures(receipt.paidAt)],
    [words.invoice, receipt.invoiceNumber],
  ] as const;
  const factsEnd = drawFacts(sheet, facts, { offset: contentWidth - 215, y: 98, width: 215 });
  flow.y = Math.max(sellerEnd, factsEnd) + 8;
  sheet.rule(flow.y - 2, colours.rule);
  sheet.text(0, flow.y + 9, labelLine(words.buyer, locale), { size: 7.4, weight: "bold", colour: colours.green });
  flow.y = drawParty(sheet, receipt.buyer, { offset: 0, y: flow.y + 25, width: contentWidth - 20 }) + 6;
  drawPaid(flow, receipt);
  drawMarks(sheet, { specimen: receipt.specimen, void: false });
  drawFeet(flow, receipt.number, receipt.seller);
  return writeDocument({ title: `${words.receipt[locale]} ${receipt.number}`, locale }, [sheet.canvas]);
}

function drawPaid(flow: Flow, receipt: ReceiptDocument): void {
  const { sheet, locale } = flow;
  const { amountMinor } = receipt;
  sheet.box(0, flow.y, contentWidth, 48, { fill: colours.pale, stroke: colours.rule, radius: 4 });
  sheet.text(14, flow.y + 28, labelLine(words.amount, locale), { size: 9, colour: colours.label });
  sheet.text(contentWidth - 14, flow.y + 32, `${amountIn(locale, amountMinor)} DZD`, {
    size: 22,
    weight: "bold",
    colour: colours.green,
    align: "end",
    direction: "ltr",
  });
  flow.y += 70;
  drawAmountInWords(flow, words.receiptInWords, {
    ar: amountInWords(amountMinor, "ar"),
    fr: amountInWords(amountMinor, "fr"),
    en: amountInWords(amountMinor, "en"),
  });
  const facts = [
    [words.paymentMode, methodWords[receipt.method][locale]],
    [words.reference, receipt.reference],
    [words.remaining, `\u2066${amountIn(locale, receipt.remainingMinor)} DZD\u2069`],
  ] as const;
  flow.y = drawFacts(sheet, facts, { offset: 0, y: flow.y + 14, width: 420, valueAt: 170 });
}
