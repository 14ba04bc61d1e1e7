import { type SQL, sql } from "drizzle-orm";
import type { VehicleFacts } from "#app/domain/vehicle.ts";
import type { Tx } from "#db/client.server.ts";
import type { UploadKey } from "./compare-with-fleet.server.ts";
import { duplicateCodes } from "./upload-problem.ts";

type Identity = Pick<VehicleFacts, "plate" | "vin">;

const texts = (values: readonly (string | null)[]) =>
  sql`${sql.param(values.filter((value) => value !== null))}::text[]`;

/**
 * After a row changed from one identity to another: every row with either is judged again by the rule of the reader, that
 * the first row with a plate or chassis number keeps it. Answers their lines, and those of the same vehicle of the fleet.
 */
export async function recheckDuplicates(tx: Tx, upload: UploadKey, identities: readonly Identity[]): Promise<number[]> {
  const of = (alias: string) =>
    sql`${sql.raw(alias)}.company_id = ${upload.companyId} and ${sql.raw(alias)}.upload_id = ${upload.uploadId}`;
  const firstRow = (column: string) => sql`
    (select min(e.row) from upload_rows e
      where ${of("e")} and e.row < r.row and ${sql.raw(`e.${column} = r.${column}`)})`;
  const plates = texts(identities.map(({ plate }) => plate));
  const vins = texts(identities.map(({ vin }) => vin));
  const judged = await tx.execute<{ row: number }>(sql`
    with clan as materialized (
      select r.row, r.problems, ${firstRow("plate")} as plate_row, ${firstRow("vin")} as vin_row
        from upload_rows r
       where ${of("r")}
         and (r.plate = any (${plates}) or r.vin = any (${vins})
              or r.vehicle_id in (select v.id from vehicles v
                                   where v.company_id = ${upload.companyId} and v.archived_at is null
                                     and (v.plate = any (${plates}) or v.vin = any (${vins}))))
    ), judged as materialized (
      select clan.row, ${otherProblems} as others, plate_row is not null or vin_row is not null as repeated,
             ${repeatedProblem("plate", "plate_row")} || ${repeatedProblem("vin", "vin_row")} as repetitions
        from clan join upload_rows r on ${of("r")} and r.row = clan.row
    )
    update upload_rows r
       set problems = nullif(judged.others || judged.repetitions, '[]'),
           state = case when judged.others @> '[{"level": "error"}]' then 'invalid' when judged.repeated then 'duplicate' else 'ready' end,
           change = case when judged.others @> '[{"level": "error"}]' or judged.repeated then null else r.change end
      from judged where ${of("r")} and r.row = judged.row
    returning r.row`);
  return judged.map(({ row }) => row);
}

const otherProblems: SQL = sql`
  (select coalesce(jsonb_agg(problem), '[]') from jsonb_array_elements(r.problems) problem
    where problem ->> 'code' <> all (${sql.param([...duplicateCodes])}::text[]))`;

const repeatedProblem = (field: "plate" | "vin", firstRow: string): SQL =>
  sql.raw(`case when ${firstRow} is null then '[]' else jsonb_build_array(jsonb_build_object(
    'field', '${field}', 'code', 'duplicate_${field}', 'value', r.${field}, 'suggestion', null, 'level', 'error', 'firstRow', ${firstRow})) end`);
