/** Control characters, and the marks that turn the direction of text and so can hide the ending of a name (UTR 36). */
const unseen = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** The name of a file for people: without folders and unseen characters, at most 200 characters, never empty. */
export function tidyFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const seen = last.replace(unseen, "").trim().slice(-200);
  return Buffer.from(seen || "?").toString();
}

/** A header carries a name percent-encoded (api.md); one that is not is taken as it stands. */
export function nameFromHeader(header: string | null): string | undefined {
  if (!header) return undefined;
  try {
    return decodeURIComponent(header);
  } catch {
    return header;
  }
}
