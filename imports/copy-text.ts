/** Text as PostgreSQL's COPY reads it in its text format. */

/** PostgreSQL refuses NUL in text, and half of a surrogate pair in jsonb. */
export const storable = (text: string): string => {
  const clean = text.includes("\0") ? text.replaceAll("\0", "") : text;
  return /[\ud800-\udfff]/.test(clean) ? Buffer.from(clean).toString() : clean;
};

export const storableJson = (value: object): string =>
  JSON.stringify(value, (_, part) => (typeof part === "string" ? storable(part) : part));

const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const needsCare = /[\\\t\n\r\0\ud800-\udfff]/;

/** A text as a value of a line. Most texts have nothing to escape, which is seen at one look. */
export const copyText = (text: string | null): string | null => {
  if (text === null) return null;
  return needsCare.test(text) ? storable(text).replace(/[\\\t\n\r]/g, (sign) => escapes[sign] ?? "") : text;
};
