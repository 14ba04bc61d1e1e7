import { isUtf8 } from "node:buffer";
import { ReadingRefused } from "../sheet.ts";

export const lessThan = 0x3c;
export const greaterThan = 0x3e;
export const slash = 0x2f;
export const equals = 0x3d;
export const ampersand = 0x26;

export const malformed = () => new ReadingRefused("unreadable", { reason: "xml" });
export const isSpace = (byte: number | undefined) => byte === 32 || byte === 10 || byte === 13 || byte === 9;
/** Of the characters below 32 only those that are spaces may stand in XML (1.0, 2.2). */
export const isForbidden = (byte: number) => byte < 32 && !isSpace(byte);

export function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && isSpace(bytes[at])) at++;
  return at;
}

export function decodeUtf8(bytes: Buffer, start: number, end: number): string {
  const text = bytes.toString("utf8", start, end);
  // The mark of a broken letter is also a letter of its own: only the bytes tell.
  if (text.includes("\ufffd") && !isUtf8(bytes.subarray(start, end))) throw malformed();
  return text;
}

/** A whole number of at most 15 digits; −1 when it is not written as one, or with zeros in front. */
export function readInteger(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length === 0 || length > 15 || (length > 1 && bytes[start] === 0x30)) return -1;
  let number = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}
