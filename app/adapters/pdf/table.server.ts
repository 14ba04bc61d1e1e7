import type { Colour, TextStyle } from "./canvas.server.ts";
import type { Flow } from "./sheet.server.ts";
import { contentWidth } from "./sheet.server.ts";
import type { Direction } from "./visual-runs.ts";

export interface Column<Row> {
  /** Part of the width of the page. */
  share: number;
  /** The same heading in each language of the document. */
  heading: readonly string[];
  /** `figures`: at the right side in every language. */
  align?: "start" | "centre" | "figures";
  /** Plates and codes are `ltr`. */
  direction?: Direction;
  value: (row: Row, index: number) => string;
  weight?: "regular" | "bold";
  size?: number;
}

const padding = 4;
const headingSize = 7;
const headingLeading = 9;
const ruleColour: Colour = "#d4e2da";

interface Placed<Row> {
  column: Column<Row>;
  start: number;
  width: number;
}

function place<Row>(columns: readonly Column<Row>[]): Placed<Row>[] {
  let start = 0;
  return columns.map((column) => {
    const placed = { column, start, width: column.share * contentWidth };
    start += placed.width;
    return placed;
  });
}

function drawCell<Row>(
  flow: Flow,
  { column, start, width }: Placed<Row>,
  y: number,
  text: string,
  look: TextStyle,
): void {
  const maxWidth = width - 2 * padding;
  const style = { ...look, maxWidth };
  if (column.align === "figures") flow.sheet.figures(start + padding, maxWidth, y, text, style);
  else if (column.align === "centre") flow.sheet.text(start + width / 2, y, text, { ...style, align: "centre" });
  else flow.sheet.text(start + padding, y, text, { ...style, align: "start" });
}

function drawHeading<Row>(flow: Flow, columns: readonly Placed<Row>[]): void {
  const lines = Math.max(...columns.map(({ column }) => column.heading.length));
  const height = lines * headingLeading + 7;
  flow.sheet.box(0, flow.y, contentWidth, height, { fill: "#0b5237" });
  for (const placed of columns) {
    placed.column.heading.forEach((text, line) => {
      drawCell(flow, placed, flow.y + 10.5 + line * headingLeading, text, {
        size: headingSize - (line ? 0.6 : 0),
        weight: line ? "regular" : "bold",
        colour: line ? "#cfe4d8" : "#ffffff",
        direction: "auto",
      });
    });
  }
  flow.y += height;
}

export interface TableLook {
  rowHeight?: number;
  size?: number;
  /** The last row, set apart. */
  totals?: readonly string[];
}

/** A table of any length: the heading comes again on every page, a row is never cut. */
export function drawTable<Row>(
  flow: Flow,
  columns: readonly Column<Row>[],
  rows: Iterable<Row>,
  look: TableLook = {},
): void {
  const placed = place(columns);
  const { rowHeight = 15, size = 7.6, totals } = look;
  flow.need(60);
  drawHeading(flow, placed);
  let index = 0;
  for (const row of rows) {
    if (flow.need(rowHeight)) drawHeading(flow, placed);
    drawRow(flow, placed, rowHeight, size, index % 2 === 1 ? "#f4f8f6" : undefined, (column) =>
      column.value(row, index),
    );
    index++;
  }
  if (!totals) return;
  if (flow.need(rowHeight + 2)) drawHeading(flow, placed);
  const bold = placed.map((one) => ({ ...one, column: { ...one.column, weight: "bold" as const } }));
  let cell = 0;
  drawRow(flow, bold, rowHeight + 2, size, "#e1eee6", () => totals[cell++] ?? "");
}

function drawRow<Row>(
  flow: Flow,
  columns: readonly Placed<Row>[],
  height: number,
  size: number,
  fill: Colour | undefined,
  value: (column: Column<Row>) => string,
): void {
  if (fill) flow.sheet.box(0, flow.y, contentWidth, height, { fill });
  for (const placed of columns) {
    const { column } = placed;
    drawCell(flow, placed, flow.y + height / 2 + size * 0.35, value(column), {
      size: column.size ?? size,
      weight: column.weight ?? "regular",
      colour: "#14231c",
      direction: column.align === "figures" ? "ltr" : (column.direction ?? "auto"),
    });
  }
  flow.y += height;
  flow.sheet.rule(flow.y, ruleColour, 0.35);
}
