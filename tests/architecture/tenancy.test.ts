import { getTableColumns, getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { describe, expect, test } from "vitest";
import { lifecycles } from "#app/domain/lifecycle.ts";
import * as schema from "#db/schema/index.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

/** Tables that belong to no company, or are the company itself. */
const shared = new Set([
  "companies",
  "users",
  "sessions",
  "rate_limits",
  "number_series",
  "provider_events",
  "signing_keys",
  "status_edges",
  "tariff_versions",
  "worker_heartbeats",
]);
const tables = Object.values<unknown>(schema).filter((value): value is PgTable => is(value, PgTable));
const companyTables = tables.map(getTableName).filter((name) => !shared.has(name));
const { owner, db } = await cloneDatabase();

test.each(tables.map((table) => [getTableName(table), table] as const))("%s belongs to a company", (name, table) => {
  if (!shared.has(name)) expect(getTableColumns(table)).toHaveProperty("companyId");
});

describe.each([...companyTables, "companies"])("%s", (name) => {
  test("stands behind forced row-level security", async () => {
    const [row] = await owner`select relrowsecurity, relforcerowsecurity from pg_class where oid = ${name}::regclass`;
    expect(row).toEqual({ relrowsecurity: true, relforcerowsecurity: true });
  });

  test("is reached by foreign keys of its company only", async () => {
    const keys = await owner`
      select conname, array(select attname::text from pg_attribute where attrelid = conrelid and attnum = any (conkey)) as columns
        from pg_constraint where contype = 'f' and confrelid = ${name}::regclass and conrelid <> 'sessions'::regclass`;
    for (const key of keys) expect(key.columns, key.conname).toContain("company_id");
  });
});

test("no company in the transaction, no rows", async () => {
  await owner`insert into companies (name) values ('Canary')`;
  const seen = await db.shared((tx) => tx.select().from(schema.companies));
  expect(seen).toEqual([]);
});

test("the application does not own tables and cannot bypass the wall", async () => {
  const [role] = await owner`select rolsuper, rolbypassrls from pg_roles where rolname = 'ostoul_app'`;
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false });
});

test("the database knows exactly the edges of the lifecycle file", async () => {
  const stored = (await owner`select edge from status_edges`).map((row) => row.edge).sort();
  const written = Object.entries(lifecycles).flatMap(([table, edges]) =>
    Object.entries(edges).flatMap(([from, tos]) => tos.map((to: string) => `${table}:${from}>${to}`)),
  );
  expect(stored).toEqual(written.sort());
});
