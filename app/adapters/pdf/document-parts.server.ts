import { withFrenchSpaces } from "#app/domain/french-spaces.ts";
import type { Locale } from "#app/domain/locale.ts";
import { formatMoney } from "#app/domain/money.ts";
import type { DocumentParty } from "./invoice-document.ts";
import { languagesOf, words } from "./invoice-words.ts";
import { drawOutlines } from "./outlines.server.ts";
import { contentWidth, type Flow, type Sheet, sheetSize } from "./sheet.server.ts";
import type { Words } from "./vehicle-words.ts";
import { isolated } from "./visual-runs.ts";

export const colours = {
  ink: "#14231c",
  label: "#5a6b62",
  green: "#0b5237",
  pale: "#eef5f1",
  rule: "#9dbbab",
  red: "#b3261e",
} as const;

/** Amounts without the symbol, in the notation of the document's language. */
export const amountIn = (locale: Locale, minor: bigint): string => formatMoney(minor, locale, { symbol: false });

/** The label in the first two languages of the document: a third would be too small to read. */
export const labelLine = (label: Words, locale: Locale): string =>
  languagesOf(locale)
    .slice(0, 2)
    .map((language) => label[language])
    .join("  ·  ");

export const labelLines = (label: Words, locale: Locale): string[] =>
  languagesOf(locale).map((language) => label[language]);

/** Title, and what is said once on every page of a cancelled or demonstration document. */
export function drawTitle(sheet: Sheet, title: Words, y: number): void {
  const [first = sheet.locale, ...others] = languagesOf(sheet.locale);
  sheet.text(contentWidth, y, title[first], { size: 24, weight: "bold", colour: colours.green, align: "end" });
  const rest = others.map((language) => title[language]).join("  ·  ");
  sheet.text(contentWidth, y + 18, rest, { size: 12, colour: colours.green, align: "end" });
}

export interface Marks {
  specimen: boolean;
  void: boolean;
}

export function drawMarks(sheet: Sheet, marks: Marks): void {
  if (marks.specimen) drawBand(sheet, labelLine(words.specimen, sheet.locale));
  if (!marks.void) return;
  drawBand(sheet, labelLine(words.void, sheet.locale));
  // Decree 05-468 art. 10: « facture annulée », written clearly in diagonal.
  const centre = sheetSize.width / 2;
  sheet.canvas.turned(centre, 430, 42, () => {
    const look = { centre, colour: colours.red, lineWidth: 1.4 };
    drawOutlines(sheet.canvas, sheet.faces, words.void.fr, { ...look, y: 405, size: 62 });
    drawOutlines(sheet.canvas, sheet.faces, words.void.ar, { ...look, y: 485, size: 74 });
  });
}

function drawBand(sheet: Sheet, text: string): void {
  sheet.box(-sheetSize.margin, 0, sheetSize.width, 20, { fill: colours.red });
  sheet.text(contentWidth / 2, 13.4, text, {
    size: 8.4,
    weight: "bold",
    colour: "#ffffff",
    align: "centre",
    maxWidth: contentWidth,
  });
}

/** Number of the document, who made it and « page / pages » at the foot of each. */
export function drawFeet(flow: Flow, number: string, seller: DocumentParty): void {
  const identity = [seller.name, seller.rc && `RC ${seller.rc}`, seller.nif && `NIF ${seller.nif}`].filter(Boolean);
  flow.sheets.forEach((sheet, index) => {
    const y = sheetSize.height - sheetSize.foot + 8;
    sheet.rule(y - 10, colours.rule, 0.4);
    sheet.text(0, y, number, { size: 7, colour: colours.label, direction: "ltr" });
    sheet.text(contentWidth / 2, y, identity.map((part) => isolated(String(part))).join("  ·  "), {
      size: 7,
      colour: colours.label,
      align: "centre",
      maxWidth: contentWidth - 170,
    });
    sheet.text(contentWidth, y, `${index + 1} / ${flow.sheets.length}`, {
      size: 7,
      colour: colours.label,
      align: "end",
      direction: "ltr",
    });
  });
}

/** Name, address and legal mentions; returns where the block ends. */
export function drawParty(
  sheet: Sheet,
  party: DocumentParty,
  at: { offset: number; y: number; width: number },
): number {
  const { offset, width } = at;
  const body = { size: 8, colour: colours.ink, width, leading: 11.5 } as const;
  let y = sheet.paragraph(offset, at.y, party.name, {
    size: 12,
    weight: "bold",
    colour: colours.ink,
    width,
    leading: 15,
  });
  const about = [party.legalForm, party.activity].filter(Boolean).join("  ·  ");
  const contact = [party.phone, party.email].flatMap((part) => (part ? [isolated(part)] : [])).join("  ·  ");
  for (const line of [about, party.address, contact]) if (line) y = sheet.paragraph(offset, y, line, body);
  for (const [label, value] of mentionsOf(party, sheet.locale)) {
    sheet.text(offset, y, label, { size: 7, colour: colours.label, maxWidth: 84 });
    sheet.text(offset + 88, y, value, { size: 8, colour: colours.ink, direction: "ltr", maxWidth: width - 88 });
    y += 11.5;
  }
  return y;
}

function mentionsOf(party: DocumentParty, locale: Locale): [string, string][] {
  const short = (label: Words) =>
    locale === "fr" ? label.fr : `${label[locale]}${label[locale] === label.fr ? "" : ` · ${label.fr}`}`;
  const capital = party.capitalMinor === null ? null : `${amountIn(locale, party.capitalMinor)} DZD`;
  const mentions: [Words, string | null][] = [
    [words.capital, capital],
    [words.rc, party.rc],
    [words.nif, party.nif],
    [words.nis, party.nis],
    [words.ai, party.ai],
  ];
  return mentions.flatMap(([label, value]) => (value ? [[short(label), value] as [string, string]] : []));
}

/** A list of labels with their values, one a line; values end at the width, or begin at `valueAt`. */
export function drawFacts(
  sheet: Sheet,
  facts: readonly (readonly [Words, string | null])[],
  at: { offset: number; y: number; width: number; valueAt?: number },
): number {
  const valueAt = at.valueAt ?? at.width;
  let y = at.y;
  for (const [label, value] of facts) {
    if (!value) continue;
    sheet.text(at.offset, y, labelLine(label, sheet.locale), {
      size: 7,
      colour: colours.label,
      maxWidth: Math.min(valueAt - 8, at.width * 0.6),
    });
    sheet.text(at.offset + valueAt, y, value, {
      size: 8.6,
      weight: "bold",
      colour: colours.ink,
      align: at.valueAt === undefined ? "end" : "start",
      maxWidth: at.valueAt === undefined ? at.width * 0.6 : at.width - valueAt,
    });
    y += 14;
  }
  return y;
}

/** The sum in letters, in every language of the document: the law wants figures and words. */
export function drawAmountInWords(flow: Flow, formula: Words, spelled: Words): void {
  const sentences: Words = {
    ar: `${formula.ar}: فقط ${spelled.ar} لا غير.`,
    fr: withFrenchSpaces(`${formula.fr} : ${spelled.fr}.`),
    en: `${formula.en}: ${spelled.en}.`,
  };
  for (const language of languagesOf(flow.locale)) {
    flow.y = flow.sheet.paragraph(0, flow.y, sentences[language], {
      size: 8.6,
      colour: colours.ink,
      width: contentWidth,
      leading: 12.5,
      direction: language === "ar" ? "rtl" : "ltr",
    });
    flow.y += 1.5;
  }
}
