/** Columns of words repeat a few values over a whole file: each is read once. Bounded, so that free text cannot fill the memory. */
export function rememberReadings<T>(read: (text: string) => T, limit = 5_000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const reading = read(text);
    if (known.size < limit) known.set(text, reading);
    return reading;
  };
}
