import { and, eq } from "drizzle-orm";
import type postgres from "postgres";
import { addDays, dayInAlgiers, instantInAlgiers } from "#app/domain/day.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { NotFound } from "#app/services/refusal.ts";
import { quotes } from "#db/schema/index.ts";
import { findTariff } from "./find-tariff.server.ts";
import { type Pricing, priceLine, type QuotedVehicle } from "./priced-line.ts";
import { startDigest } from "./quote-digest.ts";
import { QuoteTally } from "./quote-tally.ts";
import { countFleet, nextVehicles, openFleet } from "./selected-vehicles.server.ts";
import type { QuoteSelection } from "./selection.ts";
import { orderTotals } from "./service-fee.ts";
import { storeLines } from "./store-lines.server.ts";

type QuoteRow = typeof quotes.$inferSelect;
type PricingHouse = Pick<House, "db" | "clock">;

/** A quote can be accepted on this many days after the one it was asked on, unless one of its lines costs more before. */
const validDays = 30;
/** The hour at which the windows of the law close too. */
const closingTime = "16:00";

/**
 * Prices every vehicle of a quote, in one transaction: lines, totals and status appear together or not at all, so a
 * second run, or one after a crash, finds either a quote to start again or one that is done.
 */
export async function priceQuote(house: PricingHouse, actor: Actor, input: { quoteId: string }): Promise<void> {
  const quote = await findQuote(house, actor, input.quoteId);
  if (quote.status !== "pricing") return;
  const tariff = findTariff(quote.tariffVersion);
  if (!tariff) return expireUnpriced(house, quote);
  const pricing: Pricing = { year: quote.year, tariff, ...dayOf(quote, house.clock.now()) };
  await house.db.companyRaw(actor.companyId, (sql) => priceAll(house, sql, { ...quote, asOf: pricing.asOf }, pricing));
}

/** A quote that waited past midnight is priced as of the day on which it can be accepted; nobody has seen a price yet. */
const dayOf = ({ simulation, asOf }: QuoteRow, now: Date): Pick<Pricing, "asOf" | "now"> =>
  simulation ? { asOf, now: null } : { asOf: dayInAlgiers(now), now };

async function findQuote({ db }: PricingHouse, { companyId }: Actor, quoteId: string): Promise<QuoteRow> {
  const [quote] = await db.company(companyId, (tx) =>
    tx
      .select()
      .from(quotes)
      .where(and(eq(quotes.companyId, companyId), eq(quotes.id, quoteId))),
  );
  if (!quote) throw new NotFound("quote");
  return quote;
}

/** Another tariff was published between the question and the answer: the quote must be asked again. */
async function expireUnpriced({ db }: PricingHouse, { companyId, id }: QuoteRow): Promise<void> {
  await db.company(companyId, (tx) =>
    tx
      .update(quotes)
      .set({ status: "expired" })
      .where(and(eq(quotes.companyId, companyId), eq(quotes.id, id), eq(quotes.status, "pricing"))),
  );
}

async function priceAll(
  house: PricingHouse,
  sql: postgres.TransactionSql,
  quote: QuoteRow,
  pricing: Pricing,
): Promise<void> {
  const { companyId, id } = quote;
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`;
  // Plans of foreign-key checks made when the fleet was small read all of it for every line.
  await sql`discard plans`;
  const [waiting] = await sql`select from quotes where company_id = ${companyId} and id = ${id} and status = 'pricing'`;
  if (!waiting) return;
  const fleet = { companyId, year: quote.year, selection: quote.selection as QuoteSelection };
  const expected = await countFleet(sql, fleet);
  const tally = new QuoteTally();
  const digest = startDigest(quote);
  await openFleet(sql, fleet);
  for (let vehicles = await nextVehicles(sql); vehicles.length; vehicles = await nextVehicles(sql)) {
    const held = await findHeld(sql, vehicles, quote.year);
    const lines = vehicles.map((vehicle, index) => priceLine(vehicle, tally.vehicleCount + index + 1, pricing, held));
    for (const line of lines) {
      tally.add(line);
      digest.add({ ...line, vehicleId: line.vehicle.id, plate: line.vehicle.plate, vin: line.vehicle.vin });
    }
    await storeLines(sql, { companyId, quoteId: id }, lines);
    await showProgress(house, quote, tally.vehicleCount / Math.max(expected, tally.vehicleCount));
  }
  await finish(house, sql, quote, tally, digest.hex());
}

/** Stamps of the year that exist for these vehicles in any company, by chassis number or plate. */
async function findHeld(sql: postgres.TransactionSql, vehicles: QuotedVehicle[], year: number) {
  const identities = vehicles.flatMap(({ vin, plate }) => [vin, plate]).filter((identity) => identity !== null);
  const rows = await sql<{ identity: string }[]>`
    select identity from unscoped_sold_vehicles(${identities}::text[], ${year})`;
  const held = new Set(rows.map((row) => row.identity));
  return ({ vin, plate }: QuotedVehicle) => (vin !== null && held.has(vin)) || (plate !== null && held.has(plate));
}

/** Told on another connection, since nobody sees an open transaction. Its own end is told by the status. */
async function showProgress({ db }: PricingHouse, { companyId, id }: QuoteRow, share: number): Promise<void> {
  await db.company(companyId, (tx) =>
    tx
      .update(quotes)
      .set({ progress: Math.min(share, 0.99) })
      .where(and(eq(quotes.companyId, companyId), eq(quotes.id, id), eq(quotes.status, "pricing"))),
  );
}

async function finish(
  { clock }: PricingHouse,
  sql: postgres.TransactionSql,
  quote: QuoteRow,
  tally: QuoteTally,
  digest: string,
): Promise<void> {
  const { companyId, id } = quote;
  const { counts } = tally;
  const totals = orderTotals({
    dueCount: counts.due,
    stampsMinor: tally.stampsMinor,
    increasesMinor: tally.increasesMinor,
  });
  const rows = await sql`
    update quotes set status = 'priced', progress = 1, as_of = ${quote.asOf}, digest = ${digest}, priced_at = ${clock.now().toISOString()},
           expires_at = ${expiryOf(quote, tally).toISOString()}, vehicle_count = ${tally.vehicleCount},
           due_count = ${counts.due}, exempt_count = ${counts.exempt}, not_subject_count = ${counts.not_subject},
           undetermined_count = ${counts.undetermined}, already_held_count = ${counts.already_held},
           stamps_minor = ${String(totals.stampsMinor)}, increases_minor = ${String(totals.increasesMinor)},
           fee_minor = ${String(totals.feeMinor)}, vat_minor = ${String(totals.vatMinor)},
           total_minor = ${String(totals.totalMinor)}
     where company_id = ${companyId} and id = ${id} and status = 'pricing' returning id`;
  if (rows.length !== 1) throw new Error(`quote ${id} changed while it was priced`);
  await sql`insert into events (company_id, type, data) values (${companyId}, 'quote.priced', ${sql.json({ quote_id: id })})`;
}

/** M8: never payable past the instant at which one of its lines costs more. A simulation only grows old. */
function expiryOf(quote: QuoteRow, { costsMoreAt }: QuoteTally): Date {
  const grownOld = instantInAlgiers(addDays(dayInAlgiers(quote.createdAt), validDays), closingTime);
  return !quote.simulation && costsMoreAt && costsMoreAt < grownOld ? costsMoreAt : grownOld;
}
