/** What a canonical registration number says of its vehicle: the category digit, or a public-works machine. */
export type PlateSeries = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | "public_works";

const categories: readonly PlateSeries[] = [1, 2, 3, 4, 5, 6, 7, 8, 9];

const hyphen = "-";

/** `SSSSS-CYY-WW` has its category 6 characters before the end; `0G-NNNNN-WW` is a public-works machine. */
export function plateSeries(plate: string | null): PlateSeries | null {
  if (plate === null) return null;
  const end = plate.length;
  if (end === 11 && plate[0] === "0" && plate[2] === hyphen && plate[8] === hyphen) return "public_works";
  if ((end !== 12 && end !== 13) || plate[end - 3] !== hyphen || plate[end - 7] !== hyphen) return null;
  return categories[plate.charCodeAt(end - 6) - 49] ?? null;
}

/** From 2033 on the digits can be a real year. */
const firstRealYear33 = 2033;

/**
 * The card itself says that the year is unknown: digits 33. The digits 22, once used for the same, also mean 2022,
 * so they prove nothing.
 */
export const saysYearUnknown = (plate: string | null, year: number): boolean =>
  year < firstRealYear33 && plateSeries(plate) !== null && plate?.slice(-5, -3) === "33";
