import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema/index.ts";

export type Drizzle = ReturnType<typeof drizzle<typeof schema, postgres.Sql>>;
/** A transaction. Inside `company()` row-level security shows one company only. */
export type Tx = Parameters<Parameters<Drizzle["transaction"]>[0]>[0];

export interface Database {
  /** One transaction in which the database itself shows and takes rows of this company only. */
  company<T>(companyId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same for COPY and cursors, which drizzle does not have. */
  companyRaw<T>(companyId: string, work: (sql: postgres.TransactionSql) => Promise<T>): Promise<T>;
  /** One transaction of no company: company tables are empty in it. */
  shared<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A LISTEN connection; the returned function ends it. */
  listen(channel: string, onMessage: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** Statuses after which the whole transaction is tried again: serialization, deadlock, server restarted. */
const retryable = new Set(["40001", "40P01", "57P01"]);

async function withRetry<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const cause = error instanceof Error && error.cause ? error.cause : error;
      if (attempt >= 3 || !retryable.has((cause as { code?: string }).code ?? "")) throw error;
    }
  }
}

/**
 * Connects as `ostoul_app`, whatever login the address names: the login must be a member of that role.
 * drizzle changes the serializers of its client, so raw queries have a client of their own.
 */
export function connectDatabase(url: string, options: { max?: number } = {}): Database {
  const settings = {
    max: options.max ?? 10,
    onnotice: () => {},
    connection: {
      application_name: "ostoul",
      role: "ostoul_app",
      statement_timeout: 120_000,
      idle_in_transaction_session_timeout: 60_000,
      lock_timeout: 20_000,
      TimeZone: "UTC",
    },
  };
  const client = postgres(url, settings);
  const raw = postgres(url, {
    ...settings,
    max: 4,
    connection: { ...settings.connection, statement_timeout: 900_000, idle_in_transaction_session_timeout: 900_000 },
  });
  const orm = drizzle(client, { schema, casing: "snake_case" });

  return {
    company: (companyId, work) =>
      withRetry(() =>
        orm.transaction(async (tx) => {
          await tx.execute(sql`select set_config('app.company_id', ${companyId}, true)`);
          return work(tx);
        }),
      ),
    companyRaw: async (companyId, work) =>
      (await raw.begin(async (transaction) => {
        await transaction`select set_config('app.company_id', ${companyId}, true)`;
        return work(transaction);
      })) as Awaited<ReturnType<typeof work>>,
    shared: (work) => withRetry(() => orm.transaction(work)),
    listen: async (channel, onMessage) => {
      const { unlisten } = await client.listen(channel, onMessage);
      return unlisten;
    },
    close: async () => {
      await Promise.all([client.end({ timeout: 5 }), raw.end({ timeout: 5 })]);
    },
  };
}
