import type { Day } from "../day.ts";
import type { PlateError, PlateNotice } from "./plate-codes.ts";
import { isNewWilaya, isWilaya } from "./wilayas.ts";

/** One way to read the groups of a number. */
export interface Candidate {
  canonical: string;
  category: number;
  year: string;
  wilaya: string;
  reversed: boolean;
  zeroRestored: boolean;
}

export type CandidateReading = Candidate | { fault: PlateError | "series_00" };

export const isCandidate = (reading: CandidateReading): reading is Candidate => "canonical" in reading;

/** 33 stands for an unknown year, and so may 22; 62 to 99 are 1962 to 1999. */
const yearPossible = (year: string, today: Day) => year <= today.slice(2, 4) || year >= "62" || year === "33";

export function readGroups(
  groups: { serial: string; middle: string; wilaya: string; reversed: boolean },
  today: Day,
): CandidateReading {
  const { middle, reversed } = groups;
  const zeroRestored = groups.wilaya.length === 1;
  const wilaya = groups.wilaya.padStart(2, "0");
  const serial = groups.serial.replace(/^0+/, "");
  if (middle[0] === "0") return { fault: "category_zero" };
  if (!yearPossible(middle.slice(1), today)) return { fault: "year_impossible" };
  if (serial.length > 6) return { fault: "serial_too_long" };
  if (serial === "") return { fault: "serial_zero" };
  if (wilaya === "00") return { fault: "series_00" };
  if (!isWilaya(wilaya)) return { fault: "wilaya_unknown" };
  const canonical = `${serial.padStart(5, "0")}-${middle}-${wilaya}`;
  return { canonical, category: Number(middle[0]), year: middle.slice(1), wilaya, reversed, zeroRestored };
}

/** What the person should know about an accepted number, beyond how it was typed. */
export function noticesOf(candidate: Candidate): PlateNotice[] {
  const notices: PlateNotice[] = [];
  if (candidate.reversed) notices.push("reversed_order");
  if (candidate.zeroRestored) notices.push("wilaya_zero_restored");
  if (candidate.category >= 8) notices.push("category_not_subject");
  else if (candidate.category >= 6) notices.push("category_undetermined");
  if (candidate.year === "22") notices.push("year_code_22");
  if (candidate.year === "33") notices.push("year_code_33");
  if (isNewWilaya(candidate.wilaya)) notices.push("wilaya_new");
  return notices;
}
