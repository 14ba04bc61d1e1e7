/**
 * Columns of words repeat a few values over a whole file: each is read once. Bounded, so that free text cannot fill the
 * memory, and so are the texts: a piece of a longer text would keep all of it alive.
 */
export function rememberReadings<T>(read: (text: string) => T, limit = 20_000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const reading = read(text);
    if (known.size < limit && text.length <= 100) known.set(ownText(text), reading);
    return reading;
  };
}

/** The same text in memory of its own. */
export const ownText = (text: string): string =>
  text.length < 13 ? text : Buffer.from(text, "utf16le").toString("utf16le");
