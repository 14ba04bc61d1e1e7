import type { Kind } from "../vehicle.ts";

export interface PlateParts {
  serial: number;
  /** 1 to 9, the first digit of the middle group. */
  category: number;
  /** Two digits as on the plate; 22 and 33 can also mean "year unknown". */
  year: string;
  wilaya: string;
}

const worksSeries = /^0([1-9])-(\d{5})-(\d\d)$/;

/** Parts of a canonical number of the normal series; null for any other text. Looked at by its places: every row is asked. */
export function plateParts(canonical: string): PlateParts | null {
  const dash = canonical.length - 7;
  if (dash < 5 || dash > 6 || canonical[dash] !== "-" || canonical[dash + 4] !== "-") return null;
  for (let at = 0; at < canonical.length; at++) {
    const code = canonical.charCodeAt(at);
    if ((code < 48 || code > 57) && at !== dash && at !== dash + 4) return null;
  }
  return {
    serial: Number(canonical.slice(0, dash)),
    category: canonical.charCodeAt(dash + 1) - 48,
    year: canonical.slice(dash + 2, dash + 4),
    wilaya: canonical.slice(dash + 5),
  };
}

/** Equal for equal vehicles: leading zeros of the serial do not count. */
export function plateKey(canonical: string): string {
  const parts = plateParts(canonical);
  if (parts) return `${parts.serial}-${parts.category}${parts.year}-${parts.wilaya}`;
  const works = worksSeries.exec(canonical);
  return works ? `0${works[1]}-${Number(works[2])}-${works[3]}` : canonical;
}

/** Order of a list: wilaya, year digits, category, serial; other series last. */
export function comparePlates(a: string, b: string): number {
  const [first, second] = [plateParts(a), plateParts(b)];
  if (!first || !second) return Number(!first) - Number(!second) || (a < b ? -1 : Number(a > b));
  return (
    first.wilaya.localeCompare(second.wilaya) ||
    first.year.localeCompare(second.year) ||
    first.category - second.category ||
    first.serial - second.serial
  );
}

const categories: Record<Kind, readonly number[]> = {
  tourism: [1],
  lorry: [2],
  van: [3],
  bus: [4],
  road_tractor: [5],
  other_tractor: [6],
  agricultural: [6],
  special: [7],
  ambulance: [7],
  fire: [7],
  trailer: [8],
  semi_trailer: [8],
  motorcycle: [9],
  public_works: [],
  converted_utility: [1, 3],
};

/** Category digits that a vehicle of this kind carries on its plate. */
export const categoriesOf = (kind: Kind): readonly number[] => categories[kind];

const kindOfCategory: Partial<Record<number, Kind>> = {
  1: "tourism",
  2: "lorry",
  3: "van",
  4: "bus",
  5: "road_tractor",
};

/** The kind that the category digit of a plate says, where it says only one that is taxed. */
export const kindOfPlate = (category: number): Kind | null => kindOfCategory[category] ?? null;
