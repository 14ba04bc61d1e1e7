import { and, eq, sql } from "drizzle-orm";
import { addDays, type Day, dayInAlgiers } from "#app/domain/day.ts";
import { typedText } from "#app/domain/typed-text.ts";
import { recordAct } from "#app/services/accounts/record-act.server.ts";
import { recordEvent } from "#app/services/accounts/record-event.server.ts";
import type { Actor } from "#app/services/actor.ts";
import { holdOrders } from "#app/services/fleets/hold-company.server.ts";
import type { House } from "#app/services/house.ts";
import { lockQuote } from "#app/services/quotes/lock-quote.server.ts";
import { serviceFee } from "#app/services/quotes/service-fee.ts";
import type { Refusal } from "#app/services/refusal.ts";
import type { Tx } from "#db/client.server.ts";
import { companies, invoices, quotes } from "#db/schema/index.ts";
import { takeNextNumber } from "./next-number.server.ts";
import { type Party, paymentTermDays, seller } from "./seller.ts";
import { vehiclesGone, vehiclesTaken, whyNotAccept } from "./why-not-accept.server.ts";

type QuoteRow = typeof quotes.$inferSelect;

export interface Acceptance {
  quoteId: string;
  poNumber?: string;
  note?: string;
}

/** Makes the one invoice of a quote, in one transaction. Accepted again, or by fifty at once, it answers the same invoice. */
export function acceptQuote(
  house: Pick<House, "db" | "clock">,
  actor: Actor,
  input: Acceptance,
): Promise<{ invoiceId: string } | Refusal> {
  return house.db.company(actor.companyId, async (tx) => {
    const quote = await lockQuote(tx, actor, input.quoteId, "quotes:accept");
    const made = await invoiceOf(tx, quote);
    if (made) return { invoiceId: made.id };
    const refusal = await whyNotAccept(tx, actor, quote, house.clock.now());
    if (refusal) return refusal;
    await holdOrders(tx, actor.companyId);
    const changed = (await vehiclesTaken(tx, quote)) ?? (await vehiclesGone(tx, quote));
    if (changed) return changed;
    const invoice = await issueInvoice(house, tx, actor, quote, input);
    await tx
      .update(quotes)
      .set({ status: "accepted", acceptedAt: invoice.issuedAt })
      .where(and(eq(quotes.companyId, actor.companyId), eq(quotes.id, quote.id), eq(quotes.status, quote.status)));
    const detail = {
      invoiceId: invoice.id,
      number: invoice.number,
      totalMinor: String(quote.totalMinor),
      digest: quote.digest,
    };
    await recordAct(tx, house.clock, actor, {
      act: "quote.accepted",
      subjectKind: "quote",
      subjectId: quote.id,
      detail,
    });
    const data = { invoice_id: invoice.id, number: invoice.number, quote_id: quote.id };
    await recordEvent(tx, actor.companyId, "invoice.issued", data);
    return { invoiceId: invoice.id };
  });
}

async function invoiceOf(tx: Tx, quote: QuoteRow): Promise<{ id: string } | undefined> {
  const [invoice] = await tx
    .select({ id: invoices.id })
    .from(invoices)
    .where(and(eq(invoices.companyId, quote.companyId), eq(invoices.quoteId, quote.id)));
  return invoice;
}

async function issueInvoice(house: Pick<House, "clock">, tx: Tx, actor: Actor, quote: QuoteRow, input: Acceptance) {
  const buyer = await buyerOf(tx, quote.companyId);
  const payableUntil = await firstRise(tx, quote);
  const numberOn = await takeNextNumber(tx, "FA");
  // Read after the counter is held: numbers and days of issue run in the same order.
  const issuedAt = house.clock.now();
  const today = dayInAlgiers(issuedAt);
  const [invoice] = await tx
    .insert(invoices)
    .values({
      companyId: quote.companyId,
      number: numberOn(today),
      quoteId: quote.id,
      year: quote.year,
      issuedAt,
      dueOn: dueDay(today, payableUntil),
      payableUntil,
      poNumber: typedText(input.poNumber ?? "").replaceAll("\n", " ") || null,
      note: typedText(input.note ?? "") || null,
      vehicleCount: quote.dueCount,
      stampsMinor: quote.stampsMinor,
      increasesMinor: quote.increasesMinor,
      feeMinor: quote.feeMinor,
      vatBasisPoints: serviceFee.vatBasisPoints,
      vatMinor: quote.vatMinor,
      totalMinor: quote.totalMinor,
      seller,
      buyer,
      digest: quote.digest ?? "",
      createdBy: actor.id,
    })
    .returning({ id: invoices.id, number: invoices.number, issuedAt: invoices.issuedAt });
  if (!invoice) throw new Error("the invoice was not inserted");
  await copyLines(tx, quote, invoice.id);
  return invoice;
}

function dueDay(today: Day, payableUntil: Date | null): Day {
  const term = addDays(today, paymentTermDays);
  if (!payableUntil) return term;
  const last = dayInAlgiers(payableUntil);
  return last < term ? last : term;
}

async function buyerOf(tx: Tx, companyId: string): Promise<Party> {
  const [company] = await tx.select().from(companies).where(eq(companies.id, companyId));
  if (!company) throw new Error(`company ${companyId} is not there`);
  const { name, legalForm, activity, address, rc, nif, nis, ai } = company;
  return {
    name,
    legalForm,
    activity,
    address,
    phone: null,
    email: null,
    capitalMinor: null,
    rc,
    nif,
    nis,
    ai,
    specimen: false,
  };
}

async function firstRise(tx: Tx, { companyId, id }: QuoteRow): Promise<Date | null> {
  const [row] = await tx.execute<{ at: string | null }>(sql`
    select min(costs_more_at) as at from quote_lines where company_id = ${companyId} and quote_id = ${id} and outcome = 'due'`);
  return row?.at ? new Date(row.at) : null;
}

/** The due lines as they were shown. A deferred trigger refuses the invoice if they do not add up to it (M1). */
async function copyLines(tx: Tx, { companyId, id }: QuoteRow, invoiceId: string): Promise<void> {
  // Plans of foreign-key checks made when the fleet was small read all of it for every line.
  await tx.execute(sql`discard plans`);
  await tx.execute(sql`
    insert into invoice_lines (company_id, invoice_id, position, vehicle_id, plate, vin, kind, depot, cost_centre, rule,
                               amount_minor, increase_minor)
    select company_id, ${invoiceId}::uuid, row_number() over (order by position), vehicle_id, plate, vin, kind, depot,
           cost_centre, rule, amount_minor, increase_minor
      from quote_lines
     where company_id = ${companyId} and quote_id = ${id} and outcome = 'due'`);
}
