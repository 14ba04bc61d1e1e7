import { sql } from "drizzle-orm";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import type { CellTexts } from "./judge-again.ts";
import { findVisibleUpload } from "./upload-access.server.ts";

/** One act of correction: its first row tells what was done, to how many. */
export interface CorrectionAct {
  act: number;
  row: number;
  rowCount: number;
  before: CellTexts;
  after: CellTexts;
  /** Every row said the same before, or says the same after. */
  sameBefore: boolean;
  sameAfter: boolean;
  /** Name of a member or of an API key. */
  by: string | null;
  at: Date;
  isUndone: boolean;
}

export interface CorrectionsInput {
  uploadId: string;
  limit: number;
}

/** Who corrected what and when, the latest first. The first that is not undone is what an undo takes back. */
export async function listCorrections(
  house: Pick<House, "db">,
  actor: Actor,
  { uploadId, limit }: CorrectionsInput,
): Promise<CorrectionAct[]> {
  return house.db.company(actor.companyId, async (tx) => {
    const { companyId, id } = await findVisibleUpload(tx, actor, uploadId);
    const acts = await tx.execute<Omit<CorrectionAct, "at"> & { at: string } & Record<string, unknown>>(sql`
      with acts as (
        select act, min(row) as row, count(*)::int as count, min(before::text) = max(before::text) as same_before,
               min(after::text) = max(after::text) as same_after
          from upload_corrections where company_id = ${companyId} and upload_id = ${id}
         group by act order by act desc limit ${limit}
      )
      select c.act, c.row, acts.count as "rowCount", c.before, c.after, acts.same_before as "sameBefore", acts.same_after as "sameAfter",
             coalesce(u.name, k.name) as by, c.corrected_at as at, c.undone_at is not null as "isUndone"
        from acts join upload_corrections c on c.company_id = ${companyId} and c.upload_id = ${id} and c.act = acts.act and c.row = acts.row
        left join memberships m on m.company_id = c.company_id and m.user_id = c.corrected_by
        left join users u on u.id = m.user_id
        left join api_keys k on k.company_id = c.company_id and k.id = c.corrected_by
       order by c.act desc`);
    return acts.map((act) => ({ ...act, at: new Date(act.at) }));
  });
}
