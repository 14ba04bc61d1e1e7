import type { Day } from "#app/domain/day.ts";
import type { ImportField } from "#app/domain/vehicle.ts";
import type { ColumnChoice, ImportColumn } from "../sheet.ts";
import { type HeadingMatch, matchHeading } from "./match-heading.ts";
import { looksFiscal, proofShare, provableFields, proveByValues } from "./prove-by-values.ts";

interface Guess {
  field: ImportField | null;
  confidence: number;
  candidates: ImportField[];
}

const unknown: Guess = { field: null, confidence: 0, candidates: [] };
/** With fewer values than this a column of unreadable ones may just be a short file with mistakes. */
const enoughValues = 5;
/** Most a column without a known heading can claim. */
const provenConfidence = 0.9;

/** Heading first, then the values: an alias is believed, a likeness is believed when the values prove it. */
export function mapColumns(
  headings: string[],
  rows: string[][],
  today: Day,
  chosen: ColumnChoice = {},
): ImportColumn[] {
  const columns = headings.map((heading, index): ImportColumn => {
    const choice = chosen[index];
    if (choice !== undefined)
      return { index, heading, field: choice, confidence: 1, candidates: choice ? [choice] : [] };
    const values = rows.map((row) => row[index] ?? "");
    return { index, heading, ...guess(heading, values, today) };
  });
  return keepOneColumnPerField(columns, chosen);
}

function guess(heading: string, values: string[], today: Day): Guess {
  const match = matchHeading(heading);
  if (match.how === "exact") return trustHeading(match.field, values, today);
  if (match.how === "ambiguous") return settleAmbiguous(match.candidates, values, today);
  if (match.how === "similar" || match.how === "contained") return weighLikeness(match, values, today);
  return match.how === "none" ? proposeByValues(values, today) : unknown;
}

function trustHeading(field: ImportField, values: string[], today: Day): Guess {
  const { share, filled } = proveByValues(field, values, today);
  // A column of staff numbers is called "matricule" too: when no value at all can be read, the person says what it is.
  if (share === 0 && filled >= enoughValues) return { field: null, confidence: 0, candidates: [field] };
  return { field, confidence: share >= proofShare ? 1 : share, candidates: [field] };
}

function settleAmbiguous(candidates: ImportField[], values: string[], today: Day): Guess {
  if (candidates.includes("fiscal_power") && looksFiscal(values))
    return { field: "fiscal_power", confidence: proofShare, candidates };
  // Kind and model share the heading "type": no list of values settles that.
  const proven = candidates.filter((field) => field !== "kind" && isProven(field, values, today));
  const [field] = proven;
  return proven.length === 1 && field
    ? { field, confidence: provenConfidence, candidates }
    : { ...unknown, candidates };
}

function weighLikeness(
  match: HeadingMatch & { field: ImportField; score: number },
  values: string[],
  today: Day,
): Guess {
  const { field, score } = match;
  const proven = match.how === "similar" && isProven(field, values, today);
  return { field: proven ? field : null, confidence: Math.min(score, provenConfidence), candidates: [field] };
}

function isProven(field: ImportField, values: string[], today: Day): boolean {
  if (!provableFields.includes(field)) return false;
  const { share, filled } = proveByValues(field, values, today);
  return filled > 0 && share >= proofShare;
}

/** Columns without a heading are only proposed. */
function proposeByValues(values: string[], today: Day): Guess {
  const field = provableFields.find((candidate) => isProven(candidate, values, today));
  return field ? { field: null, confidence: provenConfidence, candidates: [field] } : unknown;
}

/** Two columns for one field: the person's choice, else the clearly better one, else none until a person chooses. */
function keepOneColumnPerField(columns: ImportColumn[], chosen: ColumnChoice): ImportColumn[] {
  const winners = new Map<ImportField, number | null>();
  for (const column of columns) {
    if (!column.field || winners.has(column.field)) continue;
    const rivals = columns.filter(({ field }) => field === column.field);
    winners.set(column.field, winnerOf(rivals, chosen));
  }
  return columns.map((column) =>
    column.field && winners.get(column.field) !== column.index ? { ...column, field: null } : column,
  );
}

function winnerOf(rivals: ImportColumn[], chosen: ColumnChoice): number | null {
  const picked = rivals.find(({ index }) => chosen[index]);
  if (picked) return picked.index;
  const [best, second] = [...rivals].sort((a, b) => b.confidence - a.confidence);
  if (!best) return null;
  const clear = !second || (best.confidence >= proofShare && best.confidence - second.confidence >= 0.1);
  return clear ? best.index : null;
}
