import { sql } from "drizzle-orm";
import { kindOfPlate } from "#app/domain/plate/plate-parts.ts";
import type { ImportField, Kind } from "#app/domain/vehicle.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import type { ImportColumn } from "#imports/sheet.ts";
import type { Upload } from "./upload-access.server.ts";

/** A fact the tariff needs that no column of the file gives, and the vehicles that need it, the commonest kind first. */
export interface MissingColumn {
  field: ImportField;
  kinds: { kind: Kind | null; count: number }[];
}

interface Missing extends Record<string, unknown> {
  field: ImportField;
  kind: Kind | null;
  category: string;
  count: number;
}

/** By the kinds of the rows themselves: who has no bus is not asked for seats (Code du timbre art. 300). */
export async function listMissingColumns(
  house: Pick<House, "db">,
  { companyId }: Actor,
  upload: Upload,
): Promise<MissingColumn[]> {
  const given = (upload.columns as ImportColumn[]).flatMap(({ field }) => field ?? []);
  const missing = await house.db.company(companyId, (tx) =>
    tx.execute<Missing>(sql`
      select problem ->> 'field' as field, kind, substr(plate, length(plate) - 5, 1) as category, count(*)::int as count
        from upload_rows r, jsonb_array_elements(r.problems) problem
       where r.company_id = ${companyId} and r.upload_id = ${upload.id} and r.problems is not null
         and problem ->> 'code' = 'missing_for_tariff'
         and problem ->> 'field' <> all (${sql.param(`{${given.join(",")}}`)}::text[])
       group by 1, 2, 3`),
  );
  const fields = [...new Set(missing.map(({ field }) => field))];
  return fields.map((field) => ({ field, kinds: countKinds(missing.filter((row) => row.field === field)) }));
}

function countKinds(rows: readonly Missing[]): MissingColumn["kinds"] {
  const counts = new Map<Kind | null, number>();
  for (const { kind, category, count } of rows) {
    const known = kind ?? kindOfPlate(Number(category));
    counts.set(known, (counts.get(known) ?? 0) + count);
  }
  return [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count);
}
