import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { until } from "./application.ts";

/** Nothing is left for a worker to do now. */
export const quiet = (owner: postgres.Sql) =>
  until("the queue to be empty", async () => {
    const [row] = await owner`select count(*)::int as due from graphile_worker.jobs where run_at <= now()`;
    return row?.due === 0;
  });

/** A copy of a quote that somebody else submitted for approval. */
export async function submittedQuote(owner: postgres.Sql, quoteId: string): Promise<string> {
  const [row] = await owner`
    insert into quotes
    select (jsonb_populate_record(q, jsonb_build_object(
             'id', gen_random_uuid(), 'status', 'awaiting_approval', 'created_by', gen_random_uuid()))).*
      from quotes q where id = ${quoteId} returning id`;
  return row?.id;
}

/** A vehicle of the clerk's depot and of the driver, to be used up by one call. */
export async function spareVehicle(owner: postgres.Sql, companyId: string): Promise<string> {
  const [row] = await owner`
    insert into vehicles (company_id, fleet_number, kind, depot, driver_email)
    values (${companyId}, ${randomUUID()}, 'trailer', 'Oran', 'driver@amel.example') returning id`;
  return row?.id;
}

/** Everything the database holds of a company, as one hash. Login sessions belong to persons. */
export async function hashOfCompany(owner: postgres.Sql, companyId: string): Promise<Record<string, string>> {
  const tables = await owner`
    select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'company_id' and table_name <> 'sessions' order by 1`;
  const hashes: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await owner`
      select count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash
        from ${owner(name)} t where company_id = ${companyId}`;
    hashes[name] = row?.hash;
  }
  const [row] = await owner`select md5(t::text) as hash from companies t where id = ${companyId}`;
  return { ...hashes, companies: row?.hash };
}
