import type { Locale } from "#app/domain/locale.ts";
import { amountIn, colours, labelLine, labelLines } from "./document-parts.server.ts";
import type { InvoiceDocument, InvoiceDocumentLine } from "./invoice-document.ts";
import { words } from "./invoice-words.ts";
import type { Flow } from "./sheet.server.ts";
import { type Column, drawTable } from "./table.server.ts";
import { kindWords } from "./vehicle-words.ts";

function annexColumns(locale: Locale): Column<InvoiceDocumentLine>[] {
  const heading = (label: (typeof words)[keyof typeof words]) => labelLines(label, locale);
  const money = { align: "figures" } as const;
  return [
    { share: 0.055, heading: ["#"], align: "figures", value: (_, index) => String(index + 1) },
    {
      share: 0.13,
      heading: heading(words.plate),
      direction: "ltr",
      weight: "bold",
      value: (line) => line.plate ?? "—",
    },
    { share: 0.19, heading: heading(words.vin), direction: "ltr", value: (line) => line.vin ?? "—" },
    { share: 0.145, heading: heading(words.kind), value: (line) => kindWords[line.kind][locale] },
    { share: 0.12, heading: heading(words.costCentre), value: (line) => line.costCentre ?? "—" },
    { share: 0.12, heading: heading(words.rule), direction: "ltr", size: 6.4, value: (line) => line.rule },
    { share: 0.08, heading: heading(words.stamp), ...money, value: (line) => amountIn(locale, line.amountMinor) },
    { share: 0.075, heading: heading(words.increase), ...money, value: (line) => amountIn(locale, line.increaseMinor) },
    {
      share: 0.085,
      heading: heading(words.total),
      ...money,
      weight: "bold",
      value: (line) => amountIn(locale, line.amountMinor + line.increaseMinor),
    },
  ];
}

/** Every vehicle with its amount. Its totals are those of the first page, to the centime. */
export function drawAnnex(flow: Flow, invoice: InvoiceDocument): void {
  if (invoice.lines.length === 0) return;
  const { locale } = flow;
  flow.newPage();
  flow.sheet.text(0, flow.y + 12, labelLine(words.annex, locale), { size: 14, weight: "bold", colour: colours.green });
  flow.y += 26;
  const stamps = invoice.lines.reduce((sum, line) => sum + line.amountMinor, 0n);
  const increases = invoice.lines.reduce((sum, line) => sum + line.increaseMinor, 0n);
  const totals = [
    "",
    words.total[locale],
    "",
    "",
    "",
    "",
    ...[stamps, increases, stamps + increases].map((sum) => amountIn(locale, sum)),
  ];
  drawTable(flow, annexColumns(locale), invoice.lines, { rowHeight: 13.5, size: 7, totals });
}
