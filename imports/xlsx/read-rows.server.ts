import { type ReadingLimits, ReadingRefused } from "../sheet.ts";
import type { SheetRow } from "../sheet-source.ts";
import type { Workbook, WorkbookSheet } from "./open-workbook.server.ts";
import { readXml } from "./read-xml.server.ts";
import { dayOfSerial, showNumber } from "./show-number.ts";
import { decodeEscapes, TextRuns } from "./text-runs.ts";

export interface SheetContext {
  sharedStrings: string[];
  dateStyles: boolean[];
  date1904: boolean;
}

/** Cells further right are not looked at: no list of vehicles is this wide. */
const mostColumns = 1_000;
const mostRows = 1_048_576;

/** Number of a column from a reference: A1 is 0, AB7 is 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

/** Collects the cells of a sheet from its XML. Merged cells keep their value in the first cell only, as they are stored. */
class RowCollector {
  rows: SheetRow[] = [];
  ended = false;
  #line = 0;
  #lastLine = 0;
  #cells: string[] = [];
  #column = -1;
  #type = "n";
  #style = 0;
  #value = "";
  #inValue = false;
  #inline: TextRuns;

  constructor(
    readonly context: SheetContext,
    readonly limits: ReadingLimits,
  ) {
    this.#inline = new TextRuns(limits.cellLength);
  }

  open(name: string, attributes: Record<string, string>) {
    if (this.ended) return;
    if (name === "row") this.#openRow(attributes.r);
    else if (name === "c") this.#openCell(attributes);
    else if (name === "v") this.#inValue = true;
    else this.#inline.open(name);
  }

  text(text: string) {
    if (!this.#inValue) return this.#inline.add(text);
    this.#value += text;
    if (this.#value.length > this.limits.cellLength * 7) throw new ReadingRefused("archive_bomb");
  }

  close(name: string) {
    if (this.ended) return;
    if (name === "c") this.#closeCell();
    else if (name === "v") this.#inValue = false;
    else if (name === "row") this.#closeRow();
    else if (name === "sheetData") this.ended = true;
    else this.#inline.close(name);
  }

  /** References are optional: a row or cell without one follows the one before it. */
  #openRow(reference: string | undefined) {
    const line = reference === undefined ? this.#line + 1 : Number(reference);
    if (!Number.isInteger(line) || line < 1 || line > mostRows)
      throw new ReadingRefused("unreadable", { reason: "row" });
    if (line > this.limits.rows) throw new ReadingRefused("too_many_rows", { limit: this.limits.rows });
    this.#line = line;
    this.#cells = [];
    this.#column = -1;
  }

  #openCell({ r: reference, t: type = "n", s: style = "0" }: Record<string, string>) {
    this.#column = reference === undefined ? this.#column + 1 : columnOf(reference);
    this.#type = type;
    this.#style = Number(style);
    this.#value = "";
    this.#inline.clear();
  }

  #closeCell() {
    const text = this.#show();
    if (text === "" || this.#column < 0 || this.#column >= mostColumns) return;
    while (this.#cells.length < this.#column) this.#cells.push("");
    // A cell written twice keeps its first value, as Excel shows it after its repair.
    this.#cells[this.#column] ||= text;
  }

  #show(): string {
    const value = this.#value;
    switch (this.#type) {
      case "inlineStr":
        return this.#inline.take();
      case "s":
        return this.#shared(value);
      case "str":
        return decodeEscapes(value);
      case "b":
        return value === "" ? "" : value === "1" || value === "true" ? "TRUE" : "FALSE";
      case "d":
        return value.replace(/T00:00:00(\.0+)?Z?$/, "");
      case "e":
        return value;
      default:
        return value === "" ? this.#inline.take() : this.#number(value);
    }
  }

  #shared(index: string): string {
    if (index === "") return "";
    const text = this.context.sharedStrings[Number(index)];
    // A reference to nowhere is an error of the file, never an empty cell.
    return text ?? "#REF!";
  }

  #number(value: string): string {
    const day = this.context.dateStyles[this.#style] ? dayOfSerial(Number(value), this.context.date1904) : null;
    return day ?? showNumber(value);
  }

  #closeRow() {
    if (this.#cells.length === 0) return;
    const previous = this.rows.at(-1);
    if (previous?.line === this.#line) {
      this.#cells.forEach((cell, column) => {
        while (previous.cells.length < column) previous.cells.push("");
        previous.cells[column] ||= cell;
      });
      return;
    }
    if (this.#line < this.#lastLine) throw new ReadingRefused("unreadable", { reason: "row_order" });
    this.#lastLine = this.#line;
    this.rows.push({ line: this.#line, cells: this.#cells });
  }
}

/** Rows of a sheet as text, blank ones left out, in batches of what one chunk of the archive holds. */
export async function* readSheetRows(
  workbook: Workbook,
  sheet: WorkbookSheet,
  context: SheetContext,
  limits: ReadingLimits,
  onCompressed?: (bytes: number) => void,
): AsyncGenerator<SheetRow[]> {
  const collector = new RowCollector(context, limits);
  const handlers = {
    open: collector.open.bind(collector),
    close: collector.close.bind(collector),
    text: collector.text.bind(collector),
  };
  for await (const _chunk of readXml(workbook.archive.read(sheet.entry, onCompressed), handlers)) {
    if (collector.ended) break;
    // The last row stays back: the next element may belong to the same line.
    const ready = collector.rows.splice(0, Math.max(0, collector.rows.length - 1));
    if (ready.length > 0) yield ready;
  }
  if (collector.rows.length > 0) yield collector.rows;
}
