import { directionOf, type Locale } from "#app/domain/locale.ts";
import { Canvas, type Shape, type TextStyle } from "./canvas.server.ts";
import type { Faces } from "./font.server.ts";

/** A4, in points. */
export const sheetSize = { width: 595.28, height: 841.89, margin: 40, foot: 48 } as const;
export const contentWidth = sheetSize.width - 2 * sheetSize.margin;
export const contentBottom = sheetSize.height - sheetSize.foot - 10;

export interface SheetTextStyle extends Omit<TextStyle, "align"> {
  align?: "start" | "end" | "centre";
}

/** A page measured from the edge where reading starts: right for Arabic, left for the others. */
export class Sheet {
  readonly canvas: Canvas;
  private readonly rightToLeft: boolean;

  constructor(
    readonly faces: Faces,
    readonly locale: Locale,
  ) {
    this.canvas = new Canvas(sheetSize.width, sheetSize.height, faces);
    this.rightToLeft = directionOf(locale) === "rtl";
  }

  private across(offset: number): number {
    return this.rightToLeft ? sheetSize.width - sheetSize.margin - offset : sheetSize.margin + offset;
  }

  text(offset: number, y: number, text: string, { align = "start", ...style }: SheetTextStyle): void {
    const atStart = this.rightToLeft ? "right" : "left";
    const atEnd = this.rightToLeft ? "left" : "right";
    const side = align === "centre" ? "centre" : align === "start" ? atStart : atEnd;
    this.canvas.text(this.across(offset), y, text, { ...style, align: side });
  }

  /** Figures end at the right side of their column in every language, so that their decimals stand in line. */
  figures(offset: number, width: number, y: number, text: string, style: TextStyle): void {
    const right = this.rightToLeft ? this.across(offset) : this.across(offset + width);
    this.canvas.text(right, y, text, { maxWidth: width, direction: "ltr", ...style, align: "right" });
  }

  /** Lines one below the other; returns where the next would stand. */
  paragraph(
    offset: number,
    y: number,
    text: string,
    style: SheetTextStyle & { width: number; leading: number },
  ): number {
    const { width, leading, ...look } = style;
    let line = y;
    for (const part of this.wrapped(text, width, look)) {
      this.text(offset, line, part, { ...look, maxWidth: width });
      line += leading;
    }
    return line;
  }

  wrapped(text: string, width: number, style: Pick<TextStyle, "size" | "weight">): string[] {
    const lines: string[] = [];
    let line = "";
    for (const word of text.split(/\s+/)) {
      const longer = line ? `${line} ${word}` : word;
      if (line && this.canvas.measure(longer, style) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return line ? [...lines, line] : lines;
  }

  box(offset: number, y: number, width: number, height: number, look: Shape): void {
    const x = this.rightToLeft ? this.across(offset) - width : this.across(offset);
    this.canvas.rectangle({ x, y, width, height }, look);
  }

  rule(y: number, colour: Shape["stroke"] = "#9dbbab", lineWidth = 0.5): void {
    this.canvas.line(sheetSize.margin, y, sheetSize.width - sheetSize.margin, y, colour ?? "#9dbbab", lineWidth);
  }
}

/** Pages that follow one another; knows how far down the present one is filled. */
export class Flow {
  readonly sheets: Sheet[] = [];
  y = 0;

  constructor(
    readonly faces: Faces,
    readonly locale: Locale,
  ) {
    this.newPage();
  }

  get sheet(): Sheet {
    const last = this.sheets.at(-1);
    if (!last) throw new Error("A flow has at least one page");
    return last;
  }

  newPage(): void {
    this.sheets.push(new Sheet(this.faces, this.locale));
    this.y = sheetSize.margin;
  }

  /** True when a new page had to be begun. */
  need(height: number): boolean {
    if (this.y + height <= contentBottom) return false;
    this.newPage();
    return true;
  }
}
