import { type SQL, sql } from "drizzle-orm";
import type { VehicleFacts } from "#app/domain/vehicle.ts";
import { duplicateCodes } from "#app/services/fleets/upload-problem.ts";
import type { Tx } from "#db/client.server.ts";
import type { UploadKey } from "./compare-with-fleet.server.ts";

export type Identity = Pick<VehicleFacts, "plate" | "vin">;

/** What is said of identities: lists of text, without the unknown. */
const texts = (identities: readonly Identity[], fact: keyof Identity) =>
  sql`${sql.param([...new Set(identities.flatMap((identity) => identity[fact] ?? []))])}::text[]`;

/**
 * After rows changed from some identities to others (`moved`): every row with one of them is judged again by the rule of
 * the reader, that the first row with a plate or chassis number keeps it. Answers their lines, and those that mean a
 * vehicle of the fleet which one of `all` means too: which of them stands is for the comparison to say.
 * The rows of an upload have no index by plate: each look is one pass over them, however many identities there are.
 */
export async function recheckDuplicates(
  tx: Tx,
  upload: UploadKey,
  moved: readonly Identity[],
  all: readonly Identity[],
): Promise<number[]> {
  const [namesakes, same] = [await judgeNamesakes(tx, upload, moved), await findSameVehicles(tx, upload, all)];
  return [...namesakes, ...same];
}

const rowsOf =
  ({ companyId, uploadId }: UploadKey) =>
  (alias: string) =>
    sql`${sql.raw(alias)}.company_id = ${companyId} and ${sql.raw(alias)}.upload_id = ${uploadId}`;

async function judgeNamesakes(tx: Tx, upload: UploadKey, moved: readonly Identity[]): Promise<number[]> {
  if (moved.length === 0) return [];
  const of = rowsOf(upload);
  const firstRows = (column: "plate" | "vin") =>
    sql.join(
      [
        sql`select e.${sql.raw(column)} as held, min(e.row) as row from upload_rows e where`,
        of("e"),
        sql`and e.${sql.raw(column)} in (select ${sql.raw(column)} from clan) group by 1`,
      ],
      sql` `,
    );
  const judged = await tx.execute<{ row: number }>(sql`
    with clan as materialized (
      select r.row, r.plate, r.vin from upload_rows r
       where ${of("r")} and (r.plate = any (${texts(moved, "plate")}) or r.vin = any (${texts(moved, "vin")}))
    ), first_plate as materialized (${firstRows("plate")}), first_vin as materialized (${firstRows("vin")}),
    judged as materialized (
      select clan.row, ${otherProblems} as others,
             coalesce(first_plate.row < clan.row, false) or coalesce(first_vin.row < clan.row, false) as repeated,
             ${repeatedProblem("plate")} || ${repeatedProblem("vin")} as repetitions
        from clan join upload_rows r on ${of("r")} and r.row = clan.row
        left join first_plate on first_plate.held = clan.plate
        left join first_vin on first_vin.held = clan.vin
    )
    update upload_rows r
       set problems = nullif(judged.others || judged.repetitions, '[]'),
           state = case when judged.others @> '[{"level": "error"}]' then 'invalid' when judged.repeated then 'duplicate' else 'ready' end
      from judged where ${of("r")} and r.row = judged.row
    returning r.row`);
  return judged.map(({ row }) => row);
}

const otherProblems: SQL = sql`
  (select coalesce(jsonb_agg(problem), '[]') from jsonb_array_elements(r.problems) problem
    where problem ->> 'code' <> all (${sql.param([...duplicateCodes])}::text[]))`;

const repeatedProblem = (field: "plate" | "vin"): SQL =>
  sql.raw(`case when first_${field}.row < clan.row then jsonb_build_array(jsonb_build_object(
    'field', '${field}', 'code', 'duplicate_${field}', 'value', r.${field}, 'suggestion', null, 'level', 'error', 'firstRow', first_${field}.row)) else '[]' end`);

async function findSameVehicles(tx: Tx, upload: UploadKey, all: readonly Identity[]): Promise<number[]> {
  const held = await tx.execute<{ id: string }>(sql`
    select v.id from vehicles v
     where v.company_id = ${upload.companyId} and v.archived_at is null
       and (v.plate = any (${texts(all, "plate")}) or v.vin = any (${texts(all, "vin")}))`);
  if (held.length === 0) return [];
  const ids = sql`${sql.param(held.map(({ id }) => id))}::uuid[]`;
  const rows = await tx.execute<{ row: number }>(sql`
    select r.row from upload_rows r where ${rowsOf(upload)("r")} and r.vehicle_id = any (${ids})`);
  return rows.map(({ row }) => row);
}
