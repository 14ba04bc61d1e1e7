import { sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";

/**
 * Counts an attempt under a key in a fixed window, in the database so that every web process counts together.
 * Answers the seconds to wait when there were more than `limit`, else 0. Time is the database's.
 */
export async function limitAttempts(db: Database, key: string, limit: number, windowSeconds: number): Promise<number> {
  const rows = await db.shared((tx) =>
    tx.execute<{ count: number; wait: number }>(sql`
      insert into rate_limits (key, count, resets_at) values (${key}, 1, now() + ${windowSeconds} * interval '1 second')
      on conflict (key) do update set
        count = case when rate_limits.resets_at < now() then 1 else rate_limits.count + 1 end,
        resets_at = case when rate_limits.resets_at < now() then excluded.resets_at else rate_limits.resets_at end
      returning count, ceil(extract(epoch from resets_at - now()))::int as wait`),
  );
  const [row] = rows;
  return row && row.count > limit ? row.wait : 0;
}
