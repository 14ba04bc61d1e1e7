/** Control characters but the line end, and the marks that turn the direction of the text around them (UTR 36). */
const unseen = /(?!\n)[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** What a person typed, as it may stand in a document: nothing in it that its reader cannot see. */
export const typedText = (text: string): string => text.replace(unseen, "").trim();
