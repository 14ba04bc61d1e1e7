import { isUtf8 } from "node:buffer";
import fs from "node:fs";
import { findHeaderRow } from "../columns/find-header-row.ts";

export const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1256", "windows-1252"] as const;
export type Encoding = (typeof encodings)[number];
export const isEncoding = (name: string): name is Encoding => (encodings as readonly string[]).includes(name);

const chunkSize = 1 << 20;

/** Order mark, then UTF-16 by its odd bytes, then strict UTF-8 to the end of the file, then one of the two code pages. */
export async function detectEncoding(path: string): Promise<Encoding> {
  const stream = fs.createReadStream(path, { highWaterMark: chunkSize });
  let carried: Buffer = Buffer.alloc(0);
  let first = true;
  try {
    for await (const chunk of stream) {
      const bytes = carried.length === 0 ? (chunk as Buffer) : Buffer.concat([carried, chunk as Buffer]);
      if (first) {
        const marked = readOrderMark(bytes) ?? guessUtf16(bytes);
        if (marked) return marked;
        first = false;
      }
      const end = lastWholeCharacter(bytes);
      if (!isUtf8(bytes.subarray(0, end))) return mostlyUtf8(bytes) ? "utf-8" : guessCodePage(bytes);
      carried = bytes.subarray(end);
    }
  } finally {
    stream.destroy();
  }
  return isUtf8(carried) ? "utf-8" : guessCodePage(carried);
}

function readOrderMark(bytes: Buffer): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** Latin letters have a zero in every second byte, Arabic ones a 6. */
function guessUtf16(bytes: Buffer): Encoding | null {
  const length = Math.min(bytes.length, 1 << 16) & ~1;
  if (length < 4) return null;
  const high = [0, 0];
  for (let at = 0; at < length; at++) if (bytes[at] === 0 || bytes[at] === 6) high[at & 1] = (high[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = high.map((count) => count / (length / 2));
  if (odd > 0.8 && even < 0.2) return "utf-16le";
  return even > 0.8 && odd < 0.2 ? "utf-16be" : null;
}

/** End of the last character that is whole, so that a cut one is no error. */
export function lastWholeCharacter(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return bytes.length - back;
    if (byte < 0x80) break;
  }
  return bytes.length;
}

/** A few broken characters in a UTF-8 file: its cells are reported, the rest stays readable. */
function mostlyUtf8(bytes: Buffer): boolean {
  const text = bytes.toString("utf8");
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const foreign = text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  return broken * 10 < foreign;
}

/** Arabic words are runs of high bytes; French accents stand alone between plain letters. */
function guessCodePage(bytes: Buffer): Encoding {
  let [runs, total, run] = [0, 0, 0];
  for (let at = 0; at <= bytes.length; at++) {
    if ((bytes[at] ?? 0) >= 0xc0) run++;
    else if (run > 0) {
      runs++;
      total += run;
      run = 0;
    }
  }
  if (runs > 0 && total / runs >= 2.2) return "windows-1256";
  return hasArabicHeadings(bytes) ? "windows-1256" : "windows-1252";
}

function hasArabicHeadings(bytes: Buffer): boolean {
  const lines = decodeAs("windows-1256", bytes.subarray(0, 1 << 14)).split(/\r?\n|\r/, 30);
  const rows = lines
    .map((line) => line.split(/[;,\t|]/))
    .filter((cells) => cells.some((cell) => /[ء-ي]{3}/.test(cell)));
  return findHeaderRow(rows) !== null;
}

/** Node 20 decodes windows-1252 wrongly unless it streams: 0x80 to 0x9F become control characters. */
export const decodeAs = (encoding: Encoding, bytes: Uint8Array): string =>
  new TextDecoder(encoding).decode(bytes, { stream: true });
