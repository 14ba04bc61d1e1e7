import { and, eq, sql } from "drizzle-orm";
import { recordEvent } from "#app/services/accounts/record-event.server.ts";
import type { Actor, Scope } from "#app/services/actor.ts";
import { columnNames } from "#app/services/fleets/fact-columns.ts";
import { holdFleet, holdOrders } from "#app/services/fleets/hold-company.server.ts";
import type { House } from "#app/services/house.ts";
import type { Tx } from "#db/client.server.ts";
import { uploadChanges, uploads } from "#db/schema/index.ts";
import type { UploadKey } from "./compare-with-fleet.server.ts";
import { planForFates, vehicleFates } from "./vehicle-fates.server.ts";

export interface TakeBackInput {
  uploadId: string;
  /** The part of the fleet that whoever asked may change. */
  scope: Scope;
}

/**
 * Takes a commit back, in one transaction: all that can be, or nothing. The fleet may have changed since the person saw
 * what would happen, so each vehicle is judged again here, alone in its company and with no order being made. Created
 * vehicles are archived and not deleted: quotes name them, and what they named stays readable. When nothing can be
 * taken back any more the commit stands.
 */
export async function takeBackUpload(house: Pick<House, "db" | "clock">, actor: Actor, input: TakeBackInput) {
  const key: UploadKey = { companyId: actor.companyId, uploadId: input.uploadId };
  const ofUpload = and(eq(uploads.companyId, key.companyId), eq(uploads.id, key.uploadId));
  await house.db.company(key.companyId, async (tx) => {
    await tx.execute(sql`set local statement_timeout = '15min'`);
    await holdFleet(tx, key.companyId);
    const [upload] = await tx.select({ status: uploads.status }).from(uploads).where(ofUpload).for("update");
    if (upload?.status !== "undoing") return;
    await holdOrders(tx, key.companyId);
    await planForFates(tx);
    await holdVehicles(tx, key);
    const keptCount = await judgeVehicles(tx, key, input.scope);
    const now = house.clock.now();
    const takenOutCount = await takeOut(tx, key, now);
    const putBackCount = await putBack(tx, key);
    if (takenOutCount + putBackCount === 0) {
      await tx.update(uploads).set({ status: "committed", keptCount }).where(ofUpload);
      return;
    }
    await forgetFormerFacts(tx, key);
    const counts = { takenOutCount, putBackCount, keptCount };
    await tx
      .update(uploads)
      .set({ status: "undone", undoneAt: now, ...counts })
      .where(ofUpload);
    await recordEvent(tx, key.companyId, "import.undone", {
      import: key.uploadId,
      taken_out: takenOutCount,
      put_back: putBackCount,
      kept: keptCount,
    });
  });
}

/** Nobody edits a vehicle between its judgement and what follows from it. */
const holdVehicles = (tx: Tx, { companyId, uploadId }: UploadKey) =>
  tx.execute(sql`
    select count(*) from (
      select from vehicles v
        join upload_rows r on r.company_id = v.company_id and r.vehicle_id = v.id
       where r.company_id = ${companyId} and r.upload_id = ${uploadId} and r.state = 'ready' and r.change <> 'unchanged'
         for no key update of v) held`);

/** Writes on each row why its vehicle stays; answers how many do. */
async function judgeVehicles(tx: Tx, upload: UploadKey, scope: Scope): Promise<number> {
  const ofRows = sql`r.company_id = ${upload.companyId} and r.upload_id = ${upload.uploadId}`;
  await tx.execute(sql`
    update upload_rows r set kept_because = fate.kept_because
      from (${vehicleFates(upload, scope)}) fate
     where ${ofRows} and r.row = fate.row and r.kept_because is distinct from fate.kept_because`);
  const [kept] = await tx.execute<{ count: number }>(
    sql`select count(*)::int as count from upload_rows r where ${ofRows} and r.kept_because is not null`,
  );
  return kept?.count ?? 0;
}

async function takeOut(tx: Tx, { companyId, uploadId }: UploadKey, now: Date): Promise<number> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const { count } = await tx.execute(sql`
    update vehicles v set archived_at = ${at}, updated_at = ${at}
      from upload_rows r
     where r.company_id = ${companyId} and r.upload_id = ${uploadId} and r.state = 'ready' and r.change = 'new'
       and r.kept_because is null and v.company_id = r.company_id and v.id = r.vehicle_id`);
  return count;
}

const formerFacts = [...columnNames, "updated_at"].map((column) => `${column} = c.${column}`).join(", ");

/** With the facts comes the instant of their last change: an earlier commit that wrote them can be taken back in its turn. */
async function putBack(tx: Tx, { companyId, uploadId }: UploadKey): Promise<number> {
  const { count } = await tx.execute(sql`
    update vehicles v set ${sql.raw(formerFacts)}
      from upload_changes c
      join upload_rows r on r.company_id = c.company_id and r.upload_id = c.upload_id and r.vehicle_id = c.vehicle_id
     where c.company_id = ${companyId} and c.upload_id = ${uploadId} and r.state = 'ready' and r.change = 'changed'
       and r.kept_because is null and v.company_id = c.company_id and v.id = c.vehicle_id`);
  return count;
}

const forgetFormerFacts = (tx: Tx, { companyId, uploadId }: UploadKey) =>
  tx.delete(uploadChanges).where(and(eq(uploadChanges.companyId, companyId), eq(uploadChanges.uploadId, uploadId)));
