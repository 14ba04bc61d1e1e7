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
  labelLines,
} from "./document-parts.server.ts";
import { countFigures, dayFigures, instantFigures, rateFigures } from "./figures.ts";
import { loadedFaces } from "./font.server.ts";
import { drawAnnex } from "./invoice-annex.server.ts";
import type { CostCentreShare, InvoiceDocument } from "./invoice-document.ts";
import { increasesOfYear, methodWords, stampsOfYear, words } from "./invoice-words.ts";
import { contentWidth, Flow } from "./sheet.server.ts";
import { type Column, drawTable } from "./table.server.ts";
import type { Words } from "./vehicle-words.ts";
import { writeDocument } from "./write-document.server.ts";

export type { InvoiceDocument } from "./invoice-document.ts";

/** After `loadDocuments()`. Labels in French and Arabic; the language asked for comes first and sets the direction. */
export function renderInvoice(invoice: InvoiceDocument, locale: Locale): Uint8Array {
  const flow = new Flow(loadedFaces(), locale);
  drawHead(flow, invoice);
  drawBuyer(flow, invoice);
  drawMainTable(flow, invoice);
  drawTotals(flow, invoice);
  drawWords(flow, invoice);
  drawPayment(flow, invoice);
  drawShares(flow, invoice);
  drawAnnex(flow, invoice);
  for (const sheet of flow.sheets) drawMarks(sheet, invoice);
  drawFeet(flow, invoice.number, invoice.seller);
  const title = `${words.invoice[locale]} ${invoice.number}`;
  return writeDocument(
    { title, locale },
    flow.sheets.map((sheet) => sheet.canvas),
  );
}

function drawHead(flow: Flow, invoice: InvoiceDocument): void {
  const { sheet } = flow;
  drawTitle(sheet, words.invoice, 56);
  const sellerEnd = drawParty(sheet, invoice.seller, { offset: 0, y: 54, width: 270 });
  const facts = [
    [words.number, invoice.number],
    [words.date, instantFigures(invoice.issuedAt)],
    [words.due, dayFigures(invoice.dueOn)],
    [words.poNumber, invoice.poNumber],
  ] as const;
  const factsEnd = drawFacts(sheet, facts, { offset: contentWidth - 215, y: 98, width: 215 });
  flow.y = Math.max(sellerEnd, factsEnd) + 8;
}

function drawBuyer(flow: Flow, invoice: InvoiceDocument): void {
  const { sheet } = flow;
  const top = flow.y;
  sheet.text(0, top + 9, labelLine(words.buyer, flow.locale), { size: 7.4, weight: "bold", colour: colours.green });
  const end = drawParty(sheet, invoice.buyer, { offset: 0, y: top + 25, width: contentWidth - 20 });
  sheet.rule(top - 2, colours.rule);
  sheet.rule(end - 4, colours.rule);
  flow.y = end + 8;
}

interface MainLine {
  text: Words;
  count: number;
  unitMinor: bigint | null;
  amountMinor: bigint;
}

function mainLines(invoice: InvoiceDocument): MainLine[] {
  const advanced = invoice.advanced.flatMap((sums): MainLine[] => [
    { text: stampsOfYear(sums.year), count: sums.vehicleCount, unitMinor: null, amountMinor: sums.stampsMinor },
    { text: increasesOfYear(sums.year), count: sums.increaseCount, unitMinor: null, amountMinor: sums.increasesMinor },
  ]);
  const { count, unitMinor, totalMinor } = invoice.fee;
  const fee = { text: words.fee, count, unitMinor, amountMinor: totalMinor };
  return [...advanced, fee].filter((line) => line.amountMinor !== 0n);
}

function drawMainTable(flow: Flow, invoice: InvoiceDocument): void {
  const { locale } = flow;
  const columns: Column<MainLine>[] = [
    { share: 0.53, heading: labelLines(words.designation, locale), value: (line) => labelLine(line.text, locale) },
    {
      share: 0.11,
      heading: labelLines(words.quantity, locale),
      align: "figures",
      value: (line) => countFigures(line.count),
    },
    {
      share: 0.18,
      heading: labelLines(words.unitPrice, locale),
      align: "figures",
      value: (line) => (line.unitMinor === null ? "—" : amountIn(locale, line.unitMinor)),
    },
    {
      share: 0.18,
      heading: labelLines(words.amount, locale).map((text) => `${text} (DZD)`),
      align: "figures",
      weight: "bold",
      value: (line) => amountIn(locale, line.amountMinor),
    },
  ];
  drawTable(flow, columns, mainLines(invoice), { rowHeight: 19, size: 8.4 });
  flow.y += 10;
  flow.sheet.text(0, flow.y, labelLine(words.advancedNote, locale), {
    size: 6.8,
    colour: colours.label,
    maxWidth: contentWidth,
  });
  flow.y += 8;
}

function drawTotals(flow: Flow, invoice: InvoiceDocument): void {
  const { locale } = flow;
  const advanced = invoice.advanced.reduce(
    (sum, { stampsMinor, increasesMinor }) => sum + stampsMinor + increasesMinor,
    0n,
  );
  const rows: [string, bigint][] = [
    [labelLine(words.advancedTotal, locale), advanced],
    [labelLine(words.feeTotal, locale), invoice.fee.totalMinor],
  ];
  if (invoice.vatBasisPoints !== null) {
    rows.push([
      `${labelLine(words.vat, locale)}  \u2066${rateFigures(invoice.vatBasisPoints)}\u2069`,
      invoice.vatMinor,
    ]);
  }
  const width = 340;
  const offset = contentWidth - width;
  flow.need(rows.length * 16 + 40);
  for (const [label, minor] of rows) {
    flow.y += 16;
    flow.sheet.text(offset, flow.y, label, { size: 7.6, colour: colours.label, maxWidth: width - 110 });
    flow.sheet.figures(contentWidth - 106, 100, flow.y, amountIn(locale, minor), { size: 9, colour: colours.ink });
  }
  flow.y += 8;
  flow.sheet.box(offset - 8, flow.y, width + 8, 26, { fill: colours.green, radius: 3 });
  flow.sheet.text(offset, flow.y + 16.5, `${labelLine(words.grandTotal, locale)}  (DZD)`, {
    size: 8.4,
    weight: "bold",
    colour: "#ffffff",
    maxWidth: width - 130,
  });
  flow.sheet.figures(contentWidth - 106, 100, flow.y + 17.4, amountIn(locale, invoice.totalMinor), {
    size: 13,
    weight: "bold",
    colour: "#ffffff",
  });
  flow.y += 44;
}

function drawWords(flow: Flow, invoice: InvoiceDocument): void {
  flow.need(60);
  const { totalMinor } = invoice;
  drawAmountInWords(flow, words.inWords, {
    ar: amountInWords(totalMinor, "ar"),
    fr: amountInWords(totalMinor, "fr"),
    en: amountInWords(totalMinor, "en"),
  });
  flow.y += 6;
}

function drawPayment(flow: Flow, invoice: InvoiceDocument): void {
  const { locale } = flow;
  const { method, reference, rib, accountHolder } = invoice.payment;
  flow.need(76);
  const mode = method ? methodWords[method] : words.anyMethod;
  const facts = [
    [words.paymentMode, mode[locale]],
    [words.accountHolder, accountHolder],
    [words.rib, rib],
    [words.reference, reference],
  ] as const;
  flow.sheet.rule(flow.y - 2, colours.rule);
  drawSignaturePlace(flow);
  const end = drawFacts(flow.sheet, facts, { offset: 0, y: flow.y + 12, width: 370, valueAt: 160 });
  flow.y = Math.max(end + 4, flow.y + 70);
}

/** Needed on paper (decree 05-468 art. 4); an invoice sent electronically leaves it empty (art. 11). */
function drawSignaturePlace(flow: Flow): void {
  const width = 125;
  const offset = contentWidth - width;
  flow.sheet.box(offset, flow.y + 6, width, 56, { stroke: colours.rule, lineWidth: 0.4, radius: 3 });
  labelLines(words.signature, flow.locale).forEach((text, line) => {
    const look = { size: 6.2, colour: colours.label, align: "centre" } as const;
    flow.sheet.text(offset + width / 2, flow.y + 15 + line * 8, text, look);
  });
}

function drawShares(flow: Flow, invoice: InvoiceDocument): void {
  if (invoice.shares.length === 0) return;
  const { locale } = flow;
  flow.need(90);
  flow.sheet.text(0, flow.y + 10, labelLine(words.split, locale), { size: 9, weight: "bold", colour: colours.green });
  flow.y += 17;
  const money = (share: number, label: Words, of: (row: CostCentreShare) => bigint): Column<CostCentreShare> => ({
    share,
    heading: labelLines(label, locale),
    align: "figures",
    value: (row) => amountIn(locale, of(row)),
  });
  const columns: Column<CostCentreShare>[] = [
    {
      share: 0.3,
      heading: labelLines(words.costCentre, locale),
      value: (row) => row.costCentre ?? words.without[locale],
    },
    {
      share: 0.1,
      heading: labelLines(words.vehicles, locale),
      align: "figures",
      value: (row) => countFigures(row.vehicleCount),
    },
    money(0.16, words.stamps, (row) => row.stampsMinor),
    money(0.14, words.increases, (row) => row.increasesMinor),
    money(0.14, words.feeAndVat, (row) => row.feeMinor + row.vatMinor),
    money(0.16, words.total, (row) => row.totalMinor),
  ];
  drawTable(flow, columns, invoice.shares, { rowHeight: 15 });
}
