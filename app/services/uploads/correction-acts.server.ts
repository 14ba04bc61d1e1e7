import { and, eq, isNull, max, sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { uploadCorrections } from "#db/schema/index.ts";
import { storableJson } from "#imports/copy-text.ts";
import type { UploadKey } from "./compare-with-fleet.server.ts";
import type { RowCorrection } from "./judge-again.ts";
import type { Upload } from "./upload-access.server.ts";

export interface Act {
  act: number;
  by: string | null;
  at: Date;
}

const ofUpload = ({ companyId, uploadId }: UploadKey) =>
  and(eq(uploadCorrections.companyId, companyId), eq(uploadCorrections.uploadId, uploadId));

/** The number of the next act. Acts that were taken back keep theirs. */
export async function nextAct(tx: Tx, key: UploadKey): Promise<number> {
  const [last] = await tx
    .select({ act: max(uploadCorrections.act) })
    .from(uploadCorrections)
    .where(ofUpload(key));
  return (last?.act ?? 0) + 1;
}

/** The act that an undo takes back next. */
export async function findLastAct(tx: Tx, key: UploadKey): Promise<number | null> {
  const [last] = await tx
    .select({ act: max(uploadCorrections.act) })
    .from(uploadCorrections)
    .where(and(ofUpload(key), isNull(uploadCorrections.undoneAt)));
  return last?.act ?? null;
}

export async function recordCorrections(
  tx: Tx,
  { companyId, uploadId }: UploadKey,
  { act, by, at }: Act,
  corrections: readonly RowCorrection[],
): Promise<void> {
  if (corrections.length === 0) return;
  await tx.execute(sql`
    insert into upload_corrections (company_id, upload_id, act, row, before, after, corrected_by, corrected_at)
    select ${companyId}::uuid, ${uploadId}::uuid, ${act}::int, n.row, n.before, n.after, ${by}::uuid, ${at.toISOString()}::timestamptz
      from jsonb_to_recordset(${storableJson(corrections)}::jsonb) as n(row int, before jsonb, after jsonb)`);
}

/** Line 7 of another sheet is another vehicle: what was typed for this one is over. */
export async function forgetCorrections(tx: Tx, { companyId, id }: Upload): Promise<void> {
  await tx
    .update(uploadCorrections)
    .set({ undoneAt: sql`now()` })
    .where(and(ofUpload({ companyId, uploadId: id }), isNull(uploadCorrections.undoneAt)));
}
