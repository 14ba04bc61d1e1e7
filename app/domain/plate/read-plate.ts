import type { Day } from "../day.ts";
import { type CleanPlate, cleanPlate } from "./clean-plate.ts";
import { decideByCard, decideByColumn, type PlateCard } from "./decide-by-card.ts";
import { type Candidate, isCandidate, noticesOf, readGroups } from "./plate-candidate.ts";
import type { PlateError, PlateNotice, PlateQuestion, PlateSeries } from "./plate-codes.ts";
import { findReadings, type GroupReading } from "./read-groups.ts";

export type { PlateCard };

export interface PlateReading {
  status: "ok" | "ask" | "special" | "error";
  canonical: string | null;
  candidates: string[];
  /** Error, question or special series; null when the number is accepted. */
  code: PlateError | PlateQuestion | PlateSeries | null;
  suggestion: string | null;
  notices: PlateNotice[];
}

const reading = (status: PlateReading["status"], parts: Partial<PlateReading>): PlateReading => ({
  status,
  canonical: null,
  candidates: [],
  code: null,
  suggestion: null,
  notices: [],
  ...parts,
});

const refuse = (code: PlateError, suggestion: string | null = null) => reading("error", { code, suggestion });

/** Reads a registration number as people type it. It never changes a letter or an order in silence. */
export function readPlate(raw: string, card: PlateCard = {}, today: Day): PlateReading {
  const plain = readPlainPlate(raw, today);
  if (plain) return plain;
  const clean = cleanPlate(raw);
  if ("series" in clean) return reading("special", { code: clean.series });
  if ("error" in clean) return refuse(clean.error, clean.suggestLetters ? withoutLookalikes(raw, card, today) : null);
  const found = nameTheWilaya(clean, today) ?? findReadings(clean.groups, clean.text, today);
  const notices = [...clean.notices, ...found.notices];
  if (card.numberCell && !notices.includes("number_cell")) notices.push("number_cell");
  return conclude({ ...found, notices }, clean, card);
}

/** Three groups of their own lengths, as most rows of a kept file have them: nothing in that can be read two ways. */
function readPlainPlate(raw: string, today: Day): PlateReading | undefined {
  const found = /^(\d{5,6})([-. /])(\d{3})\2(\d\d)$/.exec(raw);
  if (!found) return undefined;
  const [, serial = "", , middle = "", wilaya = ""] = found;
  const candidate = readGroups({ serial, middle, wilaya, reversed: false }, today);
  return isCandidate(candidate) ? accept(candidate, []) : undefined;
}

/** O for 0, I or l for 1: proposed when the result is a number, never applied. */
function withoutLookalikes(raw: string, card: PlateCard, today: Day): string | null {
  const corrected = raw.replace(/o/gi, "0").replace(/[il]/gi, "1");
  if (/\p{L}/u.test(corrected)) return null;
  return readPlate(corrected, card, today).canonical;
}

const accept = (candidate: Candidate, notices: PlateNotice[]): PlateReading => ({
  status: "ok",
  canonical: candidate.canonical,
  candidates: [],
  code: null,
  suggestion: null,
  notices: notices.length === 0 ? noticesOf(candidate) : [...notices, ...noticesOf(candidate)],
});

/** Serial and middle group with the wilaya in words: `12345-115 وهران`. */
function nameTheWilaya(clean: CleanPlate, today: Day): GroupReading | undefined {
  const wilaya = clean.wilayaName ?? (clean.countryName ? "16" : undefined);
  const [serial = "", middle = ""] = clean.groups;
  if (!wilaya || clean.groups.length !== 2 || middle.length !== 3) return undefined;
  const named = readGroups({ serial, middle, wilaya, reversed: false }, today);
  if (!isCandidate(named)) return undefined;
  if (!clean.wilayaName) return { candidates: [named], question: "country_or_wilaya_name", notices: [] };
  return { candidates: [named], notices: ["wilaya_from_name"] };
}

function conclude(found: GroupReading, clean: CleanPlate, card: PlateCard): PlateReading {
  const { candidates, question, notices } = found;
  if (found.error) return refuse(found.error);
  if (found.series) return reading("special", { code: found.series, canonical: found.canonical ?? null, notices });
  const name = clean.wilayaName;
  const [only] = candidates;
  if (only && !question) {
    if (!name || notices.includes("wilaya_from_name")) return accept(only, notices);
    return only.wilaya === name
      ? accept(only, [...notices, "wilaya_name_agrees"])
      : refuse("wilaya_name_conflict", null);
  }
  const named = candidates.filter((candidate) => candidate.wilaya === name);
  if (named.length === 1 && named[0]) return accept(named[0], [...notices, "decided_by_wilaya_name"]);
  const decided = decideByCard(candidates, card);
  if (decided) return accept(decided, [...notices, "decided_by_card_data"]);
  const placed = decideByColumn(candidates, card);
  if (placed) return accept(placed, [...notices, "decided_by_column"]);
  const shown = found.works ?? candidates.map((candidate) => candidate.canonical);
  if (question === "confirm_reversed_run") notices.push("reversed_order");
  return reading("ask", { code: question ?? "ambiguous_order", candidates: shown, notices });
}
