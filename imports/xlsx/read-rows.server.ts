import type { AttributeList } from "../archive/attribute-list.ts";
import { token, XmlScanner } from "../archive/scan-xml.ts";
import { type ReadingLimits, ReadingRefused } from "../sheet.ts";
import type { SheetRow } from "../sheet-source.ts";
import type { Workbook, WorkbookSheet } from "./open-workbook.server.ts";
import { dayOfSerial, showNumber } from "./show-number.ts";
import type { StringTable } from "./string-table.ts";
import { decodeEscapes, TextRuns } from "./text-runs.ts";

export interface SheetContext {
  sharedStrings: StringTable;
  dateStyles: boolean[];
  date1904: boolean;
}

const name = { sheetData: 0, row: 1, c: 2, v: 3, t: 4, rPh: 5, r: 6, s: 7 } as const;
/** Cells further right are not looked at: no list of vehicles is this wide. */
const mostColumns = 1_000;
const mostRows = 1_048_576;

type CellType = "number" | "shared" | "text" | "inline" | "boolean" | "day" | "error";
const cellTypes = new Map<string, CellType>([
  ["s", "shared"],
  ["str", "text"],
  ["inlineStr", "inline"],
  ["b", "boolean"],
  ["d", "day"],
  ["e", "error"],
]);

/** Collects the cells of a sheet from its XML. Merged cells keep their value in the first cell only, as they are stored. */
class RowCollector {
  rows: SheetRow[] = [];
  ended = false;
  #inData = false;
  #line = 0;
  #lastLine = 0;
  #cells: string[] = [];
  #column = -1;
  #type: CellType = "number";
  #style = 0;
  /** The value while it is a plain whole number, else −1 and `#value`. */
  #integer = -1;
  #value = "";
  #inValue = false;
  readonly #inline: TextRuns;
  readonly #days = new Map<number, string | null>();

  constructor(
    readonly scanner: XmlScanner,
    readonly context: SheetContext,
    readonly limits: ReadingLimits,
  ) {
    this.#inline = new TextRuns(limits.cellLength);
  }

  /** Takes what the scanner holds. */
  read() {
    const { scanner } = this;
    for (let found = scanner.next(); found !== token.more; found = scanner.next()) {
      if (found === token.text) this.#takeText();
      else if (found === token.open) this.#open(scanner.element);
      else this.#close(scanner.element);
      if (this.ended) return;
    }
  }

  #open(element: number) {
    if (element === name.c) this.#openCell();
    else if (element === name.v) this.#inValue = true;
    else if (element === name.row) this.#openRow();
    else if (element === name.t) this.#inline.openText();
    else if (element === name.rPh) this.#inline.openReading();
    else if (element === name.sheetData) this.#inData = true;
  }

  #close(element: number) {
    if (element === name.v) this.#inValue = false;
    else if (element === name.c) this.#closeCell();
    else if (element === name.row) this.#closeRow();
    else if (element === name.t) this.#inline.closeText();
    else if (element === name.rPh) this.#inline.closeReading();
    else if (element === name.sheetData) this.ended = this.#inData;
  }

  #takeText() {
    const { scanner } = this;
    if (!this.#inValue) {
      if (this.#inline.inText) this.#inline.add(scanner.text());
      return;
    }
    const whole = this.#integer < 0 && this.#value === "" ? scanner.textInteger() : -1;
    if (whole >= 0) {
      this.#integer = whole;
      return;
    }
    this.#value = (this.#integer < 0 ? this.#value : String(this.#integer)) + scanner.text();
    this.#integer = -1;
    if (this.#value.length > this.limits.cellLength * 7) throw new ReadingRefused("archive_bomb");
  }

  /** References are optional: a row or cell without one follows the one before it. */
  #openRow() {
    const { attributes } = this.scanner;
    const at = attributes.find(name.r);
    const line = at < 0 ? this.#line + 1 : attributes.integer(at);
    if (line < 1 || line > mostRows) throw new ReadingRefused("unreadable", { reason: "row" });
    if (line > this.limits.rows) throw new ReadingRefused("too_many_rows", { limit: this.limits.rows });
    this.#line = line;
    this.#cells = [];
    this.#column = -1;
  }

  #openCell() {
    const { attributes } = this.scanner;
    this.#column++;
    this.#type = "number";
    this.#style = 0;
    this.#integer = -1;
    this.#value = "";
    this.#inline.clear();
    for (let at = 0; at < attributes.count; at++) {
      const attribute = attributes.names[at];
      if (attribute === name.r) this.#column = columnOf(attributes, at);
      else if (attribute === name.s) this.#style = attributes.integer(at);
      else if (attribute === name.t) this.#type = typeOf(attributes, at);
    }
  }

  #closeCell() {
    const text = this.#show();
    const [cells, column] = [this.#cells, this.#column];
    if (text === "" || column < 0 || column >= mostColumns) return;
    while (cells.length < column) cells.push("");
    // A cell written twice keeps its first value, as Excel shows it after its repair.
    if (cells.length === column) cells.push(text);
    else cells[column] ||= text;
  }

  #show(): string {
    if (this.#integer >= 0) {
      if (this.#type === "shared") return this.context.sharedStrings.get(this.#integer) ?? lost;
      if (this.#type === "number") return this.#dayOf(this.#integer) ?? String(this.#integer);
    }
    const value = this.#integer < 0 ? this.#value : String(this.#integer);
    switch (this.#type) {
      case "inline":
        return this.#inline.take();
      case "shared":
        return value === "" ? "" : (this.context.sharedStrings.get(Number(value)) ?? lost);
      case "text":
        return decodeEscapes(value);
      case "boolean":
        return value === "" ? "" : value === "1" || value === "true" ? "TRUE" : "FALSE";
      case "day":
        return value.replace(/T00:00:00(\.0+)?Z?$/, "");
      case "error":
        return value;
      default:
        return value === "" ? this.#inline.take() : (this.#dayOf(Number(value)) ?? showNumber(value));
    }
  }

  #dayOf(serial: number): string | null {
    if (!this.context.dateStyles[this.#style]) return null;
    if (!Number.isInteger(serial)) return dayOfSerial(serial, this.context.date1904);
    let day = this.#days.get(serial);
    if (day !== undefined) return day;
    day = dayOfSerial(serial, this.context.date1904);
    if (this.#days.size < mostDays) this.#days.set(serial, day);
    return day;
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

/** A reference to nowhere is an error of the file, never an empty cell. */
const lost = "#REF!";
/** Days of two centuries. */
const mostDays = 73_000;

/** Number of a column from a reference: A1 is 0, AB7 is 27. */
function columnOf({ bytes, starts, ends }: AttributeList, attribute: number): number {
  const end = ends[attribute] as number;
  let column = 0;
  for (let at = starts[attribute] as number; at < end; at++) {
    const letter = (bytes[at] as number) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

function typeOf({ bytes, starts, ends }: AttributeList, attribute: number): CellType {
  const start = starts[attribute] as number;
  const end = ends[attribute] as number;
  if (end - start === 1 && bytes[start] === 0x73) return "shared";
  return cellTypes.get(bytes.toString("latin1", start, end)) ?? "number";
}

/** Rows of a sheet as text, blank ones left out, in batches of what one chunk of the archive holds. */
export async function* readSheetRows(
  workbook: Workbook,
  sheet: WorkbookSheet,
  context: SheetContext,
  limits: ReadingLimits,
  onCompressed?: (bytes: number) => void,
): AsyncGenerator<SheetRow[]> {
  const scanner = new XmlScanner(Object.keys(name));
  const collector = new RowCollector(scanner, context, limits);
  for await (const chunk of workbook.archive.read(sheet.entry, { onCompressed })) {
    // What follows the rows is not understood, yet read: the checksum of the part is at its end.
    if (collector.ended) continue;
    scanner.feed(chunk);
    collector.read();
    // The last row stays back: the next element may belong to the same line.
    const ready = collector.rows.splice(0, Math.max(0, collector.rows.length - 1));
    if (ready.length > 0) yield ready;
  }
  if (!collector.ended) scanner.finish();
  if (collector.rows.length > 0) yield collector.rows;
}
