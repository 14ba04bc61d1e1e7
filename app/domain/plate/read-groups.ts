import type { Day } from "../day.ts";
import { type Candidate, isCandidate, readGroups } from "./plate-candidate.ts";
import type { PlateError, PlateNotice, PlateQuestion, PlateSeries } from "./plate-codes.ts";
import { isWilaya } from "./wilayas.ts";

/** What the groups of digits say: candidates (with a question when more than one is left), a series, or an error. */
export interface GroupReading {
  candidates: Candidate[];
  question?: PlateQuestion;
  error?: PlateError;
  series?: PlateSeries;
  /** Canonical number of a public-works machine, or both readings of it. */
  canonical?: string;
  works?: string[];
  notices: PlateNotice[];
}

const answer = (parts: Partial<GroupReading>): GroupReading => ({ candidates: [], notices: [], ...parts });
const fault = (code: PlateError | PlateSeries): GroupReading =>
  code === "series_00" ? answer({ series: code }) : answer({ error: code as PlateError });

export function findReadings(groups: string[], text: string, today: Day): GroupReading {
  const [first = "", second = "", third = ""] = groups;
  if (isThousands(groups, text)) return noting(readRun(groups.join(""), today), "thousands_grouping");
  if (groups.length === 1) return readRun(first, today);
  if (groups.length === 2) return readTwo(first, second, today);
  if (groups.length === 3) return readThree(first, second, third, text, today);
  if (groups.length === 4) return readFour(groups, text, today);
  return fault(groups.join("").length >= 12 ? "several_plates" : "group_count");
}

const noting = (found: GroupReading, ...notices: PlateNotice[]): GroupReading => ({
  ...found,
  notices: [...notices, ...found.notices],
});

/** `1,234,511,516`: a spreadsheet showed the number with its thousands apart. */
function isThousands(groups: string[], text: string): boolean {
  const cut = groups.length > 1 && groups[0] !== undefined && groups[0].length <= 3;
  if (!cut || !groups.slice(1).every((group) => group.length === 3)) return false;
  return groups.length === 4 || (groups.length === 3 && /^\d+,\d+,\d+$/.test(text));
}

function readThree(first: string, middle: string, last: string, text: string, today: Day): GroupReading {
  if (middle.length === 2) return readMiddleOfTwo(first, middle, last, text);
  if (middle.length === 5) return readPublicWorks(first, middle, last);
  if (middle.length !== 3) return fault("middle_group_length");
  const forward = readGroups({ serial: first, middle, wilaya: last, reversed: false }, today);
  const backward = readGroups({ serial: last, middle, wilaya: first, reversed: true }, today);
  const candidates = [forward, backward].filter(isCandidate);
  if (candidates.length === 0) {
    const likely = first.length <= 2 && last.length >= 3 ? backward : forward;
    return isCandidate(likely) ? fault("group_count") : fault(likely.fault);
  }
  const [one, other] = candidates;
  if (!one || !other || one.canonical === other.canonical) return answer({ candidates: candidates.slice(0, 1) });
  // Written with a two-digit wilaya at its end, the forward reading needs nothing restored.
  if (!one.zeroRestored && other.zeroRestored) return answer({ candidates: [one] });
  return answer({ candidates, question: "ambiguous_order" });
}

function readMiddleOfTwo(first: string, middle: string, last: string, text: string): GroupReading {
  const dayAndMonth = (a: string, b: string) => Number(a) <= 31 && Number(b) <= 12;
  const yearFirst = /^(19|20)\d\d$/.test(first) && dayAndMonth(last, middle);
  const yearLast = /^(19|20)\d\d$/.test(last) && dayAndMonth(first, middle);
  const shortYear = /^\d{1,2}\/\d\d\/\d\d$/.test(text) && dayAndMonth(first, middle);
  if (yearFirst || yearLast || shortYear) return fault("looks_like_date");
  if (middle === "00") return fault("series_00");
  return first.length <= 3 ? answer({ series: "diplomatic_suspected" }) : fault("category_missing");
}

/** `0G-NNNNN-WW`, the series of public-works machines (order of 4 December 2022). */
function readPublicWorks(first: string, middle: string, last: string): GroupReading {
  const isMachine = (digits: string) => /^0[1-9]$/.test(digits);
  const forward = isMachine(first) && isWilaya(last) ? `${first}-${middle}-${last}` : undefined;
  const backward = isMachine(last) && isWilaya(first) ? `${last}-${middle}-${first}` : undefined;
  if (forward && backward && forward !== backward)
    return answer({ question: "ambiguous_order_public_works", works: [forward, backward] });
  if (forward) return answer({ series: "public_works", canonical: forward });
  if (backward) return answer({ series: "public_works", canonical: backward, notices: ["reversed_order"] });
  return fault("middle_group_length");
}

function readRun(run: string, today: Day): GroupReading {
  if (run.length < 6) return fault("too_short");
  if (run.length > 11) return fault("too_long");
  const forward = readGroups(
    { serial: run.slice(0, -5), middle: run.slice(-5, -2), wilaya: run.slice(-2), reversed: false },
    today,
  );
  const backward = readGroups(
    { serial: run.slice(5), middle: run.slice(2, 5), wilaya: run.slice(0, 2), reversed: true },
    today,
  );
  const notices: PlateNotice[] = ["no_separators"];
  const candidates = [forward, backward].filter(isCandidate);
  if (isCandidate(forward)) {
    const same = isCandidate(backward) && backward.canonical === forward.canonical;
    if (candidates.length === 1 || same) return answer({ candidates: [forward], notices });
    return answer({ candidates, question: "ambiguous_order", notices });
  }
  // Display turns groups round, never a run of digits: the only reading left is confirmed by a person.
  if (candidates.length === 1) return answer({ candidates, question: "confirm_reversed_run", notices });
  return fault(forward.fault);
}

function readTwo(first: string, second: string, today: Day): GroupReading {
  if (first.length === 3 && second.length === 2) return fault("serial_missing");
  if (second.length === 3 && first.length <= 7) return fault("wilaya_missing");
  const [five, rest] = [/^(\d\d)(\d{3})$/, /^(\d{1,6})(\d{3})$/];
  const readings: Candidate[] = [];
  const collect = (serial = "", middle = "", wilaya = "", reversed = false) => {
    const found = readGroups({ serial, middle, wilaya, reversed }, today);
    if (isCandidate(found) && !readings.some(({ canonical }) => canonical === found.canonical)) readings.push(found);
  };
  const joinedLeft = rest.exec(first);
  if (joinedLeft && second.length === 2) collect(joinedLeft[1], joinedLeft[2], second);
  if (second.length === 5) collect(first, second.slice(0, 3), second.slice(3));
  if (first.length === 2 && second.length >= 8) collect(second.slice(3), second.slice(0, 3), first, true);
  const joinedRight = five.exec(first);
  if (joinedRight && second.length >= 4) collect(second, joinedRight[2], joinedRight[1], true);
  if (readings.length === 0) return fault("group_count");
  const question = readings.length > 1 ? "ambiguous_order" : undefined;
  return answer({ candidates: readings, notices: ["separator_missing"], ...(question && { question }) });
}

function readFour(groups: string[], text: string, today: Day): GroupReading {
  const [a = "", b = "", c = "", d = ""] = groups;
  if (b.length === 1 && (c.length === 2 || /^(19|20)\d\d$/.test(c))) {
    const notices: PlateNotice[] = c.length === 4 ? ["middle_joined", "four_digit_year"] : ["middle_joined"];
    return noting(readThree(a, b + c.slice(-2), d, text, today), ...notices);
  }
  if (a.length <= 3 && b.length === 3 && c.length === 3 && d.length <= 2)
    return noting(readThree(a + b, c, d, text, today), "serial_joined");
  return fault("group_count");
}
