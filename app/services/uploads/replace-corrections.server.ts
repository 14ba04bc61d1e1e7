import { and, eq } from "drizzle-orm";
import type { Day } from "#app/domain/day.ts";
import type { ImportField } from "#app/domain/vehicle.ts";
import { cellsOfFacts } from "#app/services/fleets/fact-text.ts";
import type { Tx } from "#db/client.server.ts";
import { uploadCorrections } from "#db/schema/index.ts";
import { judgeRow } from "#imports/judge-row.ts";
import type { RowCells } from "#imports/sheet.ts";
import type { CarriedCell } from "./carry-corrections.ts";
import { forgetCorrections, nextAct, recordCorrections } from "./correction-acts.server.ts";
import type { RowCorrection } from "./judge-again.ts";
import type { Upload } from "./upload-access.server.ts";

const rowsAtOnce = 5000;

/**
 * The corrections of an upload whose file was replaced: the old ones speak of lines that are gone; those that were brought
 * over are acts of their own, by whom and when they were made.
 */
export async function replaceCorrections(tx: Tx, upload: Upload, carried: readonly CarriedCell[], today: Day) {
  const key = { companyId: upload.companyId, uploadId: upload.id };
  const acts = [...new Set(carried.map(({ act }) => act))].sort((one, other) => one - other);
  const made = new Map<number, { by: string | null; at: Date }>();
  for (const act of acts) made.set(act, await findMaker(tx, upload, act));
  await forgetCorrections(tx, upload);
  let number = await nextAct(tx, key);
  for (const act of acts) {
    const { changes, confirmations } = correctionsOf(
      carried.filter((cell) => cell.act === act),
      today,
    );
    for (const corrections of [changes, confirmations].filter(({ length }) => length > 0)) {
      const told = { act: number++, ...(made.get(act) as { by: string | null; at: Date }) };
      for (let start = 0; start < corrections.length; start += rowsAtOnce)
        await recordCorrections(tx, key, told, corrections.slice(start, start + rowsAtOnce));
    }
  }
}

async function findMaker(tx: Tx, { companyId, id }: Upload, act: number) {
  const [found] = await tx
    .select({ by: uploadCorrections.correctedBy, at: uploadCorrections.correctedAt })
    .from(uploadCorrections)
    .where(
      and(
        eq(uploadCorrections.companyId, companyId),
        eq(uploadCorrections.uploadId, id),
        eq(uploadCorrections.act, act),
      ),
    )
    .limit(1);
  if (!found) throw new Error(`act ${act} of upload ${id} went away`);
  return found;
}

/** Changes first; then what was confirmed, with the same text before and after. */
function correctionsOf(carried: readonly CarriedCell[], today: Day) {
  const changes = new Map<number, RowCorrection>();
  const confirmations = new Map<number, RowCorrection>();
  for (const { row, field, now, isConfirmed, cells } of carried) {
    const before = textAfterReading(row, cells, field, today);
    if (now !== before && now !== (cells[field] ?? null)) addCell(changes, row, field, before, now);
    if (isConfirmed) {
      const text = changes.get(row)?.after[field] ?? before;
      addCell(confirmations, row, field, text, text);
    }
  }
  return { changes: [...changes.values()], confirmations: [...confirmations.values()] };
}

function addCell(
  rows: Map<number, RowCorrection>,
  row: number,
  field: ImportField,
  before: string | null,
  after: string | null,
) {
  const correction = rows.get(row) ?? { row, before: {}, after: {} };
  correction.before[field] = before;
  correction.after[field] = after;
  rows.set(row, correction);
}

/** What the row will say once it is read: of one with nothing to say about, its facts (`upload_rows.cells`). */
function textAfterReading(row: number, cells: RowCells, field: ImportField, today: Day): string | null {
  const { facts, problems } = judgeRow(row, cells, { today });
  return (problems.length === 0 ? cellsOfFacts(facts) : cells)[field] ?? null;
}
