import { and, desc, sql } from "drizzle-orm";
import type { Actor } from "#app/services/actor.ts";
import { isId } from "#app/services/fleets/known-id.ts";
import type { House } from "#app/services/house.ts";
import { uploads } from "#db/schema/index.ts";
import { type Upload, visibleUploads } from "./upload-access.server.ts";

export interface UploadsInput {
  /** From 1. */
  page: number;
  pageSize: number;
}

/** A page of uploads, the latest first, and how many there are. */
export async function listUploads(
  house: Pick<House, "db">,
  actor: Actor,
  { page, pageSize }: UploadsInput,
): Promise<{ uploads: Upload[]; total: number }> {
  return house.db.company(actor.companyId, async (tx) => {
    const where = visibleUploads(actor);
    const [counted] = await tx.select({ total: sql<number>`count(*)::int` }).from(uploads).where(where);
    const found = await tx
      .select()
      .from(uploads)
      .where(where)
      .orderBy(desc(uploads.createdAt), desc(uploads.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize);
    return { uploads: found, total: counted?.total ?? 0 };
  });
}

/** For programs: the latest first, `limit` at a time and one more, after the last one they saw. */
export async function listUploadsAfter(
  house: Pick<House, "db">,
  actor: Actor,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<Upload[]> {
  return house.db.company(actor.companyId, async (tx) => {
    const where = visibleUploads(actor);
    const older =
      after &&
      isId(after) &&
      sql`(${uploads.createdAt}, ${uploads.id}) < (select last.created_at, last.id from uploads last
                                                  where last.company_id = ${actor.companyId} and last.id = ${after})`;
    return tx
      .select()
      .from(uploads)
      .where(and(where, older || undefined))
      .orderBy(desc(uploads.createdAt), desc(uploads.id))
      .limit(limit + 1);
  });
}
