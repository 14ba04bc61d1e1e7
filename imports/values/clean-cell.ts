const plainText = /^[\x20-\x7e]*$/;
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\u061c\ufeff\u00ad\u0640\0]/g;
const spaces = /[\u00a0\u202f\u2000-\u200a\u3000\t\r\n]+/g;
const foreignDigits = /[٠-٩۰-۹]/g;
const blanks = new Set(["", "-", "--", "---", "/", "//", "—", "–", "n/a", "na", "nd", "néant", "neant", "لا يوجد"]);
const longestBlank = Math.max(...[...blanks].map((blank) => blank.length));

/** The text of a cell as it can be compared: no invisible marks, plain spaces, ASCII digits, composed letters. */
export function cleanCell(raw: string): string {
  if (plainText.test(raw)) return raw.trim();
  return raw
    .replace(invisible, "")
    .replace(spaces, " ")
    .replace(foreignDigits, (digit) => String.fromCharCode((digit.charCodeAt(0) & 15) + 48))
    .normalize("NFC")
    .trim();
}

/** Empty, or one of the signs people put where there is nothing to say. */
export const isBlank = (clean: string): boolean => clean.length <= longestBlank && blanks.has(clean.toLowerCase());
