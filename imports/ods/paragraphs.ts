import { ReadingRefused } from "../sheet.ts";

/** The text of a cell: paragraphs are its lines. Spaces in a row are one, as in HTML; more of them are elements. */
export class Paragraphs {
  text = "";
  #started = false;
  #afterSpace = true;

  constructor(readonly longest: number) {}

  clear(): void {
    this.text = "";
    this.#started = false;
  }

  begin(): void {
    if (this.#started) this.text += "\n";
    this.#started = true;
    this.#afterSpace = true;
  }

  add(text: string): void {
    const collapsed = text.replace(/[ \t\r\n]+/g, " ");
    this.#put(this.#afterSpace && collapsed.startsWith(" ") ? collapsed.slice(1) : collapsed);
    if (collapsed !== "") this.#afterSpace = collapsed.endsWith(" ");
  }

  /** Spaces, a tab or a line break that were meant. */
  addMeant(text: string): void {
    this.#put(text);
    this.#afterSpace = false;
  }

  #put(text: string): void {
    this.text += text;
    if (this.text.length > this.longest) throw new ReadingRefused("archive_bomb");
  }
}
