/** Marks that change the direction of text or have no width; spreadsheets and chats leave them in pasted text. */
const invisibleMarks = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;

/** First digit of each script met in Algerian files: Arabic-Indic, Persian, full-width. */
const zeroes = [0x0660, 0x06f0, 0xff10];

const toAscii = (digit: string): string => {
  const code = digit.charCodeAt(0);
  const zero = zeroes.find((first) => code >= first && code <= first + 9) ?? code;
  return String(code - zero);
};

/** Text as a person means it: no invisible marks, digits 0 to 9, plain spaces and hyphens. */
export const plainText = (text: string): string =>
  text
    .replace(invisibleMarks, "")
    .replace(/[\u0660-\u0669\u06F0-\u06F9\uFF10-\uFF19]/g, toAscii)
    .replace(/\s/g, " ")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .trim();

/** `4.16001E+14`: the spreadsheet kept a number where digits were typed, and the last ones are lost. */
export const isRoundedBySpreadsheet = (text: string): boolean => /^\d+(?:[.,]\d+)?E\+?\d+$/i.test(text);
