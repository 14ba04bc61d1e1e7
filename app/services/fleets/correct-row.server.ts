import { and, eq } from "drizzle-orm";
import { dayInAlgiers } from "#app/domain/day.ts";
import type { ImportField } from "#app/domain/vehicle.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { NotFound, type Refusal, refuse } from "#app/services/refusal.ts";
import { uploadRows } from "#db/schema/index.ts";
import { judgeRow } from "#imports/judge-row.ts";
import { confirmableCodes } from "#imports/problem-codes.ts";
import type { RowCells } from "#imports/sheet.ts";
import { compareWithFleet } from "./compare-with-fleet.server.ts";
import { countRows } from "./count-rows.server.ts";
import { getRow, type ListedRow, type UploadRow } from "./list-rows.server.ts";
import { recheckDuplicates } from "./recheck-duplicates.server.ts";
import { settleScope } from "./settle-scope.ts";
import { findVisibleUpload, importScope } from "./upload-access.server.ts";
import { isFleetProblem, type UploadProblem } from "./upload-problem.ts";

export interface CorrectionInput {
  uploadId: string;
  row: number;
  /** Text as a person types it; null or "" empties the cell. */
  values: Partial<Record<ImportField, string | null>>;
}

/** Corrects cells of one row, judges it again as if the file had said so, and with it the rows that it repeated. */
export async function correctRow(
  house: Pick<House, "db" | "clock">,
  actor: Actor,
  input: CorrectionInput,
): Promise<ListedRow | Refusal> {
  const scope = importScope(actor);
  return house.db.company(actor.companyId, async (tx) => {
    const upload = await findVisibleUpload(tx, actor, input.uploadId, { lock: true });
    if (upload.status !== "review") return refuse("upload_not_in_review");
    const key = { companyId: actor.companyId, uploadId: upload.id };
    const ofRow = and(
      eq(uploadRows.companyId, key.companyId),
      eq(uploadRows.uploadId, key.uploadId),
      eq(uploadRows.row, input.row),
    );
    const [before] = await tx.select().from(uploadRows).where(ofRow);
    if (!before) throw new NotFound("row");
    const judged = settleScope(judgeAgain(before, input.values, house), scope);
    const isReady = judged.state === "ready";
    await tx
      .update(uploadRows)
      .set({
        ...judged.facts,
        state: judged.state,
        cells: judged.cells,
        problems: judged.problems.length > 0 ? judged.problems : null,
        corrected: true,
        vehicleId: isReady ? crypto.randomUUID() : null,
        change: isReady ? "new" : null,
      })
      .where(ofRow);
    const touched = await recheckDuplicates(tx, key, [before, judged.facts]);
    await compareWithFleet(tx, key, scope, [input.row, ...touched]);
    await countRows(tx, key);
    const after = await getRow(tx, key, input.row);
    if (!after) throw new NotFound("row");
    return after;
  });
}

function judgeAgain(before: UploadRow, values: CorrectionInput["values"], { clock }: Pick<House, "clock">) {
  const cells: RowCells = { ...(before.cells as RowCells) };
  for (const [field, value] of Object.entries(values) as [ImportField, string | null][]) {
    if (value === null || value.trim() === "") delete cells[field];
    else cells[field] = value;
  }
  return judgeRow(before.row, cells, { today: dayInAlgiers(clock.now()), confirmed: confirmedFields(before, values) });
}

/** An unlikely value that is sent again as it stands is confirmed, and stays so while nobody alters it. */
function confirmedFields(before: UploadRow, values: CorrectionInput["values"]): ReadonlySet<ImportField> {
  const cells = before.cells as RowCells;
  const confirmed = ((before.problems ?? []) as UploadProblem[]).filter(({ code, field, level }) => {
    if (isFleetProblem(code) || !confirmableCodes.has(code)) return false;
    const given = values[field];
    return given === undefined ? level === "notice" : given === cells[field];
  });
  return new Set(confirmed.map(({ field }) => field));
}
