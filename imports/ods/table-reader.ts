import { token, type XmlScanner } from "../archive/scan-xml.ts";
import { type ReadingLimits, ReadingRefused } from "../sheet.ts";
import type { SheetRow } from "../sheet-source.ts";
import { CellCollector, repeatsOf } from "./cell-collector.ts";
import { name } from "./names.ts";

/** Rows of a table that others may stand for: ten thousand equal vehicles are no fleet, and a million in one line are a bomb. */
const mostEqualRows = 10_000;
/** What may stand inside a paragraph without being text of its cell. */
const asides: ReadonlySet<number> = new Set([name.annotation, name.frame, name.note, name["ruby-text"]]);
/** What holds tables, rows and styles without meaning anything itself. */
const holders: ReadonlySet<number> = new Set([
  name["document-content"],
  name["automatic-styles"],
  name.body,
  name.spreadsheet,
  name["table-row-group"],
  name["table-rows"],
  name["table-header-rows"],
]);

type Place = "document" | "table" | "row" | "cell" | "paragraph";

/**
 * Walks through the tables of a document. Only the way from the document to the paragraphs of a cell is followed: drawings,
 * tracked changes and linked tables hold cells too, which nobody sees.
 */
export class TableReader {
  /** Rows of the table being read, taken away by whoever reads. */
  rows: SheetRow[] = [];
  readonly #cells: CellCollector;
  readonly #hiddenStyles = new Set<string>();
  #style = "";
  #place: Place = "document";
  #tableDepth = 0;
  #line = 0;
  #rowRepeats = 1;
  #equalRows = 0;
  /** Depth of the element whose content is passed over; 0 when none is. */
  #passed = 0;

  /** `onTable` is asked whether a table that opens is read. */
  constructor(
    readonly scanner: XmlScanner,
    readonly limits: ReadingLimits,
    readonly onTable: (name: string, hidden: boolean) => boolean,
  ) {
    this.#cells = new CellCollector(scanner, limits);
  }

  /** Takes what the scanner holds. */
  read(): void {
    const { scanner } = this;
    for (let found = scanner.next(); found !== token.more; found = scanner.next()) {
      if (this.#passed > 0) {
        if (scanner.depth < this.#passed) this.#passed = 0;
      } else if (found === token.open) this.#open(scanner.element);
      else if (found === token.close) this.#close(scanner.element);
      else if (this.#place === "paragraph") this.#cells.paragraphs.add(scanner.text());
    }
  }

  /** The rest of the table is not looked at. */
  leaveTable(): void {
    if (this.#place === "document") return;
    this.#passed = this.#tableDepth;
    this.#place = "document";
  }

  #open(element: number) {
    const opened = this.#step(element);
    if (opened) this.#place = opened;
    else if (!this.#holds(element)) this.#passed = this.scanner.depth;
  }

  /** The place an element leads to from where the reader stands. */
  #step(element: number): Place | null {
    const { scanner } = this;
    const covered = element === name["covered-table-cell"];
    if (this.#place === "cell" && element === name.p) {
      this.#cells.paragraphs.begin();
      return "paragraph";
    }
    if (this.#place === "row" && (covered || element === name["table-cell"])) {
      this.#cells.open(covered);
      return "cell";
    }
    if (this.#place === "table" && element === name["table-row"]) {
      this.#rowRepeats = repeatsOf(scanner, name["table:number-rows-repeated"]);
      this.#cells.startRow();
      return "row";
    }
    return this.#place === "document" && element === name.table && this.#openTable() ? "table" : null;
  }

  #openTable(): boolean {
    const { scanner } = this;
    this.#line = 0;
    this.#equalRows = 0;
    this.#tableDepth = scanner.depth;
    const hidden = this.#hiddenStyles.has(scanner.attributes.text(name["table:style-name"]) ?? "");
    return this.onTable(scanner.attributes.text(name["table:name"]) ?? "", hidden);
  }

  /** Whether the content of an element that leads nowhere is looked into all the same. */
  #holds(element: number): boolean {
    if (this.#place === "paragraph") return this.#readInline(element);
    if (this.#place === "table") return holders.has(element);
    if (this.#place !== "document") return false;
    const { scanner } = this;
    if (element === name.style) this.#style = scanner.attributes.text(name["style:name"]) ?? "";
    else if (element === name["table-properties"] && scanner.attributes.text(name["table:display"]) === "false")
      this.#hiddenStyles.add(this.#style);
    return element === name.style || holders.has(element);
  }

  #readInline(element: number): boolean {
    const { paragraphs } = this.#cells;
    if (element === name.s) {
      const count = Math.max(1, Number(this.scanner.attributes.text(name["text:c"]) ?? 1) || 1);
      paragraphs.addMeant(" ".repeat(Math.min(count, this.limits.cellLength)));
    } else if (element === name.tab) paragraphs.addMeant("\t");
    else if (element === name["line-break"]) paragraphs.addMeant("\n");
    return !asides.has(element);
  }

  #close(element: number) {
    if (this.#place === "paragraph" && element === name.p) this.#place = "cell";
    else if (this.#place === "row" && element === name["table-row"]) this.#closeRow();
    else if (this.#place === "table" && element === name.table) this.#place = "document";
    else if (this.#place === "cell") {
      this.#cells.close();
      this.#place = "row";
    }
  }

  #closeRow() {
    const { cells } = this.#cells;
    const first = this.#line + 1;
    this.#place = "table";
    this.#line += this.#rowRepeats;
    if (cells.length === 0) return;
    this.#equalRows += this.#rowRepeats - 1;
    if (this.#equalRows > mostEqualRows) throw new ReadingRefused("archive_bomb");
    if (this.#line > this.limits.rows) throw new ReadingRefused("too_many_rows", { limit: this.limits.rows });
    for (let line = first; line <= this.#line; line++) this.rows.push({ line, cells });
  }
}
