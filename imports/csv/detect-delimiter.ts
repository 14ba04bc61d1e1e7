export const delimiters = [";", ",", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

/** `sep=;`, the line by which Excel is told the delimiter. */
export const separatorLine = /^\ufeff?sep=(.)\r?\n/i;

/** Fields of each record for each delimiter, quotes honoured. */
function countFields(sample: string): Map<Delimiter, number[]> {
  const counts = new Map<Delimiter, number[]>(delimiters.map((delimiter) => [delimiter, []]));
  let fields = new Map<string, number>();
  let quoted = false;
  for (const character of sample) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === "\n" || character === "\r") {
      if (fields.size > 0) for (const [delimiter, list] of counts) list.push((fields.get(delimiter) ?? 0) + 1);
      fields = new Map();
    } else if (counts.has(character as Delimiter)) fields.set(character, (fields.get(character) ?? 0) + 1);
  }
  if (fields.size > 0) for (const [delimiter, list] of counts) list.push((fields.get(delimiter) ?? 0) + 1);
  return counts;
}

/** The delimiter that gives most records the same number of fields, two or more. A comma when none does. */
export function detectDelimiter(sample: string): string {
  const told = separatorLine.exec(sample)?.[1];
  if (told) return told;
  let best: { delimiter: Delimiter; score: number } = { delimiter: ",", score: 0 };
  for (const [delimiter, counts] of countFields(sample)) {
    const tally = new Map<number, number>();
    for (const count of counts) if (count >= 2) tally.set(count, (tally.get(count) ?? 0) + 1);
    for (const [count, records] of tally) {
      const score = records * (count - 1);
      if (score > best.score) best = { delimiter, score };
    }
  }
  return best.delimiter;
}
