import { ReadingRefused } from "../sheet.ts";
import { AttributeList } from "./attribute-list.ts";
import { decodeReferences } from "./decode-references.ts";
import { NameTable } from "./name-table.ts";
import {
  ampersand,
  decodeUtf8,
  greaterThan,
  isForbidden,
  lessThan,
  malformed,
  readInteger,
  skipSpace,
  slash,
} from "./xml-bytes.ts";

/** What the scanner stands on. `more`: what follows is not there yet, or the part is at its end. */
export const token = { more: 0, open: 1, close: 2, text: 3 } as const;

const deepest = 64;
/** Bytes of one tag or of the text between two: a cell of Excel's greatest length in its longest form is a quarter of this. */
const longestToken = 1 << 20;

/**
 * XML read from bytes, without objects for what nobody asks: sheets have millions of cells whose text is a number.
 * Refused: document types, unknown entities, tags that do not match, attributes given twice, control characters, what is
 * not UTF-8. Names are the numbers of the list given to it; `element` is one without its prefix.
 */
export class XmlScanner {
  bytes: Buffer = Buffer.alloc(0);
  element = -1;
  depth = 0;
  textStart = 0;
  textEnd = 0;
  /** The text is its bytes: no references, no line ends to be made one. */
  textPlain = true;
  readonly attributes: AttributeList;
  readonly #names: NameTable;
  readonly #path = new Int32Array(deepest);
  #at = 0;
  #closesItself = false;
  #literal = false;
  #started = false;
  #rooted = false;

  constructor(names: readonly string[]) {
    this.#names = new NameTable(names);
    this.attributes = new AttributeList(this.#names);
  }

  /** Adds bytes to those not yet read. Positions told before are no longer valid. */
  feed(chunk: Buffer): void {
    const rest = this.bytes.length - this.#at;
    if (rest > longestToken) throw new ReadingRefused("archive_bomb");
    this.bytes = rest === 0 ? chunk : Buffer.concat([this.bytes.subarray(this.#at), chunk]);
    this.#at = 0;
    if (this.#started || this.bytes.length < 3) return;
    this.#started = true;
    if (this.bytes[0] === 0xef && this.bytes[1] === 0xbb && this.bytes[2] === 0xbf) this.#at = 3;
  }

  /** The part has ended: everything that opened is closed, and nothing is left. */
  finish(): void {
    const left = skipSpace(this.bytes, this.#at) < this.bytes.length;
    if (left || this.depth > 0 || !this.#rooted) throw malformed();
  }

  next(): number {
    if (this.#closesItself) {
      this.#closesItself = false;
      this.depth--;
      return token.close;
    }
    for (;;) {
      if (this.#at >= this.bytes.length) return token.more;
      if (this.bytes[this.#at] !== lessThan) {
        if (!this.#scanText()) return token.more;
        if (this.depth > 0) return token.text;
        if (skipSpace(this.bytes, this.textStart) < this.textEnd) throw malformed();
        continue;
      }
      const kind = this.bytes[this.#at + 1];
      if (kind === slash) return this.#scanClose();
      if (kind !== 0x21 && kind !== 0x3f) return kind === undefined ? token.more : this.#scanOpen();
      const read = this.#scanAside(kind);
      if (read !== token.open) return read;
    }
  }

  /** The text or CDATA section it stands on. */
  text(): string {
    const text = decodeUtf8(this.bytes, this.textStart, this.textEnd);
    if (this.textPlain) return text;
    return this.#literal ? text.replace(/\r\n?/g, "\n") : decodeReferences(text);
  }

  /** The text as a whole number of at most 15 digits, −1 when it is not written as one. */
  textInteger(): number {
    return readInteger(this.bytes, this.textStart, this.textEnd);
  }

  #scanText(): boolean {
    const { bytes } = this;
    const { length } = bytes;
    let plain = true;
    let at = this.#at;
    for (; at < length; at++) {
      const byte = bytes[at] as number;
      if (byte > lessThan) continue;
      if (byte === lessThan) break;
      if (byte === ampersand || byte === 13) plain = false;
      else if (isForbidden(byte)) throw malformed();
    }
    if (at === length) return false;
    this.textPlain = plain;
    this.#literal = false;
    this.textStart = this.#at;
    this.textEnd = at;
    this.#at = at;
    return true;
  }

  #scanClose(): number {
    if (this.depth === 0) throw malformed();
    const { bytes } = this;
    const name = this.#path[this.depth - 1] as number;
    let at = this.#names.matches(name, bytes, this.#at + 2);
    if (at < 0) throw malformed();
    if (bytes[at] !== greaterThan) at = skipSpace(bytes, at);
    if (at >= bytes.length) return token.more;
    if (bytes[at] !== greaterThan) throw malformed();
    this.#at = at + 1;
    this.depth--;
    this.element = this.#names.locals[name] as number;
    return token.close;
  }

  #scanOpen(): number {
    const { bytes } = this;
    const { length } = bytes;
    const start = this.#at + 1;
    let hash = 0;
    let at = start;
    for (; at < length; at++) {
      const byte = bytes[at] as number;
      if (byte === greaterThan || byte === slash || byte <= 32) break;
      hash = NameTable.mix(hash, byte);
    }
    const end = this.attributes.scan(bytes, at);
    if (end < 0) return token.more;
    const name = this.#names.find(bytes, start, at, hash);
    if (name < 0 || this.depth === deepest || (this.depth === 0 && this.#rooted)) throw malformed();
    this.#rooted = true;
    this.#closesItself = bytes[end] === slash;
    this.#at = this.#closesItself ? end + 2 : end + 1;
    this.#path[this.depth++] = name;
    this.element = this.#names.locals[name] as number;
    return token.open;
  }

  /** Comments and instructions are passed over (`open`: go on); a CDATA section is text; a document type is refused. */
  #scanAside(kind: number): number {
    const { bytes } = this;
    const start = bytes.toString("latin1", this.#at, this.#at + 9);
    const [opening, closing] =
      kind === 0x3f ? ["<?", "?>"] : start.startsWith("<!-") ? ["<!--", "-->"] : ["<![CDATA[", "]]>"];
    if (!opening.startsWith(start.slice(0, opening.length)))
      throw new ReadingRefused("unreadable", { reason: "<!DOCTYPE".startsWith(start) ? "doctype" : "xml" });
    const end = bytes.indexOf(closing, this.#at + opening.length, "latin1");
    if (start.length < opening.length || end < 0) return token.more;
    this.textStart = this.#at + opening.length;
    this.textEnd = end;
    this.#at = end + closing.length;
    if (!opening.endsWith("[")) return token.open;
    if (this.depth === 0) throw malformed();
    this.textPlain = false;
    this.#literal = true;
    return token.text;
  }
}
