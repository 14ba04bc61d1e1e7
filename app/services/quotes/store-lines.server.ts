import type postgres from "postgres";
import type { PricedLine } from "./priced-line.ts";

export interface LineOwner {
  companyId: string;
  quoteId: string;
}

/**
 * A batch of lines in one statement. COPY is refused by PostgreSQL on tables with row-level security; arrays of text
 * with casts are the next fastest, and the only ones postgres.js sends without asking the types first.
 */
export async function storeLines(sql: postgres.TransactionSql, owner: LineOwner, lines: PricedLine[]): Promise<void> {
  const column = (read: (line: PricedLine) => string | null) => lines.map(read);
  await sql`
    insert into quote_lines (company_id, quote_id, position, vehicle_id, plate, vin, kind, depot, cost_centre, outcome,
                             amount_minor, increase_minor, rule, reason, legal_basis, missing, costs_more_at)
    select ${owner.companyId}::uuid, ${owner.quoteId}::uuid, position, vehicle_id, plate, vin, kind, depot, cost_centre,
           outcome, amount, increase, rule, reason::jsonb, legal_basis, string_to_array(missing, ','), costs_more_at
      from unnest(
        ${column((line) => String(line.position))}::text[]::int[],
        ${column((line) => line.vehicle.id)}::text[]::uuid[],
        ${column((line) => line.vehicle.plate)}::text[],
        ${column((line) => line.vehicle.vin)}::text[],
        ${column((line) => line.kind)}::text[],
        ${column((line) => line.vehicle.depot)}::text[],
        ${column((line) => line.vehicle.costCentre)}::text[],
        ${column((line) => line.outcome)}::text[],
        ${column((line) => String(line.amountMinor))}::text[]::bigint[],
        ${column((line) => String(line.increaseMinor))}::text[]::bigint[],
        ${column((line) => line.rule)}::text[],
        ${column((line) => JSON.stringify(line.reason))}::text[],
        ${column((line) => line.legalBasis)}::text[],
        ${column((line) => line.missing.join(","))}::text[],
        ${column((line) => line.costsMoreAt?.toISOString() ?? null)}::text[]::timestamptz[]
      ) as line (position, vehicle_id, plate, vin, kind, depot, cost_centre, outcome, amount, increase, rule, reason,
                 legal_basis, missing, costs_more_at)`;
}
