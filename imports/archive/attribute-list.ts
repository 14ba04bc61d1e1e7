import { decodeReferences } from "./decode-references.ts";
import { mostNames, NameTable } from "./name-table.ts";
import {
  decodeUtf8,
  equals,
  greaterThan,
  isForbidden,
  isSpace,
  lessThan,
  malformed,
  readInteger,
  skipSpace,
  slash,
} from "./xml-bytes.ts";

const mostAttributes = 200;

/** The attributes of the element just opened: the numbers of their names, prefix included, and where their values stand. */
export class AttributeList {
  count = 0;
  bytes: Buffer = Buffer.alloc(0);
  readonly names = new Int32Array(mostAttributes);
  readonly starts = new Int32Array(mostAttributes);
  readonly ends = new Int32Array(mostAttributes);
  readonly #table: NameTable;
  /** For each name the tag it was last seen in. */
  readonly #seen = new Int32Array(mostNames);
  #tag = 0;

  constructor(table: NameTable) {
    this.#table = table;
  }

  /** Place of an attribute in the list, −1 when the element has none of that name. */
  find(name: number): number {
    for (let at = 0; at < this.count; at++) if (this.names[at] === name) return at;
    return -1;
  }

  text(name: number): string | undefined {
    const at = this.find(name);
    if (at < 0) return undefined;
    const text = decodeUtf8(this.bytes, this.starts[at] as number, this.ends[at] as number);
    return text.includes("&") || text.includes("\r") ? decodeReferences(text) : text;
  }

  /** The value at a place as a whole number, −1 when it is not written as one. */
  integer(at: number): number {
    return readInteger(this.bytes, this.starts[at] as number, this.ends[at] as number);
  }

  /** Reads attributes from behind the name of an element; the place where its tag ends, −1 when that is not there yet. */
  scan(bytes: Buffer, from: number): number {
    const { length } = bytes;
    this.bytes = bytes;
    this.count = 0;
    this.#tag++;
    for (let at = from; at >= 0 && at < length; ) {
      const byte = bytes[at] as number;
      if (byte === greaterThan) return at;
      if (byte === slash) {
        if (at + 1 === length) return -1;
        if (bytes[at + 1] !== greaterThan) throw malformed();
        return at;
      }
      if (!isSpace(byte)) throw malformed();
      at = skipSpace(bytes, at + 1);
      if (at < length && bytes[at] !== greaterThan && bytes[at] !== slash) at = this.#scanOne(at);
    }
    return -1;
  }

  #scanOne(start: number): number {
    const { bytes } = this;
    const { length } = bytes;
    let hash = 0;
    let at = start;
    for (; at < length; at++) {
      const byte = bytes[at] as number;
      if (byte === equals || byte <= 32) break;
      if (byte === greaterThan) throw malformed();
      hash = NameTable.mix(hash, byte);
    }
    const nameEnd = at;
    if (bytes[at] !== equals) at = skipSpace(bytes, at);
    if (at >= length) return -1;
    if (bytes[at] !== equals) throw malformed();
    at = skipSpace(bytes, at + 1);
    if (at >= length) return -1;
    const end = this.#findQuote(at);
    if (end >= 0) this.#keep(this.#table.find(bytes, start, nameEnd, hash), at + 1, end);
    return end < 0 ? end : end + 1;
  }

  /** Place of the quote that closes the value, −1 when it is not there yet. */
  #findQuote(opening: number): number {
    const { bytes } = this;
    const { length } = bytes;
    const quote = bytes[opening] as number;
    if (quote !== 0x22 && quote !== 0x27) throw malformed();
    for (let at = opening + 1; at < length; at++) {
      const byte = bytes[at] as number;
      if (byte > lessThan) continue;
      if (byte === quote) return at;
      if (byte === lessThan || isForbidden(byte)) throw malformed();
    }
    return -1;
  }

  #keep(name: number, start: number, end: number) {
    if (name < 0 || this.count === mostAttributes || this.#seen[name] === this.#tag) throw malformed();
    this.#seen[name] = this.#tag;
    this.names[this.count] = name;
    this.starts[this.count] = start;
    this.ends[this.count++] = end;
  }
}
