import type { PlateSeries } from "#app/domain/plate/plate-codes.ts";
import { type PlateCard, readPlate } from "#app/domain/plate/read-plate.ts";
import type { RowReader } from "./judge-row.ts";

export interface JudgedPlate {
  canonical: string | null;
  series: PlateSeries | null;
}

const none: JudgedPlate = { canonical: null, series: null };

/** Reads the raw text: the rules of plates do their own cleaning, where a tatweel or a long dash separates groups. */
export function judgePlate(reader: RowReader, field: "plate" | "previous_plate", card: PlateCard): JudgedPlate {
  const raw = reader.cells[field];
  if (!raw) return none;
  const found = readPlate(raw, card, reader.context.today);
  if (found.status === "error" && !reader.isFilled(field)) return none;
  for (const code of found.notices) reader.note(field, { code, level: "notice" });
  if (found.status === "ok") return { canonical: found.canonical, series: null };
  if (found.status === "special") {
    reader.note(field, { code: found.code ?? "series_00", level: "notice" });
    return { canonical: found.canonical, series: found.code as PlateSeries };
  }
  const [first = null] = found.candidates;
  reader.note(field, { code: found.code ?? "group_count", suggestion: found.suggestion ?? first });
  return none;
}
