import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { isRefusal, NotFound, type Refusal } from "#app/services/refusal.ts";
import { correctRows } from "./correct-rows.server.ts";
import type { CellTexts } from "./judge-again.ts";
import type { ListedRow } from "./list-rows.server.ts";

export interface CorrectionInput {
  uploadId: string;
  row: number;
  /** Text as a person types it; null or "" empties the cell. */
  values: CellTexts;
}

/** Corrects cells of one row, judges it again as if the file had said so, and with it the rows that it repeated. */
export async function correctRow(
  house: Pick<House, "db" | "clock">,
  actor: Actor,
  { uploadId, row, values }: CorrectionInput,
): Promise<ListedRow | Refusal> {
  const rows = await correctRows(house, actor, { uploadId, changes: [{ row, values }] });
  if (isRefusal(rows)) return rows;
  const [corrected] = rows;
  if (!corrected) throw new NotFound("row");
  return corrected;
}
