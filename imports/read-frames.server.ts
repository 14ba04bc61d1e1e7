import type { Readable } from "node:stream";
import type { ReadingEvent } from "./sheet.ts";

/** The events of a reading process, with back-pressure: nothing is read ahead of whoever asks. */
export async function* readFrames(stream: Readable): AsyncGenerator<ReadingEvent> {
  const bytes = new Pieces(stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>);
  for (;;) {
    const line = await bytes.line();
    if (line === null) return;
    const event = JSON.parse(line.toString()) as ReadingEvent & { bytes?: number };
    if (event.type !== "lines") yield event;
    else {
      const { bytes: length = 0, ...told } = event;
      const lines = await bytes.takePieces(length);
      if (lines === null) return;
      yield { ...told, lines };
    }
  }
}

/** Bytes that arrive in pieces and are taken in others. */
class Pieces {
  #held: Buffer[] = [];
  #length = 0;
  constructor(readonly source: AsyncIterator<Buffer>) {}

  /** Up to a line end, which is dropped; null when the pieces end before. */
  async line(): Promise<Buffer | null> {
    let before = 0;
    for (let at = 0; ; at++) {
      if (at === this.#held.length && !(await this.#more())) return null;
      const piece = this.#held[at] ?? Buffer.alloc(0);
      const found = piece.indexOf(10);
      if (found >= 0) return (await this.take(before + found + 1))?.subarray(0, -1) ?? null;
      before += piece.length;
    }
  }

  async take(length: number): Promise<Buffer | null> {
    const pieces = await this.takePieces(length);
    return pieces && (pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces));
  }

  /** The same without a copy. */
  async takePieces(length: number): Promise<Buffer[] | null> {
    while (this.#length < length) if (!(await this.#more())) return null;
    const taken: Buffer[] = [];
    for (let left = length; left > 0; ) {
      const piece = this.#held.shift() ?? Buffer.alloc(0);
      taken.push(piece.subarray(0, left));
      if (piece.length > left) this.#held.unshift(piece.subarray(left));
      left -= Math.min(left, piece.length);
    }
    this.#length -= length;
    return taken;
  }

  async #more(): Promise<boolean> {
    const next = await this.source.next();
    if (next.done) return false;
    this.#held.push(next.value);
    this.#length += next.value.length;
    return true;
  }
}
