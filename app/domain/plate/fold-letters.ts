const arabicFolds: Record<string, string> = { أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ة: "ه", ؤ: "و", ئ: "ي", پ: "ب" };

/** One spelling for words typed by people: lower case, no accent or tashkeel, one form of each Arabic letter. */
export function foldLetters(text: string): string {
  return text
    .replace(/[أإآٱىةؤئپ]/g, (letter) => arabicFolds[letter] ?? letter)
    .normalize("NFKD")
    .replace(/[\p{M}\u0640]/gu, "")
    .toLowerCase();
}

/** The letters of a text as folded words with one space between them; digits and signs are left out. */
export const foldedWords = (text: string): string[] =>
  foldLetters(text)
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
