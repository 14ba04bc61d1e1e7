import { and, eq, sql } from "drizzle-orm";
import { recordEvent } from "#app/services/accounts/record-event.server.ts";
import type { Actor, Scope } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import type { Tx } from "#db/client.server.ts";
import { uploads } from "#db/schema/index.ts";
import { compareWithFleet, type UploadKey } from "./compare-with-fleet.server.ts";
import { countRows } from "./count-rows.server.ts";
import { columnList } from "./fact-columns.ts";
import { heldFacts, mergeAssignments, mergedFacts } from "./merged-facts.ts";

export interface MergeInput {
  uploadId: string;
  scope: Scope;
  invalidRows: "refuse" | "skip";
}

/**
 * Makes vehicles of the rows, in one transaction: all of them or none. The fleet may have changed since the person saw the
 * comparison, so it is made again here, alone in its company; a row that contradicts the fleet by now sends the upload
 * back to review, or is left out when invalid rows are to be skipped. What is equal is not written.
 */
export async function mergeUpload(house: Pick<House, "db" | "clock">, actor: Actor, input: MergeInput): Promise<void> {
  const key: UploadKey = { companyId: actor.companyId, uploadId: input.uploadId };
  const ofUpload = and(eq(uploads.companyId, key.companyId), eq(uploads.id, key.uploadId));
  await house.db.company(actor.companyId, async (tx) => {
    await tx.execute(sql`set local statement_timeout = '15min'`);
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`fleet:${key.companyId}`}, 0))`);
    const [upload] = await tx.select().from(uploads).where(ofUpload).for("update");
    if (upload?.status !== "committing") return;
    await compareWithFleet(tx, key, input.scope);
    await countRows(tx, key);
    const [counted] = await tx.select().from(uploads).where(ofUpload);
    if (input.invalidRows === "refuse" && counted && counted.invalidCount > 0) {
      await tx.update(uploads).set({ status: "review" }).where(ofUpload);
      return;
    }
    const now = house.clock.now();
    const counts = { created: await insertNew(tx, key, now), changed: await updateChanged(tx, key, now) };
    await tx.update(uploads).set({ status: "committed", progress: 1, committedAt: now }).where(ofUpload);
    await recordEvent(tx, key.companyId, "import.committed", { import: key.uploadId, ...counts });
  });
}

async function insertNew(tx: Tx, { companyId, uploadId }: UploadKey, now: Date): Promise<number> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const { count } = await tx.execute(sql`
    insert into vehicles (company_id, id, ${columnList()}, upload_id, created_at, updated_at)
    select r.company_id, r.vehicle_id, ${columnList((column) => `r.${column}`)}, r.upload_id, ${at}, ${at}
      from upload_rows r
     where r.company_id = ${companyId} and r.upload_id = ${uploadId} and r.state = 'ready' and r.change = 'new'`);
  return count;
}

async function updateChanged(tx: Tx, { companyId, uploadId }: UploadKey, now: Date): Promise<number> {
  const { count } = await tx.execute(sql`
    update vehicles v set ${sql.raw(mergeAssignments)}, updated_at = ${now.toISOString()}::timestamptz
      from upload_rows r
     where r.company_id = ${companyId} and r.upload_id = ${uploadId} and r.state = 'ready' and r.change = 'changed'
       and v.company_id = r.company_id and v.id = r.vehicle_id and v.archived_at is null
       and (${sql.raw(mergedFacts)}) is distinct from (${sql.raw(heldFacts)})`);
  return count;
}
