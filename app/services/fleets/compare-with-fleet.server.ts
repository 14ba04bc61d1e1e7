import { type SQL, sql } from "drizzle-orm";
import type { Scope } from "#app/services/actor.ts";
import type { Tx } from "#db/client.server.ts";
import { heldFacts, mergedFacts } from "./merged-facts.ts";
import { fleetProblemCodes } from "./upload-problem.ts";

export interface UploadKey {
  companyId: string;
  uploadId: string;
}

/**
 * Says of every readable row whether it is new, changes a vehicle or changes nothing: by chassis number, then by plate.
 * Rows that contradict the fleet, or that reach outside the scope of who imports, become problems.
 * `rows` restricts the comparison to some rows.
 */
export async function compareWithFleet(
  tx: Tx,
  upload: UploadKey,
  scope: Scope,
  rows?: readonly number[],
): Promise<void> {
  const some = rows ? sql`and r.row = any(${sql.param(`{${rows.join(",")}}`)}::int[])` : sql``;
  const ofUpload = sql`r.company_id = ${upload.companyId} and r.upload_id = ${upload.uploadId} ${some}`;
  if (!rows) await planForManyRows(tx);
  await forgetFleetProblems(tx, ofUpload);
  await refuseConflicts(tx, ofUpload, scope);
  await refuseRepeated(tx, ofUpload);
  await tellChanges(tx, ofUpload);
}

/**
 * Of rows written moments ago the planner has no statistics and expects one: with nested loops it would hold each row
 * against every other. For the rest of the transaction it hashes instead.
 */
const planForManyRows = (tx: Tx) => tx.execute(sql`select set_config('enable_nestloop', 'off', true)`);

const matches = sql`
  left join vehicles by_vin on by_vin.company_id = r.company_id and by_vin.vin = r.vin and by_vin.archived_at is null
  left join vehicles by_plate on by_plate.company_id = r.company_id and by_plate.plate = r.plate and by_plate.archived_at is null`;

/** Only readable rows are compared: an error that stays is a repetition within the file. */
async function forgetFleetProblems(tx: Tx, ofUpload: SQL) {
  const codes = sql.param(`{${fleetProblemCodes.join(",")}}`);
  await tx.execute(sql`
    with known as (
      select r.row, (select coalesce(jsonb_agg(problem), '[]') from jsonb_array_elements(r.problems) problem
                      where problem ->> 'code' <> all (${codes}::text[])) as problems
        from upload_rows r
       where ${ofUpload} and r.state in ('invalid', 'duplicate')
         and exists (select 1 from jsonb_array_elements(r.problems) problem where problem ->> 'code' = any (${codes}::text[]))
    )
    update upload_rows r
       set problems = nullif(known.problems, '[]'),
           state = case when known.problems @> '[{"level": "error"}]' then 'duplicate' else 'ready' end
      from known where ${ofUpload} and r.row = known.row`);
}

/** True of a row or vehicle outside the scope. Where the scope is everything, nothing is. */
function outside(scope: Scope, alias: string): SQL {
  if (scope.kind === "all") return sql`false`;
  if (scope.kind === "own") return sql`true`;
  const column = sql.raw(`${alias}.${scope.kind === "depots" ? "depot" : "cost_centre"}`);
  return sql`coalesce(${column} <> all (${sql.param([...scope.values])}::text[]), true)`;
}

async function refuseConflicts(tx: Tx, ofUpload: SQL, scope: Scope) {
  const field = scope.kind === "cost_centres" ? "cost_centre" : "depot";
  await tx.execute(sql`
    with seen as (
      select r.row, r.plate, r.vin, ${sql.raw(`r.${field}`)} as place,
             by_vin.id as vin_id, by_vin.plate as held_plate, by_plate.id as plate_id, by_plate.vin as held_vin,
             (by_vin.id is not null and ${outside(scope, "by_vin")}) or (by_plate.id is not null and ${outside(scope, "by_plate")}) as held_elsewhere,
             ${outside(scope, "r")} as outside
        from upload_rows r ${matches}
       where ${ofUpload} and r.state = 'ready'
    ), judged as (
      select row, case when held_elsewhere then jsonb_build_object('code', 'vehicle_elsewhere', 'field', case when plate is null then 'vin' else 'plate' end, 'value', coalesce(plate, vin), 'suggestion', null)
                       when outside then jsonb_build_object('code', 'outside_scope', 'field', ${field}::text, 'value', place, 'suggestion', null)
                       when vin_id <> plate_id then jsonb_build_object('code', 'plate_of_another_vehicle', 'field', 'plate', 'value', plate, 'suggestion', held_plate)
                       when vin_id is null and vin is not null and held_vin is not null then jsonb_build_object('code', 'vin_differs', 'field', 'vin', 'value', vin, 'suggestion', held_vin)
                  end as problem
        from seen
    )
    update upload_rows r
       set state = 'invalid', change = null, vehicle_id = null,
           problems = coalesce(r.problems, '[]') || jsonb_build_array(judged.problem || '{"level": "error"}')
      from judged where ${ofUpload} and r.row = judged.row and judged.problem is not null`);
}

/** Two rows for one vehicle of the fleet, one by its chassis number and one by its plate: the first stands. */
async function refuseRepeated(tx: Tx, ofUpload: SQL) {
  await tx.execute(sql`
    with seen as (
      select r.row, coalesce(by_vin.id, by_plate.id) as id from upload_rows r ${matches} where ${ofUpload} and r.state = 'ready'
    ), repeated as (
      select row, id, first_value(row) over (partition by id order by row) as first_row from seen where id is not null
    )
    update upload_rows r
       set state = 'duplicate', change = null, vehicle_id = repeated.id,
           problems = coalesce(r.problems, '[]') || jsonb_build_array(jsonb_build_object(
             'field', case when r.plate is null then 'vin' else 'plate' end, 'code', 'same_vehicle',
             'value', coalesce(r.plate, r.vin), 'suggestion', null, 'level', 'error', 'firstRow', repeated.first_row))
      from repeated where ${ofUpload} and r.row = repeated.row and repeated.row <> repeated.first_row`);
}

async function tellChanges(tx: Tx, ofUpload: SQL) {
  await tx.execute(sql`
    with told as (
      select r.row,
             coalesce(v.id, case when r.change = 'new' then r.vehicle_id end, gen_random_uuid()) as vehicle_id,
             case when v.id is null then 'new'
                  when (${sql.raw(mergedFacts)}) is distinct from (${sql.raw(heldFacts)}) then 'changed'
                  else 'unchanged' end as change
        from upload_rows r ${matches}
        left join vehicles v on v.company_id = r.company_id and v.id = coalesce(by_vin.id, by_plate.id)
       where ${ofUpload} and r.state = 'ready'
    )
    update upload_rows r set vehicle_id = told.vehicle_id, change = told.change
      from told
     where ${ofUpload} and r.row = told.row
       and (r.vehicle_id, r.change) is distinct from (told.vehicle_id, told.change)`);
}
