import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { runMigrations } from "graphile-worker";
import postgres from "postgres";
import { lifecycles } from "#app/domain/lifecycle.ts";

/** Every edge of the lifecycles as `table:from>to`, which is how the trigger asks for it. */
export const statusEdgeNames = Object.entries(lifecycles).flatMap(([table, edges]) =>
  Object.entries(edges).flatMap(([from, tos]) => tos.map((to: string) => `${table}:${from}>${to}`)),
);

/**
 * Brings a database to the head: queue, tables, walls, lifecycle edges. Safe to run by several processes at once and
 * again at each start; the login of `url` becomes the owner.
 */
export async function migrateDatabase(url: string, migrationsFolder = path.resolve("db/migrations")): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(7141980)`;
    await runMigrations({ connectionString: url });
    await migrate(drizzle(sql), { migrationsFolder });
    await sql.begin(async (transaction) => {
      await transaction`delete from status_edges where edge <> all (${statusEdgeNames})`;
      await transaction`insert into status_edges select * from unnest(${statusEdgeNames}::text[]) on conflict do nothing`;
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
