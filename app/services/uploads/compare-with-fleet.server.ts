import { type SQL, sql } from "drizzle-orm";
import type { Scope } from "#app/services/actor.ts";
import { outsideScope } from "#app/services/fleets/outside-scope.ts";
import { fleetProblemCodes } from "#app/services/fleets/upload-problem.ts";
import type { Tx } from "#db/client.server.ts";
import { heldFacts, mergedFacts } from "./merged-facts.ts";

export interface UploadKey {
  companyId: string;
  uploadId: string;
}

/**
 * Says of every readable row whether it is new, changes a vehicle or changes nothing: by chassis number, then by plate.
 * Rows that contradict the fleet, or that reach outside the scope of who imports, become problems.
 * `rows` restricts the comparison to some rows. Answers whether any row says something else now.
 */
export async function compareWithFleet(
  tx: Tx,
  upload: UploadKey,
  scope: Scope,
  rows?: readonly number[],
): Promise<boolean> {
  const some = rows ? sql`and r.row = any(${sql.param(`{${rows.join(",")}}`)}::int[])` : sql``;
  const ofUpload = sql`r.company_id = ${upload.companyId} and r.upload_id = ${upload.uploadId} ${some}`;
  if (!rows) await planForManyRows(tx);
  let touched = await forgetFleetProblems(tx, ofUpload);
  const matched = (await findMatches(tx, upload, ofUpload, scope)) > 0;
  if (matched) touched += await refuseMatchedElsewhere(tx, ofUpload);
  if (scope.kind !== "all") touched += await refuseOutside(tx, ofUpload, scope);
  if (matched) touched += await refuseContradictions(tx, ofUpload);
  if (matched) touched += await refuseRepeated(tx, ofUpload);
  touched += await tellUnmatched(tx, upload, ofUpload);
  if (matched) touched += await tellChanges(tx, ofUpload);
  await tx.execute(sql`drop table fleet_matches`);
  return touched > 0;
}

/** How many rows a statement wrote. */
const writtenBy = async (tx: Tx, statement: SQL): Promise<number> => (await tx.execute(statement)).count;

/**
 * Of rows written moments ago the planner has no statistics and expects one: with nested loops it would hold each row
 * against every other. For the rest of the transaction it hashes instead.
 */
const planForManyRows = (tx: Tx) => tx.execute(sql`select set_config('enable_nestloop', 'off', true)`);

/** Only readable rows are compared: an error that stays is a repetition within the file. */
function forgetFleetProblems(tx: Tx, ofUpload: SQL): Promise<number> {
  const codes = sql.param(`{${fleetProblemCodes.join(",")}}`);
  return writtenBy(
    tx,
    sql`
    with known as (
      select r.row, (select coalesce(jsonb_agg(problem), '[]') from jsonb_array_elements(r.problems) problem
                      where problem ->> 'code' <> all (${codes}::text[])) as problems
        from upload_rows r
       where ${ofUpload} and r.problems is not null and r.state in ('invalid', 'duplicate')
         and exists (select 1 from jsonb_array_elements(r.problems) problem where problem ->> 'code' = any (${codes}::text[]))
    )
    update upload_rows r
       set problems = nullif(known.problems, '[]'),
           state = case when known.problems @> '[{"level": "error"}]' then 'duplicate' else 'ready' end
      from known where ${ofUpload} and r.row = known.row`,
  );
}

/**
 * The rows whose plate or chassis number somebody's vehicle of the company has. Most rows of a first import have none: what
 * follows looks at these only.
 */
function findMatches(tx: Tx, { companyId }: UploadKey, ofUpload: SQL, scope: Scope): Promise<number> {
  const heldBy = (alias: string) =>
    sql`${sql.raw(alias)}.company_id = r.company_id and ${sql.raw(alias)}.archived_at is null`;
  // Asked once: the rows of a first import are not even looked at.
  const hasFleet = sql`(select exists (select from vehicles where company_id = ${companyId} and archived_at is null))`;
  return writtenBy(
    tx,
    sql`
    create temporary table fleet_matches on commit drop as
    with matched as (
      select r.row from upload_rows r join vehicles v on ${heldBy("v")} and v.vin = r.vin where ${ofUpload} and r.state = 'ready' and ${hasFleet}
      union
      select r.row from upload_rows r join vehicles v on ${heldBy("v")} and v.plate = r.plate where ${ofUpload} and r.state = 'ready' and ${hasFleet}
    )
    select r.row, by_vin.id as vin_id, by_vin.plate as held_plate, by_plate.id as plate_id, by_plate.vin as held_vin,
           coalesce(by_vin.id, by_plate.id) as vehicle_id,
           (by_vin.id is not null and ${outsideScope(scope, "by_vin")}) or (by_plate.id is not null and ${outsideScope(scope, "by_plate")}) as elsewhere
      from matched
      join upload_rows r on ${ofUpload} and r.row = matched.row
      left join vehicles by_vin on ${heldBy("by_vin")} and by_vin.vin = r.vin
      left join vehicles by_plate on ${heldBy("by_plate")} and by_plate.plate = r.plate`,
  );
}

/** Adds a problem to the rows that `judged (row, problem)` names; a row that has one is no longer ready for the next. */
const refuseRows = (tx: Tx, ofUpload: SQL, judged: SQL): Promise<number> =>
  writtenBy(
    tx,
    sql`
    update upload_rows r
       set state = 'invalid', problems = coalesce(r.problems, '[]') || jsonb_build_array(judged.problem || '{"level": "error"}')
      from (${judged}) judged where ${ofUpload} and r.row = judged.row and r.state = 'ready' and judged.problem is not null`,
  );

const refuseMatchedElsewhere = (tx: Tx, ofUpload: SQL) =>
  refuseRows(
    tx,
    ofUpload,
    sql`select m.row, jsonb_build_object('code', 'vehicle_elsewhere', 'field', case when r.plate is null then 'vin' else 'plate' end,
                                         'value', coalesce(r.plate, r.vin), 'suggestion', null) as problem
          from fleet_matches m join upload_rows r on ${ofUpload} and r.row = m.row where m.elsewhere`,
  );

const refuseOutside = (tx: Tx, ofUpload: SQL, scope: Scope) => {
  const field = scope.kind === "cost_centres" ? "cost_centre" : "depot";
  return refuseRows(
    tx,
    ofUpload,
    sql`select r.row, jsonb_build_object('code', 'outside_scope', 'field', ${field}::text, 'value', ${sql.raw(`r.${field}`)}, 'suggestion', null) as problem
          from upload_rows r where ${ofUpload} and r.state = 'ready' and ${outsideScope(scope, "r")}`,
  );
};

const refuseContradictions = (tx: Tx, ofUpload: SQL) =>
  refuseRows(
    tx,
    ofUpload,
    sql`select m.row,
               case when m.vin_id <> m.plate_id then jsonb_build_object('code', 'plate_of_another_vehicle', 'field', 'plate', 'value', r.plate, 'suggestion', m.held_plate)
                    when m.vin_id is null and r.vin is not null and m.held_vin is not null then jsonb_build_object('code', 'vin_differs', 'field', 'vin', 'value', r.vin, 'suggestion', m.held_vin)
               end as problem
          from fleet_matches m join upload_rows r on ${ofUpload} and r.row = m.row`,
  );

/** Two rows for one vehicle of the fleet, one by its chassis number and one by its plate: the first stands. */
function refuseRepeated(tx: Tx, ofUpload: SQL): Promise<number> {
  return writtenBy(
    tx,
    sql`
    with repeated as (
      select m.row, m.vehicle_id, first_value(m.row) over (partition by m.vehicle_id order by m.row) as first_row
        from fleet_matches m join upload_rows r on ${ofUpload} and r.row = m.row and r.state = 'ready'
    )
    update upload_rows r
       set state = 'duplicate', vehicle_id = repeated.vehicle_id,
           problems = coalesce(r.problems, '[]') || jsonb_build_array(jsonb_build_object(
             'field', case when r.plate is null then 'vin' else 'plate' end, 'code', 'same_vehicle',
             'value', coalesce(r.plate, r.vin), 'suggestion', null, 'level', 'error', 'firstRow', repeated.first_row))
      from repeated where ${ofUpload} and r.row = repeated.row and repeated.row <> repeated.first_row`,
  );
}

/** Rows that were a vehicle of the fleet when they were compared before, and are none by now. Looked for where there were any. */
const tellUnmatched = (tx: Tx, { companyId, uploadId }: UploadKey, ofUpload: SQL): Promise<number> =>
  writtenBy(
    tx,
    sql`
    update upload_rows r set vehicle_id = ordered_id(), change = 'new'
     where ${ofUpload} and r.state = 'ready' and r.change <> 'new' and r.row not in (select row from fleet_matches)
       and (select changed_count + unchanged_count > 0 from uploads where company_id = ${companyId} and id = ${uploadId})`,
  );

const tellChanges = (tx: Tx, ofUpload: SQL): Promise<number> =>
  writtenBy(
    tx,
    sql`
    with told as (
      select r.row, v.id as vehicle_id,
             case when (${sql.raw(mergedFacts)}) is distinct from (${sql.raw(heldFacts)}) then 'changed' else 'unchanged' end as change
        from fleet_matches m
        join upload_rows r on ${ofUpload} and r.row = m.row and r.state = 'ready'
        join vehicles v on v.company_id = r.company_id and v.id = m.vehicle_id
    )
    update upload_rows r set vehicle_id = told.vehicle_id, change = told.change
      from told
     where ${ofUpload} and r.row = told.row
       and (r.vehicle_id, r.change) is distinct from (told.vehicle_id, told.change)`,
  );
