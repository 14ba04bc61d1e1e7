import type ExcelJS from "exceljs";
import { directionOf, type Locale } from "#app/domain/locale.ts";

/** `corrected`: somebody corrected the cell in the browser. */
export type MarkKind = "error" | "notice" | "corrected";

/** The colours Excel itself uses for bad, neutral and noted: people know what they mean. */
const shades: Record<MarkKind, { fill: string; text: string }> = {
  error: { fill: "FFFFC7CE", text: "FF9C0006" },
  notice: { fill: "FFFFEB9C", text: "FF7F6000" },
  corrected: { fill: "FFC6E0F5", text: "FF1F4E79" },
};

const line: Partial<ExcelJS.Border> = { style: "thin", color: { argb: "FFBFBFBF" } };
const frame = { top: line, bottom: line, left: line, right: line };
const solid = (argb: string): ExcelJS.Fill => ({ type: "pattern", pattern: "solid", fgColor: { argb } });

/** Named everywhere: a font without a name is another one in each program. */
const font = (more: Partial<ExcelJS.Font> = {}): Partial<ExcelJS.Font> => ({
  name: "Calibri",
  family: 2,
  size: 11,
  ...more,
});

/** Text format: a plate stays a plate, and what is typed into the cell stays as it is typed. */
const asText = "@";
const asNumber = "0";

const marked = (kind: MarkKind, numFmt: string): Partial<ExcelJS.Style> => ({
  numFmt,
  fill: solid(shades[kind].fill),
  font: font({ color: { argb: shades[kind].text } }),
  border: frame,
});

const both = (style: (numFmt: string) => Partial<ExcelJS.Style>) => ({ text: style(asText), number: style(asNumber) });

/** One object for each look: the writer knows a style again by its object. */
export const cellStyles = {
  plain: both((numFmt) => ({ numFmt, font: font() })),
  error: both((numFmt) => marked("error", numFmt)),
  notice: both((numFmt) => marked("notice", numFmt)),
  corrected: both((numFmt) => marked("corrected", numFmt)),
  heading: {
    numFmt: asText,
    font: font({ bold: true }),
    fill: solid("FFE7E6E6"),
    border: { bottom: { style: "medium", color: { argb: "FF7F7F7F" } } },
    alignment: { vertical: "middle", wrapText: true },
  } satisfies Partial<ExcelJS.Style>,
};

const guideLooks = {
  title: { font: font({ bold: true, size: 18 }), alignment: { vertical: "middle" } },
  section: { font: font({ bold: true, size: 13 }), alignment: { vertical: "bottom" } },
  plain: { font: font() },
  step: { font: font({ bold: true }), alignment: { vertical: "top", horizontal: "center" } },
  text: { font: font(), alignment: { vertical: "top", wrapText: true } },
  link: { font: font({ underline: true, color: { argb: "FF0563C1" } }), alignment: { vertical: "top" } },
  kind: { alignment: { vertical: "top", horizontal: "center", wrapText: true } },
  tableHead: {
    font: font({ bold: true }),
    fill: solid("FFE7E6E6"),
    border: frame,
    alignment: { vertical: "middle", wrapText: true },
  },
  tableText: { font: font(), border: frame, alignment: { vertical: "top", wrapText: true } },
  tableCount: { font: font(), border: frame, numFmt: "#,##0", alignment: { vertical: "top" } },
} satisfies Record<string, Partial<ExcelJS.Style>>;

export type GuideLook = keyof typeof guideLooks;

/** Sentences are set in the direction of their language: a full stop stands at their end. */
export const guideStyle = (look: GuideLook, locale: Locale, kind?: MarkKind): Partial<ExcelJS.Style> => {
  const style: Partial<ExcelJS.Style> = { ...(kind && cellStyles[kind].text), ...guideLooks[look] };
  return { ...style, alignment: { ...style.alignment, readingOrder: directionOf(locale) } };
};
