import type { ImportField } from "#app/domain/vehicle.ts";
import { likeness } from "../values/find-word.ts";
import { aliases, ambiguousHeadings, coreAliases, type HeadingTarget, isSuspicious } from "./heading-aliases.ts";
import { coreOf, type Heading, normaliseHeading } from "./normalise-heading.ts";

export type HeadingMatch =
  | { how: "exact"; field: ImportField }
  /** Known, and kept out of the vehicle: colour, insurance, payload. */
  | { how: "not_imported" }
  | { how: "ambiguous"; candidates: ImportField[] }
  | { how: "similar"; field: ImportField; score: number }
  | { how: "contained"; field: ImportField; score: number }
  | { how: "none" };

/** A unit in brackets decides between the measures that share a heading. */
const fieldOfUnit: Record<string, ImportField | null> = {
  cv: "fiscal_power",
  kw: null,
  ch: null,
  hp: null,
  ptc: "gross_weight",
  ptac: "gross_weight",
  "ح ج": "fiscal_power",
};

const exactly = (target: HeadingTarget): HeadingMatch =>
  target.field ? { how: "exact", field: target.field } : { how: "not_imported" };

export function matchHeading(text: string): HeadingMatch {
  const heading = normaliseHeading(text);
  const { key, unit } = heading;
  if (key === "") return { how: "none" };
  const whole = unit ? aliases.get(`${key} ${unit}`) : undefined;
  if (whole) return exactly(whole);
  const meanings = ambiguousHeadings.get(key);
  if (meanings) return decideByUnit(meanings, unit);
  const known = aliases.get(key);
  if (known) return withUnit(known, unit);
  return matchCore(heading) ?? findSimilar(key);
}

/** "Puissance fiscale (kW)" is real power, whatever its words say. */
const withUnit = (target: HeadingTarget, unit: string | null): HeadingMatch =>
  target.field === "fiscal_power" && unit && fieldOfUnit[unit] === null ? { how: "not_imported" } : exactly(target);

function decideByUnit(meanings: HeadingTarget[], unit: string | null): HeadingMatch {
  const candidates = meanings.flatMap(({ field }) => (field ? [field] : []));
  const field = unit ? fieldOfUnit[unit] : undefined;
  if (field && candidates.includes(field)) return { how: "exact", field };
  if (field === null && candidates.includes("fiscal_power")) return { how: "not_imported" };
  return { how: "ambiguous", candidates };
}

function matchCore({ key, unit }: Heading): HeadingMatch | undefined {
  const core = coreOf(key);
  const meanings = ambiguousHeadings.get(core);
  if (meanings) return decideByUnit(meanings, unit);
  const known = aliases.get(core) ?? coreAliases.get(core);
  return known && withUnit(known, unit);
}

const enough = 0.75;
/** The best field must stand this far above the second. */
const margin = 0.03;

const tokensOf = (key: string) => new Set(key.split(" "));
const aliasWords = [...aliases].map(([alias, target]) => ({ alias, target, tokens: tokensOf(alias) }));

function tokenShare(first: Set<string>, second: Set<string>): number {
  let common = 0;
  for (const token of first) if (second.has(token)) common++;
  return (2 * common) / (first.size + second.size);
}

const contains = (key: string, alias: string) =>
  alias.length >= 4 && ` ${key} `.includes(` ${alias} `) ? 0.75 + (0.2 * alias.length) / key.length : 0;

function findSimilar(key: string): HeadingMatch {
  if (key.length < 4 || key.length > 80 || isSuspicious(key)) return { how: "none" };
  const scores = new Map<string, { target: HeadingTarget; score: number; contained: boolean }>();
  const own = tokensOf(key);
  for (const { alias, target, tokens } of aliasWords) {
    // What is not even a close second changes nothing.
    const spelt = Math.max(alias.length < 4 ? 0 : likeness(key, alias, enough - margin), tokenShare(own, tokens));
    const held = contains(key, alias);
    const score = Math.max(spelt, held);
    const name = "known" in target ? target.known : target.field;
    if (score > (scores.get(name)?.score ?? 0)) scores.set(name, { target, score, contained: held > spelt });
  }
  const [best, second] = [...scores.values()].sort((a, b) => b.score - a.score);
  if (!best || best.score < enough || best.score - (second?.score ?? 0) < margin) return { how: "none" };
  if (!best.target.field) return { how: "none" };
  return { how: best.contained ? "contained" : "similar", field: best.target.field, score: best.score };
}
