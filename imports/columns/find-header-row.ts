import { cleanCell, isBlank } from "../values/clean-cell.ts";
import { type HeadingMatch, matchHeading } from "./match-heading.ts";

export interface HeaderRow {
  /** Position among the rows looked at. */
  at: number;
  score: number;
}

/** Titles, addresses and empty lines stand above the headings, never more than this many. */
export const headerSearchRows = 30;

/** Two known headings, one of which may be misspelt, or the one that names the vehicle. */
const fewestHits = 1.5;
const weights = { exact: 1, not_imported: 1, ambiguous: 0.8, similar: 0.5, contained: 0, none: 0 };

function scoreRow(cells: string[], match: typeof matchHeading): number {
  const filled = cells.map(cleanCell).filter((cell) => !isBlank(cell));
  const words = filled.filter((cell) => /\p{L}/u.test(cell) && cell.length <= 60);
  if (words.length === 0 || words.length < filled.length * 0.6) return 0;
  const matches = words.map(match);
  const hits = matches.reduce((sum, { how }) => sum + weights[how], 0);
  const identifies = matches.some((each) => each.how === "exact" && (each.field === "plate" || each.field === "vin"));
  return hits >= fewestHits || identifies ? hits : 0;
}

/** The row with most known headings; the first of them when the headings are repeated further down. */
export function findHeaderRow(rows: string[][]): HeaderRow | null {
  let best: HeaderRow | null = null;
  const known = new Map<string, HeadingMatch>();
  // Makes and towns repeat down the rows: each is compared once.
  const match = (cell: string): HeadingMatch => {
    const found = known.get(cell) ?? matchHeading(cell);
    known.set(cell, found);
    return found;
  };
  rows.slice(0, headerSearchRows).forEach((cells, at) => {
    const score = scoreRow(cells, match);
    if (score > (best?.score ?? 0)) best = { at, score };
  });
  return best;
}
