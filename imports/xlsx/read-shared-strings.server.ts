import { token, XmlScanner } from "../archive/scan-xml.ts";
import type { Workbook } from "./open-workbook.server.ts";
import { StringTable } from "./string-table.ts";
import { decodeEscapes } from "./text-runs.ts";

const name = { si: 0, t: 1, rPh: 2 } as const;
const underscore = 0x5f;

export async function readSharedStrings(workbook: Workbook, cellLength: number): Promise<StringTable> {
  const strings = new StringTable(cellLength);
  if (!workbook.sharedStrings) return strings;
  const scanner = new XmlScanner(Object.keys(name));
  const reader = new ItemReader(scanner, strings);
  for await (const chunk of workbook.archive.read(workbook.sharedStrings)) {
    scanner.feed(chunk);
    reader.read();
  }
  scanner.finish();
  return strings;
}

/** String items: their runs joined, the phonetic reading (`rPh`) left out. */
class ItemReader {
  #inItem = false;
  #inText = false;
  #phonetic = 0;

  constructor(
    readonly scanner: XmlScanner,
    readonly strings: StringTable,
  ) {}

  read() {
    for (let found = this.scanner.next(); found !== token.more; found = this.scanner.next()) {
      if (found === token.text) this.#addText();
      else if (found === token.open) this.#open(this.scanner.element);
      else this.#close(this.scanner.element);
    }
  }

  #open(element: number) {
    if (element === name.t) this.#inText = this.#inItem && this.#phonetic === 0;
    else if (element === name.rPh) this.#phonetic++;
    else if (element === name.si && !this.#inItem) {
      this.#inItem = true;
      this.strings.begin();
    }
  }

  #close(element: number) {
    if (element === name.t) this.#inText = false;
    else if (element === name.rPh) this.#phonetic--;
    else if (element === name.si && this.#inItem) {
      this.#inItem = false;
      this.strings.end();
    }
  }

  #addText() {
    if (!this.#inText) return;
    const { bytes, textStart, textEnd, textPlain } = this.scanner;
    if (textPlain && !hasUnderscore(bytes, textStart, textEnd)) return this.strings.append(bytes, textStart, textEnd);
    const text = Buffer.from(decodeEscapes(this.scanner.text()));
    this.strings.append(text, 0, text.length);
  }
}

function hasUnderscore(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] === underscore) return true;
  return false;
}
