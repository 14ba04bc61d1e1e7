import { sql } from "drizzle-orm";
import { pricingYear } from "#app/domain/tariff/pricing-year.ts";
import type { Actor } from "#app/services/actor.ts";
import { needsApproval } from "#app/services/quotes/approval.server.ts";
import { currentTariff } from "#app/services/quotes/find-tariff.server.ts";
import { presentStatus } from "#app/services/quotes/present-status.ts";
import { orderTotals } from "#app/services/quotes/service-fee.ts";
import { type Refusal, refuse } from "#app/services/refusal.ts";
import type { Tx } from "#db/client.server.ts";
import type { quotes } from "#db/schema/index.ts";

type QuoteRow = typeof quotes.$inferSelect;

/** Why this quote cannot become an invoice now, from its row alone, in the order a person can do something about it. */
export async function whyNotAccept(tx: Tx, actor: Actor, quote: QuoteRow, now: Date): Promise<Refusal | undefined> {
  const status = presentStatus(quote, now);
  if (quote.simulation) return refuse("quote_is_simulation");
  if (status === "pricing") return refuse("quote_not_priced");
  if (status === "rejected") return refuse("quote_rejected");
  if (status === "expired" || !isCurrent(quote)) return refuse("quote_expired");
  if (quote.dueCount === 0) return refuse("nothing_due");
  if (status === "awaiting_approval") return refuse("approval_required");
  if (status === "priced" && (await needsApproval(tx, quote))) return refuse("approval_required");
  if (quote.approvedBy !== null && quote.approvedBy === actor.id) return refuse("maker_is_not_checker");
  return notOnSale(quote.year, now);
}

/** Priced with the tariff and the fee of today (M8). */
const isCurrent = (quote: QuoteRow): boolean =>
  quote.tariffVersion === currentTariff.id && orderTotals(quote).totalMinor === quote.totalMinor;

/** A stamp is sold from the day its window opens (V15) and once a text confirms its amounts (V8). */
function notOnSale(year: number, now: Date): Refusal | undefined {
  const prepared = pricingYear(year, currentTariff);
  if (!prepared?.confirmed) return refuse("tariff_not_confirmed", { year });
  if (now < prepared.window.from) return refuse("stamp_not_on_sale", { year });
  return undefined;
}

/**
 * Vehicles of the quote that got their stamp, or sit on another open or paid invoice of the year, since it was priced
 * (V7). The caller holds the orders of the company, so that nothing is added meanwhile.
 */
export async function vehiclesTaken(tx: Tx, { companyId, id, year }: QuoteRow): Promise<Refusal | undefined> {
  const [taken] = await tx.execute<{ count: number; first: string | null }>(sql`
    with due as (
      select vehicle_id, plate, vin from quote_lines
       where company_id = ${companyId} and quote_id = ${id} and outcome = 'due'
    ), invoiced as (
      select line.vehicle_id, coalesce(line.vin, line.plate) as identity
        from invoices invoice
        join invoice_lines line on line.company_id = invoice.company_id and line.invoice_id = invoice.id
       where invoice.company_id = ${companyId} and invoice.year = ${year}
         and invoice.status in ('open', 'paid', 'partly_refunded')
    ), held as (
      select identity from unscoped_sold_vehicles(
        array(select vin from due where vin is not null union select plate from due where plate is not null), ${year})
    )
    select count(*)::int as count, min(coalesce(plate, vin)) as first from due
     where vehicle_id in (select vehicle_id from invoiced) or coalesce(vin, plate) in (select identity from invoiced)
        or vin in (select identity from held) or plate in (select identity from held)`);
  if (!taken?.count) return undefined;
  return refuse("already_held_since", { vehicles: taken.count, first: taken.first ?? "" });
}

/** Vehicles that left the fleet since the quote was priced: nobody pays the stamp of a vehicle that he has sold. */
export async function vehiclesGone(tx: Tx, { companyId, id }: QuoteRow): Promise<Refusal | undefined> {
  const [gone] = await tx.execute<{ count: number; first: string | null }>(sql`
    select count(*)::int as count, min(coalesce(line.plate, line.vin)) as first
      from quote_lines line
      join vehicles on vehicles.company_id = line.company_id and vehicles.id = line.vehicle_id
     where line.company_id = ${companyId} and line.quote_id = ${id} and line.outcome = 'due'
       and vehicles.archived_at is not null`);
  if (!gone?.count) return undefined;
  return refuse("vehicles_gone_since", { vehicles: gone.count, first: gone.first ?? "" });
}
