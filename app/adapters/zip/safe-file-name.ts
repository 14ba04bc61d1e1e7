/** Names that Windows keeps for devices, with any ending. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Separators, wildcards, control characters, and the marks that turn text round or hide in it. */
const unsafe = /[\p{Cc}\p{Cf}\u2028\u2029\\/:*?"<>|]+/gu;

const longestName = 120;

/** One part of a path that every system accepts: no separator, no `..`, no device name. Letters of any script stay. */
export function safeFileName(name: string): string {
  const cleaned = name
    .normalize("NFC")
    .replace(unsafe, "-")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^[. ]+/, "")
    .replace(/[. ]+$/, "");
  const short = [...cleaned]
    .slice(0, longestName)
    .join("")
    .replace(/[. ]+$/, "");
  if (short === "") return "-";
  return deviceName.test(short) ? `_${short}` : short;
}
