/** Excel's limit of a cell. */
const longest = 32_767;
const looksEscaped = /_(?=x[0-9a-fA-F]{4}_)/g;
/** Signs that XML cannot carry: controls but tab and line feed, halves of a pair, the two non-characters. */
const unwritable = /[^\t\n\x20-\x7e\x80-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/**
 * Text as the value of a cell: a string, which no spreadsheet takes for a formula whatever it begins with. What looks like
 * an escape (`_x0041_`, ECMA-376 part 1, 22.9.2.19) stays the letters it is.
 */
export const textCell = (text: string): string =>
  text.slice(0, longest).replace(/\r\n?/g, "\n").replace(unwritable, "").replace(looksEscaped, "_x005F_");

/** A sheet name has 31 characters, none of []:*?/\, no apostrophe at its ends, and differs from all others. */
export function sheetName(wanted: string, taken: readonly string[] = []): string {
  const base = textCell(wanted)
    .replace(/[[\]:*?/\\\t\n]/g, " ")
    .replace(/^'+|'+$/g, "")
    .trim()
    .slice(0, 31)
    .trim();
  const isTaken = (name: string) => taken.some((other) => other.toLowerCase() === name.toLowerCase());
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base.slice(0, 27).trim()} (${number})`;
    if (name !== "" && name.toLowerCase() !== "history" && !isTaken(name)) return name;
  }
}
