import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { uploadRows, uploads } from "#db/schema/index.ts";
import type { UploadKey } from "./compare-with-fleet.server.ts";

/** Brings the counts of an upload in line with its rows. */
export async function countRows(tx: Tx, { companyId, uploadId }: UploadKey): Promise<void> {
  const counted = sql<number>`count(*)::int`;
  const groups = await tx
    .select({ state: uploadRows.state, change: uploadRows.change, count: counted })
    .from(uploadRows)
    .where(and(eq(uploadRows.companyId, companyId), eq(uploadRows.uploadId, uploadId)))
    .groupBy(uploadRows.state, uploadRows.change);
  const sum = (is: (group: (typeof groups)[number]) => boolean) =>
    groups.filter(is).reduce((total, group) => total + group.count, 0);
  const changes = (change: string) => sum((group) => group.state === "ready" && group.change === change);
  await tx
    .update(uploads)
    .set({
      rowCount: sum(() => true),
      readyCount: sum((group) => group.state === "ready"),
      invalidCount: sum((group) => group.state === "invalid"),
      duplicateCount: sum((group) => group.state === "duplicate"),
      newCount: changes("new"),
      changedCount: changes("changed"),
      unchangedCount: changes("unchanged"),
    })
    .where(and(eq(uploads.companyId, companyId), eq(uploads.id, uploadId)));
}
