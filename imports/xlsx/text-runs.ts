import { ReadingRefused } from "../sheet.ts";

/** Text of an inline string: runs joined, the phonetic reading (`rPh`) left out, `_xHHHH_` escapes decoded. */
export class TextRuns {
  inText = false;
  #text = "";
  #readings = 0;

  constructor(readonly longest: number) {}

  clear() {
    this.#text = "";
    this.inText = false;
    this.#readings = 0;
  }

  openText() {
    this.inText = this.#readings === 0;
  }

  closeText() {
    this.inText = false;
  }

  openReading() {
    this.#readings++;
  }

  closeReading() {
    this.#readings--;
  }

  add(text: string) {
    this.#text += text;
    // Escapes may stand for a character by seven signs.
    if (this.#text.length > this.longest * 7) throw new ReadingRefused("archive_bomb");
  }

  take(): string {
    return decodeEscapes(this.#text);
  }
}

/** ECMA-376 part 1, 22.9.2.19: `_x000D_` is a carriage return, `_x005F_` an underscore. */
export const decodeEscapes = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code) => String.fromCharCode(parseInt(code, 16)))
    : text;
