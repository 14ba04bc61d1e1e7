import { ReadingRefused } from "../sheet.ts";

const named: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const malformed = () => new ReadingRefused("unreadable", { reason: "xml" });

/** Text with its line ends as XML reads them (1.0, 2.11) and its references decoded: the five of XML and character numbers, no others. */
export function decodeReferences(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n");
  if (!lines.includes("&")) return lines;
  return lines.replace(/&([^;&]{0,10})(;?)/g, (_, name: string, closed: string) => {
    if (!closed) throw malformed();
    return Object.hasOwn(named, name) ? (named[name] as string) : decodeNumber(name);
  });
}

function decodeNumber(name: string): string {
  const digits = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(name);
  if (!digits) throw malformed();
  const code = digits[1] ? Number.parseInt(digits[1], 16) : Number(digits[2]);
  const surrogate = code >= 0xd800 && code < 0xe000;
  const control = code < 32 && code !== 9 && code !== 10 && code !== 13;
  if (surrogate || control || code > 0x10ffff || code === 0xfffe || code === 0xffff) throw malformed();
  return String.fromCodePoint(code);
}
