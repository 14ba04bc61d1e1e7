import type { XmlScanner } from "../archive/scan-xml.ts";
import { type ReadingLimits, ReadingRefused } from "../sheet.ts";
import { showNumber } from "../xlsx/show-number.ts";
import { name } from "./names.ts";
import { Paragraphs } from "./paragraphs.ts";

/** Cells further right are not looked at: no list of vehicles is this wide. */
const mostColumns = 1_000;

/** How often an element stands for itself: once, or as often as it says. */
export function repeatsOf(scanner: XmlScanner, attribute: number): number {
  const at = scanner.attributes.find(attribute);
  const repeats = at < 0 ? 1 : scanner.attributes.integer(at);
  if (repeats < 0) throw new ReadingRefused("unreadable", { reason: "row" });
  return Math.max(1, repeats);
}

/** The cells of one row. A value counts before the text that shows it; cells covered by a merged one are blank. */
export class CellCollector {
  cells: string[] = [];
  readonly paragraphs: Paragraphs;
  #column = 0;
  #repeats = 1;
  #covered = false;
  /** The value of the cell where its text is not it. */
  #value: string | undefined;

  constructor(
    readonly scanner: XmlScanner,
    limits: ReadingLimits,
  ) {
    this.paragraphs = new Paragraphs(limits.cellLength * 7);
  }

  startRow(): void {
    this.cells = [];
    this.#column = 0;
  }

  open(covered: boolean): void {
    this.#repeats = repeatsOf(this.scanner, name["table:number-columns-repeated"]);
    this.#covered = covered;
    this.#value = this.#readValue();
    this.paragraphs.clear();
  }

  close(): void {
    const text = this.#covered ? "" : this.#value || this.paragraphs.text;
    const end = Math.min(this.#column + this.#repeats, mostColumns);
    if (text !== "") {
      while (this.cells.length < Math.min(this.#column, mostColumns)) this.cells.push("");
      while (this.cells.length < end) this.cells.push(text);
    }
    this.#column += this.#repeats;
  }

  #readValue(): string | undefined {
    const { scanner } = this;
    switch (scanner.attributes.text(name["office:value-type"])) {
      case "float":
      case "currency":
      case "percentage": {
        const value = scanner.attributes.text(name["office:value"]);
        return value && showNumber(value);
      }
      case "date":
        return scanner.attributes.text(name["office:date-value"])?.replace(/T00:00:00(\.0+)?Z?$/, "");
      case "boolean":
        return scanner.attributes.text(name["office:boolean-value"])?.toUpperCase();
      case "string":
        return scanner.attributes.text(name["office:string-value"]);
      default:
        return undefined;
    }
  }
}
