import { isUtf8 } from "node:buffer";
import { ReadingRefused } from "../sheet.ts";

const segmentBytes = 4 << 20;
/** 224 MB of text and 16 million strings: in a full sheet of twelve columns every cell may have its own. */
const mostSegments = 56;
const mostStrings = 1 << 24;
/** Words that come again and again stand at the front: Excel numbers strings as it meets them. */
const keptStrings = 1 << 16;
/** Bytes that say the length of the text behind them. */
const prefix = 3;

/**
 * The shared strings of a workbook as bytes outside the heap, made into text when a cell asks: as strings of JavaScript
 * those of a million rows fill the memory before the first row is read.
 */
export class StringTable {
  count = 0;
  readonly #segments: Buffer[] = [];
  readonly #kept: string[] = [];
  #places = new Uint32Array(1 << 12);
  #segment: Buffer = Buffer.alloc(0);
  /** Of the segment: where the string being added starts, and what is used. */
  #start = 0;
  #used = 0;

  constructor(readonly longest: number) {}

  begin(): void {
    this.#start = this.#used;
    this.#makeRoom(prefix);
    this.#used = this.#start + prefix;
  }

  /** Adds bytes of UTF-8 to the string begun. */
  append(source: Uint8Array, from: number, to: number): void {
    this.#makeRoom(this.#used - this.#start + to - from);
    const segment = this.#segment;
    let used = this.#used;
    for (let at = from; at < to; at++) segment[used++] = source[at] as number;
    this.#used = used;
  }

  end(): void {
    if (this.count === mostStrings) throw new ReadingRefused("archive_bomb");
    this.#segment.writeUIntLE(this.#used - this.#start - prefix, this.#start, prefix);
    if (this.count === this.#places.length) {
      const places = new Uint32Array(this.count * 2);
      places.set(this.#places);
      this.#places = places;
    }
    this.#places[this.count++] = (this.#segments.length - 1) * segmentBytes + this.#start;
  }

  /** The string of that number; undefined when there is none. */
  get(index: number): string | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) return undefined;
    if (index >= keptStrings) return this.#decode(index);
    this.#kept[index] ??= this.#decode(index);
    return this.#kept[index];
  }

  /** The string begun may be as long as that: it moves to the next segment where this one is too short. */
  #makeRoom(length: number) {
    if (length > this.longest * 4 + prefix) throw new ReadingRefused("archive_bomb");
    if (this.#start + length <= this.#segment.length) return;
    if (this.#segments.length === mostSegments) throw new ReadingRefused("archive_bomb");
    const next = Buffer.allocUnsafeSlow(segmentBytes);
    this.#used = this.#segment.copy(next, 0, this.#start, this.#used);
    this.#start = 0;
    this.#segment = next;
    this.#segments.push(next);
  }

  #decode(index: number): string {
    const place = this.#places[index] as number;
    const segment = this.#segments[Math.floor(place / segmentBytes)] as Buffer;
    const start = (place % segmentBytes) + prefix;
    const end = start + segment.readUIntLE(start - prefix, prefix);
    const text = segment.toString("utf8", start, end);
    if (text.includes("\ufffd") && !isUtf8(segment.subarray(start, end)))
      throw new ReadingRefused("unreadable", { reason: "xml" });
    return text;
  }
}
