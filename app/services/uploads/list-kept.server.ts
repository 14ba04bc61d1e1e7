import { and, asc, eq, gt, isNotNull } from "drizzle-orm";
import type { KeptReason } from "#app/domain/lifecycle.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { uploadRows } from "#db/schema/index.ts";
import { findVisibleUpload } from "./upload-access.server.ts";

/** A row of the file whose vehicle the undo left as it is. */
export interface KeptRow {
  row: number;
  vehicleId: string;
  plate: string | null;
  vin: string | null;
  change: "new" | "changed";
  reason: KeptReason;
}

/** In the order of the sheet, one more than asked when there is a next page. */
export async function listKept(
  house: Pick<House, "db">,
  actor: Actor,
  { uploadId, after, limit }: { uploadId: string; after?: number; limit: number },
): Promise<KeptRow[]> {
  return house.db.company(actor.companyId, async (tx) => {
    const upload = await findVisibleUpload(tx, actor, uploadId);
    const { row, vehicleId, plate, vin, change, keptBecause } = uploadRows;
    const kept = await tx
      .select({ row, vehicleId, plate, vin, change, reason: keptBecause })
      .from(uploadRows)
      .where(
        and(
          eq(uploadRows.companyId, actor.companyId),
          eq(uploadRows.uploadId, upload.id),
          isNotNull(keptBecause),
          after === undefined ? undefined : gt(row, after),
        ),
      )
      .orderBy(asc(row))
      .limit(limit + 1);
    return kept.filter(isKept);
  });
}

/** What the condition says, for the compiler. */
const isKept = (
  row: { change: string; reason: KeptReason | null } & Omit<KeptRow, "change" | "reason">,
): row is KeptRow => row.reason !== null && row.change !== "unchanged";
