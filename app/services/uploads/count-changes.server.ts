import { sql } from "drizzle-orm";
import { type ImportField, importFields } from "#app/domain/vehicle.ts";
import type { Actor } from "#app/services/actor.ts";
import { factColumns } from "#app/services/fleets/fact-columns.ts";
import { factsOfField } from "#app/services/fleets/fact-text.ts";
import type { House } from "#app/services/house.ts";
import { mergedFact } from "./merged-facts.ts";
import { findVisibleUpload } from "./upload-access.server.ts";

export interface FieldChanges {
  field: ImportField;
  count: number;
}

const changes = (field: ImportField) =>
  factsOfField[field]
    .map((fact) => `v.${factColumns[fact]} is distinct from ${mergedFact(factColumns[fact])}`)
    .join(" or ");

const sums = importFields.map((field) => `sum((${changes(field)})::int)::int as ${field}`).join(", ");

/** In how many vehicles each field would change, the commonest first: that a vehicle changes depots is seen before it happens. */
export async function countChanges(
  house: Pick<House, "db">,
  actor: Actor,
  { uploadId }: { uploadId: string },
): Promise<FieldChanges[]> {
  return house.db.company(actor.companyId, async (tx) => {
    const upload = await findVisibleUpload(tx, actor, uploadId);
    const [counts] = await tx.execute<Record<string, number | null>>(sql`
      select ${sql.raw(sums)} from upload_rows r join vehicles v on v.company_id = r.company_id and v.id = r.vehicle_id
       where r.company_id = ${upload.companyId} and r.upload_id = ${upload.id} and r.state = 'ready' and r.change = 'changed'`);
    return importFields
      .map((field) => ({ field, count: counts?.[field] ?? 0 }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count);
  });
}
