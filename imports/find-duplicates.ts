import { plateKey } from "#app/domain/plate/plate-parts.ts";
import type { JudgedRow, RowProblem } from "./sheet.ts";

/** Remembers the plates and chassis numbers of one file; the first row that holds one keeps it. */
export function duplicateFinder(): (row: JudgedRow) => JudgedRow {
  const plates = new Map<string, number>();
  const vins = new Map<string, number>();
  const firstRowOf = (seen: Map<string, number>, key: string | null, row: number) => {
    if (key === null) return undefined;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row);
    return first;
  };
  return (judged) => {
    const { plate, vin } = judged.facts;
    const samePlate = firstRowOf(plates, plate && plateKey(plate), judged.row);
    const sameVin = firstRowOf(vins, vin, judged.row);
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
