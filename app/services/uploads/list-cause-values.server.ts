import { sql } from "drizzle-orm";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import type { Cause } from "./next-of-cause.server.ts";
import { findVisibleUpload } from "./upload-access.server.ts";

/** What rows of one cause say, and how often. */
export interface CauseValue {
  value: string | null;
  suggestion: string | null;
  count: number;
}

export interface CauseValues {
  /** The commonest; the only one is null where the cell is empty. */
  values: CauseValue[];
  valueCount: number;
  rowCount: number;
  /** Rows for which something is proposed. */
  suggestedCount: number;
}

export interface CauseValuesInput {
  uploadId: string;
  cause: Cause;
  limit: number;
}

type Found = CauseValue & Omit<CauseValues, "values"> & Record<string, unknown>;

/** The distinct values behind one cause, the commonest first: one correction serves all rows that say the same. */
export async function listCauseValues(
  house: Pick<House, "db">,
  actor: Actor,
  { uploadId, cause, limit }: CauseValuesInput,
): Promise<CauseValues> {
  return house.db.company(actor.companyId, async (tx) => {
    const upload = await findVisibleUpload(tx, actor, uploadId);
    const found = await tx.execute<Found>(sql`
      select problem ->> 'value' as value, min(problem ->> 'suggestion') as suggestion, count(*)::int as count,
             count(*) over ()::int as "valueCount", sum(count(*)) over ()::int as "rowCount",
             sum(count(problem ->> 'suggestion')) over ()::int as "suggestedCount"
        from upload_rows r, jsonb_array_elements(r.problems) problem
       where r.company_id = ${upload.companyId} and r.upload_id = ${upload.id} and problem @> ${JSON.stringify(cause)}::jsonb
       group by 1 order by 3 desc, 1 limit ${limit}`);
    const { valueCount = 0, rowCount = 0, suggestedCount = 0 } = found[0] ?? {};
    const values = found.map(({ value, suggestion, count }) => ({ value, suggestion, count }));
    return { values, valueCount, rowCount, suggestedCount };
  });
}
