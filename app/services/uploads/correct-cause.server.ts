import { sql } from "drizzle-orm";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { type Refusal, refuse } from "#app/services/refusal.ts";
import { uploadRows } from "#db/schema/index.ts";
import { type ManyRows, startManyRows } from "./correct-many.server.ts";
import { nextAct } from "./correction-acts.server.ts";
import { type CauseWork, ofCause } from "./next-of-cause.server.ts";
import { withOpenUpload } from "./open-upload.server.ts";

/** One correction for all rows with the same cause. Many of them are left to a job. */
export async function correctCause(
  house: Pick<House, "db" | "clock">,
  actor: Actor,
  { uploadId, ...work }: CauseWork & { uploadId: string },
): Promise<ManyRows | Refusal> {
  return withOpenUpload(house, actor, uploadId, async (open) => {
    const { tx, key } = open;
    const [counted] = await tx.select({ total: sql<number>`count(*)::int` }).from(uploadRows).where(ofCause(key, work));
    if (!counted?.total) return refuse("nothing_to_correct");
    return startManyRows(open, actor, house.clock, {
      act: await nextAct(tx, key),
      total: counted.total,
      work,
    });
  });
}
