import { and, count, eq, isNull, sql } from "drizzle-orm";
import { type Actor, actorCan } from "#app/services/actor.ts";
import { knownId } from "#app/services/fleets/known-id.ts";
import type { House } from "#app/services/house.ts";
import { NotFound } from "#app/services/refusal.ts";
import type { Tx } from "#db/client.server.ts";
import { deliveries, invoiceLines, invoices, mails, vignettes } from "#db/schema/index.ts";
import { linesWithoutVignette } from "./vignette-access.server.ts";

export interface IssueProgress {
  isPaid: boolean;
  /** Vehicles of the invoice. */
  expected: number;
  issued: number;
  /** Vehicles whose stamp of the year somebody obtained otherwise meanwhile: nothing is issued for them (V2). */
  heldElsewhere: { plate: string | null; vin: string | null }[];
  /** `leaving`: those of the queued that were not tried yet; the others wait for their next attempt. */
  mails: { queued: number; leaving: number; sent: number; bounced: number; unknown: number };
  /** Issued vignettes that no mail was asked for: no address is known. */
  withoutMail: number;
  /** Vignettes that went out, and those whose mail came back. */
  sent: number;
  bounced: number;
  /** Nothing more will come by itself. */
  isComplete: boolean;
}

/** What the reader may take of them. */
export interface ReaderProgress extends IssueProgress {
  mayDownload: boolean;
  mayExport: boolean;
  mayReadDrivers: boolean;
}

/** How far the vignettes of an invoice are, from their rows: true for whoever looks, whenever. */
export async function issueProgress(
  { db }: Pick<House, "db">,
  actor: Actor,
  invoiceId: string | undefined,
): Promise<ReaderProgress> {
  const progress = await db.company(actor.companyId, (tx) => readIssueProgress(tx, actor.companyId, invoiceId));
  return {
    ...progress,
    mayDownload: actorCan(actor, "vignettes:download"),
    mayExport: actorCan(actor, "exports:read"),
    mayReadDrivers: actorCan(actor, "drivers:read"),
  };
}

export async function readIssueProgress(tx: Tx, companyId: string, id: string | undefined): Promise<IssueProgress> {
  const invoiceId = knownId("invoice", id);
  const [invoice] = await tx
    .select({ status: invoices.status, expected: invoices.vehicleCount, year: invoices.year })
    .from(invoices)
    .where(and(eq(invoices.companyId, companyId), eq(invoices.id, invoiceId)));
  if (!invoice) throw new NotFound("invoice");
  const isPaid = invoice.status === "paid" || invoice.status === "partly_refunded";
  const { issued, settledLines, startedLines } = await countIssued(tx, companyId, invoiceId);
  const heldElsewhere =
    isPaid && startedLines < invoice.expected ? await findHeldLines(tx, companyId, invoiceId, invoice.year) : [];
  const sending = await countMails(tx, companyId, invoiceId);
  return {
    isPaid,
    expected: invoice.expected,
    issued,
    heldElsewhere,
    ...sending,
    isComplete: isPaid && settledLines + heldElsewhere.length >= invoice.expected,
  };
}

/** What makes two vehicles the same across companies: the VIN, or the plate where there is none (V2). */
const identityOf = ({ vin, plate }: { vin: string | null; plate: string | null }) => vin ?? plate;

/** A line whose vignette was issued is settled, also when the vignette was revoked afterwards. */
async function countIssued(tx: Tx, companyId: string, invoiceId: string) {
  const [row] = await tx
    .select({
      issued: sql<number>`count(*) filter (where ${vignettes.status} = 'issued')::int`,
      startedLines: sql<number>`count(distinct ${vignettes.linePosition})::int`,
      settledLines: sql<number>`count(distinct ${vignettes.linePosition}) filter (where ${vignettes.status} in ('issued', 'revoked'))::int`,
    })
    .from(vignettes)
    .where(and(eq(vignettes.companyId, companyId), eq(vignettes.invoiceId, invoiceId)));
  return row ?? { issued: 0, settledLines: 0, startedLines: 0 };
}

/** Lines without a vignette whose vehicle holds one of this year already, from whatever company. */
export async function findHeldLines(tx: Tx, companyId: string, invoiceId: string, year: number) {
  const open = await tx
    .select({ plate: invoiceLines.plate, vin: invoiceLines.vin })
    .from(invoiceLines)
    .where(linesWithoutVignette(tx, companyId, invoiceId));
  if (!open.length) return [];
  const identities = JSON.stringify(open.map(identityOf));
  const held = await tx.execute<{ identity: string }>(sql`
    select identity from unscoped_held_vehicles((select array_agg(value) from json_array_elements_text(${identities}::json)), ${year}::int)`);
  const taken = new Set(held.map(({ identity }) => identity));
  return open.filter((line) => taken.has(identityOf(line) ?? ""));
}

async function countMails(tx: Tx, companyId: string, invoiceId: string) {
  const [row] = await tx
    .select({
      queued: sql<number>`count(distinct ${mails.id}) filter (where ${mails.status} = 'queued' and not ${mails.outcomeUnknown})::int`,
      leaving: sql<number>`count(distinct ${mails.id}) filter (where ${mails.status} = 'queued' and ${mails.attempts} = 0)::int`,
      sent: sql<number>`count(distinct ${mails.id}) filter (where ${mails.status} in ('sent', 'delivered'))::int`,
      bounced: sql<number>`count(distinct ${mails.id}) filter (where ${mails.status} = 'bounced')::int`,
      unknown: sql<number>`count(distinct ${mails.id}) filter (where ${mails.outcomeUnknown})::int`,
      vignettesSent: sql<number>`count(distinct ${deliveries.vignetteId}) filter (where ${deliveries.status} in ('sent', 'delivered'))::int`,
      vignettesBounced: sql<number>`count(distinct ${deliveries.vignetteId}) filter (where ${deliveries.status} = 'bounced')::int`,
    })
    .from(mails)
    .innerJoin(deliveries, and(eq(deliveries.companyId, mails.companyId), eq(deliveries.mailId, mails.id)))
    .where(and(eq(mails.companyId, companyId), eq(mails.invoiceId, invoiceId)));
  const [bare] = await tx
    .select({ count: count() })
    .from(vignettes)
    .leftJoin(deliveries, and(eq(deliveries.companyId, vignettes.companyId), eq(deliveries.vignetteId, vignettes.id)))
    .where(
      and(
        eq(vignettes.companyId, companyId),
        eq(vignettes.invoiceId, invoiceId),
        eq(vignettes.status, "issued"),
        isNull(deliveries.id),
      ),
    );
  const {
    queued = 0,
    leaving = 0,
    sent = 0,
    bounced = 0,
    unknown = 0,
    vignettesSent = 0,
    vignettesBounced = 0,
  } = row ?? {};
  return {
    mails: { queued, leaving, sent, bounced, unknown },
    withoutMail: bare?.count ?? 0,
    sent: vignettesSent,
    bounced: vignettesBounced,
  };
}
