import { deflate } from "./deflate.ts";

/** What a PDF is made of: text operators are ASCII, everything else is bytes. */
export type Body = string | Uint8Array;

export function ascii(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    out.set(part, offset);
    offset += part.length;
  }
  return out;
}

/** User text enters an object only in this form, as digits: nothing in it can end a string or open a dictionary. */
export function textString(text: string): string {
  let digits = "FEFF";
  for (let index = 0; index < text.length; index++) digits += text.charCodeAt(index).toString(16).padStart(4, "0");
  return `<${digits}>`;
}

export function streamBody(dictionary: string, content: Body): Uint8Array {
  return packedStreamBody(dictionary, deflate(typeof content === "string" ? ascii(content) : content));
}

export function packedStreamBody(dictionary: string, packed: Uint8Array): Uint8Array {
  const head = ascii(`<<${dictionary}/Filter/FlateDecode/Length ${packed.length}>>stream\n`);
  return joined([head, packed, ascii("\nendstream")]);
}

export const reference = (object: number): string => `${object} 0 R`;

/** Binary bytes in the second line tell mail programs that the file is not text (ISO 32000-1, 7.5.2). */
export const fileHeader = joined([ascii("%PDF-1.7\n%"), Uint8Array.of(0xe2, 0xe3, 0xcf, 0xd3, 0x0a)]);

const firstXrefRow = "0000000000 65535 f \n";
const xrefRow = (offset: number) => `${String(offset).padStart(10, "0")} 00000 n \n`;

/**
 * Writes objects one after the other and remembers where they begin. Numbers may be reserved and written later.
 * The bytes are taken away by whoever stores or sends them, so that a long file is never held whole.
 */
export class ObjectWriter {
  private offsets: number[] = [0];
  private chunks: Uint8Array[];
  private length: number;

  private constructor(header: Uint8Array) {
    this.chunks = [header];
    this.length = header.length;
  }

  static start(): ObjectWriter {
    return new ObjectWriter(fileHeader);
  }

  reserve(): number {
    return this.offsets.push(0) - 1;
  }

  write(body: Body, object = this.reserve()): number {
    this.offsets[object] = this.length;
    const chunk = joined([
      ascii(`${object} 0 obj\n`),
      typeof body === "string" ? ascii(body) : body,
      ascii("\nendobj\n"),
    ]);
    this.chunks.push(chunk);
    this.length += chunk.length;
    return object;
  }

  /** The bytes written since the last call. */
  take(): Uint8Array {
    const bytes = joined(this.chunks);
    this.chunks = [];
    return bytes;
  }

  /** For a file that goes on from here many times. */
  position(): { length: number; xref: string; nextObject: number } {
    const rows = this.offsets.slice(1).map(xrefRow).join("");
    return { length: this.length, xref: firstXrefRow + rows, nextObject: this.offsets.length };
  }

  finish(trailer: string): void {
    const { xref, length, nextObject } = this.position();
    this.chunks.push(ascii(fileEnd({ xref, xrefOffset: length, size: nextObject, trailer })));
  }
}

export const nextXrefRow = xrefRow;

export function fileEnd(end: { xref: string; xrefOffset: number; size: number; trailer: string }): string {
  return `xref\n0 ${end.size}\n${end.xref}trailer\n<</Size ${end.size}${end.trailer}>>\nstartxref\n${end.xrefOffset}\n%%EOF\n`;
}
