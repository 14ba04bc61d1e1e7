import type { WilayaPlace } from "../column-answers.ts";
import type { Kind } from "../vehicle.ts";
import type { Candidate } from "./plate-candidate.ts";
import { categoriesOf } from "./plate-parts.ts";

/** What the same row says beside the number. */
export interface PlateCard {
  year?: number | undefined;
  category?: number;
  kind?: Kind | undefined;
  wilaya?: string;
  /** What a person said of the whole column, for the numbers that nothing else decides. */
  wilayaPlace?: WilayaPlace | undefined;
  /** The spreadsheet kept the number as a number: leading zeros are lost. */
  numberCell?: boolean;
}

/** The one reading that agrees with everything the row says; nothing when none or several do. */
export function decideByCard(candidates: Candidate[], card: PlateCard): Candidate | undefined {
  const { year, category, kind, wilaya } = card;
  if ([year, category, kind, wilaya].every((fact) => fact === undefined)) return undefined;
  const agreeing = candidates.filter(
    (candidate) =>
      (year === undefined || Number(candidate.year) === year % 100) &&
      (category === undefined || candidate.category === category) &&
      (kind === undefined || categoriesOf(kind).includes(candidate.category)) &&
      (wilaya === undefined || candidate.wilaya === wilaya),
  );
  return agreeing.length === 1 ? agreeing[0] : undefined;
}

/** The one reading with the wilaya where the column has it (section 7.3 of the plate rules: one question per column). */
export function decideByColumn(candidates: Candidate[], { wilayaPlace }: PlateCard): Candidate | undefined {
  if (!wilayaPlace) return undefined;
  const placed = candidates.filter(({ reversed }) => reversed === (wilayaPlace === "first"));
  return placed.length === 1 ? placed[0] : undefined;
}
