import { FirstRows } from "./first-rows.ts";
import type { JudgedRow, RowProblem } from "./sheet.ts";

type Seen = (key: string | null, row: number) => number | undefined;

/** Remembers the plates and chassis numbers of one file; the first row that holds one keeps it. */
export function duplicateFinder(): (row: JudgedRow) => JudgedRow {
  const [seenPlate, seenVin] = [remember(numberOfPlate), remember(numberOfVin)];
  return (judged) => {
    const { plate, vin } = judged.facts;
    const samePlate = seenPlate(plate, judged.row);
    const sameVin = seenVin(vin, judged.row);
    if (samePlate === undefined && sameVin === undefined) return judged;
    const repeated: RowProblem[] = [];
    const note = (field: "plate" | "vin", code: "duplicate_plate" | "duplicate_vin", firstRow?: number) => {
      if (firstRow === undefined) return;
      repeated.push({ field, code, value: judged.facts[field], suggestion: null, level: "error", firstRow });
    };
    note("plate", "duplicate_plate", samePlate);
    note("vin", "duplicate_vin", sameVin);
    const state = judged.state === "invalid" ? "invalid" : "duplicate";
    return { ...judged, state, problems: [...judged.problems, ...repeated] };
  };
}

type Pair = readonly [high: number, low: number];

/** Identifiers of the common form are compared as numbers, the few others as text. */
function remember(numbersOf: (key: string) => Pair | null): Seen {
  const numbers = new FirstRows();
  const texts = new Map<string, number>();
  return (key, row) => {
    if (key === null) return undefined;
    const pair = numbersOf(key);
    if (pair) return numbers.seen(pair[0], pair[1], row);
    const first = texts.get(key);
    if (first === undefined) texts.set(key, row);
    return first;
  };
}

/** `SSSSS-CYY-WW` without its dashes; the serial has no other leading zeros than those that make it five digits. */
function numberOfPlate(plate: string): Pair | null {
  const dash = plate.length - 7;
  if (plate[dash] !== "-" || plate[dash + 4] !== "-") return null;
  let digits = 0;
  for (let at = 0; at < plate.length; at++) {
    if (at === dash || at === dash + 4) continue;
    const digit = plate.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return null;
    digits = digits * 10 + digit;
  }
  return [0, digits];
}

/** A chassis number of 17 signs: the first nine and the last eight, each as a number to the base 36. */
function numberOfVin(vin: string): Pair | null {
  if (vin.length !== 17) return null;
  let [high, low] = [0, 0];
  for (let at = 0; at < 9; at++) high = high * 36 + sign(vin.charCodeAt(at));
  for (let at = 9; at < 17; at++) low = low * 36 + sign(vin.charCodeAt(at));
  return [high, low];
}

const sign = (code: number) => (code < 65 ? code - 48 : code - 55);
