import { sql } from "drizzle-orm";
import { columnList } from "#app/services/fleets/fact-columns.ts";
import type { Tx } from "#db/client.server.ts";
import type { UploadKey } from "./compare-with-fleet.server.ts";
import { heldFacts, mergeAssignments, mergedFacts } from "./merged-facts.ts";

/**
 * Gives the vehicles of rows that change one their new facts, and keeps the former ones for an undo. A vehicle is locked
 * when its facts are copied, so that what is kept is what was overwritten.
 */
export async function changeVehicles(tx: Tx, upload: UploadKey, now: Date): Promise<number> {
  await keepFormerFacts(tx, upload);
  const { count } = await tx.execute(sql`
    update vehicles v set ${sql.raw(mergeAssignments)}, updated_at = ${now.toISOString()}::timestamptz
      from upload_rows r
      join upload_changes c on c.company_id = r.company_id and c.upload_id = r.upload_id and c.vehicle_id = r.vehicle_id
     where r.company_id = ${upload.companyId} and r.upload_id = ${upload.uploadId}
       and r.state = 'ready' and r.change = 'changed' and v.company_id = r.company_id and v.id = r.vehicle_id`);
  return count;
}

async function keepFormerFacts(tx: Tx, { companyId, uploadId }: UploadKey): Promise<void> {
  // Plans of foreign-key checks made when the fleet was small read all of it for every row.
  await tx.execute(sql`discard plans`);
  await tx.execute(sql`
    insert into upload_changes (company_id, upload_id, vehicle_id, ${columnList()}, updated_at)
    select r.company_id, r.upload_id, v.id, ${columnList((column) => `v.${column}`)}, v.updated_at
      from upload_rows r
      join vehicles v on v.company_id = r.company_id and v.id = r.vehicle_id
     where r.company_id = ${companyId} and r.upload_id = ${uploadId} and r.state = 'ready' and r.change = 'changed'
       and v.archived_at is null and (${sql.raw(mergedFacts)}) is distinct from (${sql.raw(heldFacts)})
       for no key update of v`);
}
