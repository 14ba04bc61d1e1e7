import { and, eq, gt, inArray, sql } from "drizzle-orm";
import type { KeptReason } from "#app/domain/lifecycle.ts";
import type { Actor, Scope } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import type { Tx } from "#db/client.server.ts";
import { quotes } from "#db/schema/index.ts";
import type { UploadKey } from "./compare-with-fleet.server.ts";
import { findVisibleUpload, importScope, type Upload } from "./upload-access.server.ts";
import { planForFates, vehicleFates } from "./vehicle-fates.server.ts";

export interface UndoCounts {
  /** Created vehicles that leave the fleet again. */
  takenOutCount: number;
  /** Changed vehicles that get their former facts back. */
  putBackCount: number;
  /** Vehicles that stay as they are, the commonest reason first. */
  kept: { reason: KeptReason; count: number }[];
}

export interface UndoPreview extends UndoCounts {
  upload: Upload;
  /** Quotes that could be ordered and count a vehicle that would leave. */
  quoteCount: number;
}

/** What an undo would do now, before it is asked for. */
export async function previewUndo(
  house: Pick<House, "db" | "clock">,
  actor: Actor,
  uploadId: string,
): Promise<UndoPreview> {
  const scope = importScope(actor);
  return house.db.company(actor.companyId, async (tx) => {
    const upload = await findVisibleUpload(tx, actor, uploadId);
    const key = { companyId: actor.companyId, uploadId: upload.id };
    const counts = await countFates(tx, key, scope);
    return { upload, ...counts, quoteCount: await countOpenQuotes(tx, key, scope, house.clock.now()) };
  });
}

export async function countFates(tx: Tx, upload: UploadKey, scope: Scope): Promise<UndoCounts> {
  await planForFates(tx);
  const groups = await tx.execute<{ change: "new" | "changed"; reason: KeptReason | null; count: number }>(sql`
    select change, kept_because as reason, count(*)::int as count from (${vehicleFates(upload, scope)}) fate
     group by 1, 2 order by 3 desc, 2, 1`);
  const taken = (change: string) => groups.find((group) => group.change === change && !group.reason)?.count ?? 0;
  const kept = new Map<KeptReason, number>();
  for (const { reason, count } of groups) if (reason) kept.set(reason, (kept.get(reason) ?? 0) + count);
  return {
    takenOutCount: taken("new"),
    putBackCount: taken("changed"),
    kept: [...kept].map(([reason, count]) => ({ reason, count })),
  };
}

/** Quotes that could be ordered are few and vehicles many: without one no vehicle is looked at. */
async function countOpenQuotes(tx: Tx, upload: UploadKey, scope: Scope, now: Date): Promise<number> {
  const open = await tx
    .select({ id: quotes.id })
    .from(quotes)
    .where(
      and(
        eq(quotes.companyId, upload.companyId),
        eq(quotes.simulation, false),
        inArray(quotes.status, ["priced", "awaiting_approval", "approved"]),
        gt(quotes.expiresAt, now),
      ),
    );
  if (open.length === 0) return 0;
  const [counted] = await tx.execute<{ count: number }>(sql`
    select count(distinct line.quote_id)::int as count
      from quote_lines line
      join (${vehicleFates(upload, scope)}) fate
        on fate.vehicle_id = line.vehicle_id and fate.change = 'new' and fate.kept_because is null
     where line.company_id = ${upload.companyId} and line.quote_id in ${open.map(({ id }) => id)} and line.outcome = 'due'`);
  return counted?.count ?? 0;
}
