import { sql } from "drizzle-orm";
import { columnList } from "#app/services/fleets/fact-columns.ts";
import type { Tx } from "#db/client.server.ts";
import type { UploadKey } from "./compare-with-fleet.server.ts";

/** From here on it is worth asking whether the indexes are built sooner after the rows than with them. */
const manyVehicles = 100_000;
/** How many times as many vehicles arrive as the table holds: nobody else's fleet is then worth mentioning. */
const worthRebuilding = 4;

/** Makes vehicles of the rows that are new; `count` of them. Answers how many were written. */
export async function insertVehicles(tx: Tx, upload: UploadKey, now: Date, count: number): Promise<number> {
  if (count === 0) return 0;
  if (count >= manyVehicles && (await outnumbersTheRest(tx, count))) {
    const written = await insertInBulk(tx, upload, now);
    if (written !== null) return written;
  }
  return insertOneByOne(tx, upload, now);
}

async function outnumbersTheRest(tx: Tx, count: number): Promise<boolean> {
  const [table] = await tx.execute<{ held: number }>(sql`
    select greatest(reltuples, 0)::float8 as held from pg_class where oid = 'vehicles'::regclass`);
  return count > (table?.held ?? 0) * worthRebuilding;
}

/** Null when somebody is using the table for longer than it is worth waiting for. */
async function insertInBulk(tx: Tx, { uploadId }: UploadKey, now: Date): Promise<number | null> {
  try {
    return await tx.transaction(async (inner) => {
      await inner.execute(sql`set local lock_timeout = '2s'`);
      const [written] = await inner.execute<{ count: number }>(
        sql`select insert_vehicles_in_bulk(${uploadId}, ${now.toISOString()}::timestamptz)::int as count`,
      );
      return written?.count ?? null;
    });
  } catch (error) {
    const cause = error instanceof Error && error.cause ? error.cause : error;
    if ((cause as { code?: string }).code === "55P03") return null;
    throw error;
  }
}

async function insertOneByOne(tx: Tx, { companyId, uploadId }: UploadKey, now: Date): Promise<number> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const { count } = await tx.execute(sql`
    insert into vehicles (company_id, id, ${columnList()}, upload_id, created_at, updated_at)
    select r.company_id, r.vehicle_id, ${columnList((column) => `r.${column}`)}, r.upload_id, ${at}, ${at}
      from upload_rows r
     where r.company_id = ${companyId} and r.upload_id = ${uploadId} and r.state = 'ready' and r.change = 'new'`);
  return count;
}
