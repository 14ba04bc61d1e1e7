import { and, eq, sql } from "drizzle-orm";
import { recordEvent } from "#app/services/accounts/record-event.server.ts";
import type { Actor, Scope } from "#app/services/actor.ts";
import { holdFleet } from "#app/services/fleets/hold-company.server.ts";
import type { House } from "#app/services/house.ts";
import { uploads } from "#db/schema/index.ts";
import { changeVehicles } from "./change-vehicles.server.ts";
import { compareWithFleet, type UploadKey } from "./compare-with-fleet.server.ts";
import { countRows } from "./count-rows.server.ts";
import { insertVehicles } from "./insert-vehicles.server.ts";

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
    await holdFleet(tx, key.companyId);
    const [upload] = await tx.select().from(uploads).where(ofUpload).for("update");
    if (upload?.status !== "committing") return;
    if (await compareWithFleet(tx, key, input.scope)) await countRows(tx, key);
    const [counted] = await tx.select().from(uploads).where(ofUpload);
    if (input.invalidRows === "refuse" && counted && counted.invalidCount > 0) {
      await tx.update(uploads).set({ status: "review" }).where(ofUpload);
      return;
    }
    const now = house.clock.now();
    const counts = {
      created: await insertVehicles(tx, key, now, counted?.newCount ?? 0),
      changed: counted?.changedCount ? await changeVehicles(tx, key, now) : 0,
    };
    await tx.update(uploads).set({ status: "committed", progress: 1, committedAt: now }).where(ofUpload);
    await recordEvent(tx, key.companyId, "import.committed", { import: key.uploadId, ...counts });
  });
}
