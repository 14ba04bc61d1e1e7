import type postgres from "postgres";
import type { QuotedVehicle } from "./priced-line.ts";
import type { QuoteSelection, VehicleSelection, Within } from "./selection.ts";

interface QuotedFleet {
  companyId: string;
  year: number;
  selection: QuoteSelection;
}

/**
 * The selected vehicles as one snapshot, in the order of the quote's lines: depot, then plate. With each comes the
 * invoice of the year that already carries it, under its own row or another with the same chassis number or plate.
 */
export async function openFleet(
  sql: postgres.TransactionSql,
  { companyId, year, selection }: QuotedFleet,
): Promise<void> {
  await sql`
    declare quoted_fleet no scroll cursor for
    with invoiced as materialized (
      select line.vehicle_id, coalesce(line.vin, line.plate) as identity, invoice.number
        from invoices invoice
        join invoice_lines line on line.company_id = invoice.company_id and line.invoice_id = invoice.id
       where invoice.company_id = ${companyId} and invoice.year = ${year}
         and invoice.status in ('open', 'paid', 'partly_refunded')
    )
    select v.id, v.plate, v.vin, v.kind, v.body, v.energy, v.fiscal_power as "fiscalPower", v.seats,
           v.gross_weight_kg as "grossWeightKg", v.first_circulation_year as "firstCirculationYear",
           v.first_circulation_on::text as "firstCirculationOn", v.exemption, v.depot, v.cost_centre as "costCentre",
           coalesce(by_row.number, by_identity.number) as "invoiceNumber"
      from vehicles v
      left join (select vehicle_id, min(number) as number from invoiced group by vehicle_id) by_row on by_row.vehicle_id = v.id
      left join (select identity, min(number) as number from invoiced group by identity) by_identity
        on by_identity.identity = coalesce(v.vin, v.plate)
     where v.company_id = ${companyId} and v.archived_at is null
       and ${inside(sql, selection.within)} and ${selected(sql, companyId, selection.vehicles)}
     order by v.depot nulls last, v.plate nulls last, v.id`;
}

/** The next batch; none at the end. */
export const nextVehicles = async (sql: postgres.TransactionSql): Promise<QuotedVehicle[]> =>
  sql<QuotedVehicle[]>`fetch 5000 from quoted_fleet`;

/** How many lines the quote will have, for its progress. */
export async function countFleet(sql: postgres.TransactionSql, { companyId, selection }: QuotedFleet): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from vehicles v
     where v.company_id = ${companyId} and v.archived_at is null
       and ${inside(sql, selection.within)} and ${selected(sql, companyId, selection.vehicles)}`;
  return row?.count ?? 0;
}

function inside(sql: postgres.TransactionSql, within: Within) {
  if (within.kind === "all") return sql`true`;
  const values = [...within.values];
  return within.kind === "depots"
    ? sql`v.depot = any (${values}::text[])`
    : sql`v.cost_centre = any (${values}::text[])`;
}

function selected(sql: postgres.TransactionSql, companyId: string, vehicles: VehicleSelection) {
  if (typeof vehicles === "string") return sql`true`;
  if ("ids" in vehicles) return sql`v.id = any (${vehicles.ids}::text[]::uuid[])`;
  if ("depot" in vehicles) return sql`v.depot = ${vehicles.depot}`;
  if ("cost_centre" in vehicles) return sql`v.cost_centre = ${vehicles.cost_centre}`;
  return sql`(v.upload_id = ${vehicles.import} or v.id in (
    select vehicle_id from upload_rows
     where company_id = ${companyId} and upload_id = ${vehicles.import} and state = 'ready' and vehicle_id is not null))`;
}
