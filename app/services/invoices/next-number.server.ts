import { sql } from "drizzle-orm";
import { type Day, yearOf } from "#app/domain/day.ts";
import type { Tx } from "#db/client.server.ts";

/** FA: factures. Credit notes have a series of their own. */
export type Series = "FA";

/**
 * The next number of a series: year of issue and a counter that never restarts. The counter's row stays locked until the
 * transaction ends and its rollback gives the number back: no gap, no double (decree 05-468 art. 10).
 */
export async function takeNextNumber(tx: Tx, series: Series): Promise<(on: Day) => string> {
  const [row] = await tx.execute<{ last: string }>(sql`
    insert into number_series (series, last) values (${series}, 1)
    on conflict (series) do update set last = number_series.last + 1
    returning last`);
  if (!row) throw new Error(`series ${series} gave no number`);
  return (on) => `${series}-${yearOf(on)}-${String(row.last).padStart(6, "0")}`;
}
