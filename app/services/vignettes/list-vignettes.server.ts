import { and, asc, count, desc, eq, gt, ilike, isNull, or, type SQL, sql } from "drizzle-orm";
import type { DeliveryStatus, VignetteStatus } from "#app/domain/lifecycle.ts";
import type { Actor } from "#app/services/actor.ts";
import { knownId } from "#app/services/fleets/known-id.ts";
import type { House } from "#app/services/house.ts";
import { NotFound } from "#app/services/refusal.ts";
import type { Tx } from "#db/client.server.ts";
import { deliveries, invoiceLines, invoices, mails, vehicles, vignettes } from "#db/schema/index.ts";
import {
  assertReachableInvoice,
  lineOfVignette,
  mayReadDrivers,
  reachableVignettes,
  type Vignette,
  vehicleOfVignette,
} from "./vignette-access.server.ts";

export interface Delivery {
  status: DeliveryStatus | "none";
  email: string | null;
  at: Date | null;
  /** The transmission ended without an answer: it may have arrived. */
  isUnknown: boolean;
  /** Queued and not tried yet: it goes out at any moment. */
  isLeaving: boolean;
  error: string | null;
}

export interface ListedVignette extends Vignette {
  invoiceNumber: string;
  delivery: Delivery;
  driver: { name: string | null; email: string | null } | null;
}

/** `attention`: somebody has to act, because no address is known, the mail came back, or nobody knows whether it arrived. */
export const deliveryFilters = ["attention", "none", "queued", "sent", "delivered", "bounced"] as const;
export type DeliveryFilter = (typeof deliveryFilters)[number];

export interface VignetteFilter {
  invoiceId?: string;
  q?: string;
  year?: number;
  status?: VignetteStatus;
  delivery?: DeliveryFilter;
}

/** The last request to send a vignette is the one that counts. Looked up row by row: a page is fifty of them. */
const lastDelivery = (tx: Tx) =>
  tx
    .select({
      status: deliveries.status,
      at: deliveries.at,
      toAddress: mails.toAddress,
      outcomeUnknown: mails.outcomeUnknown,
      attempts: mails.attempts,
      error: mails.error,
    })
    .from(deliveries)
    .innerJoin(mails, and(eq(mails.companyId, deliveries.companyId), eq(mails.id, deliveries.mailId)))
    .where(and(eq(deliveries.companyId, vignettes.companyId), eq(deliveries.vignetteId, vignettes.id)))
    .orderBy(desc(mails.createdAt), desc(mails.edition))
    .limit(1)
    .as("last_delivery");

type LastDelivery = ReturnType<typeof lastDelivery>;

function deliveryMatches(last: LastDelivery, filter: DeliveryFilter | undefined): SQL | undefined {
  if (!filter) return undefined;
  if (filter === "none") return isNull(last.status);
  if (filter === "attention")
    return and(
      eq(vignettes.status, "issued"),
      or(isNull(last.status), eq(last.status, "bounced"), eq(last.outcomeUnknown, true)),
    );
  return eq(last.status, filter);
}

const likeText = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

function matches(actor: Actor, last: LastDelivery, filter: VignetteFilter): SQL | undefined {
  const q = filter.q?.trim();
  return and(
    reachableVignettes(actor, "vignettes:read"),
    filter.invoiceId ? eq(vignettes.invoiceId, knownId("invoice", filter.invoiceId)) : undefined,
    filter.year ? eq(vignettes.year, filter.year) : undefined,
    filter.status ? eq(vignettes.status, filter.status) : undefined,
    q
      ? or(ilike(vignettes.plate, likeText(q)), ilike(vignettes.vin, likeText(q)), ilike(vignettes.serial, likeText(q)))
      : undefined,
    deliveryMatches(last, filter.delivery),
  );
}

function selectListed(tx: Tx, actor: Actor, filter: VignetteFilter, more?: SQL) {
  const last = lastDelivery(tx);
  return tx
    .select({
      vignette: vignettes,
      invoiceNumber: invoices.number,
      driverName: vehicles.driverName,
      driverEmail: vehicles.driverEmail,
      status: last.status,
      at: last.at,
      toAddress: last.toAddress,
      outcomeUnknown: last.outcomeUnknown,
      attempts: last.attempts,
      error: last.error,
    })
    .from(vignettes)
    .innerJoin(invoices, and(eq(invoices.companyId, vignettes.companyId), eq(invoices.id, vignettes.invoiceId)))
    .innerJoin(invoiceLines, lineOfVignette)
    .innerJoin(vehicles, vehicleOfVignette)
    .leftJoinLateral(last, sql`true`)
    .where(and(matches(actor, last, filter), more));
}
type Selected = Awaited<ReturnType<typeof selectListed>>[number];

const listed =
  (actor: Actor) =>
  ({ vignette, invoiceNumber, driverName, driverEmail, ...last }: Selected): ListedVignette => ({
    ...vignette,
    invoiceNumber,
    driver: mayReadDrivers(actor) ? { name: driverName, email: driverEmail } : null,
    delivery: {
      status: last.status ?? "none",
      email: mayReadDrivers(actor) ? last.toAddress : null,
      at: last.at,
      isUnknown: last.outcomeUnknown === true,
      isLeaving: last.status === "queued" && last.attempts === 0,
      error: last.error,
    },
  });

/** The vignettes of an invoice in the order of its lines, `limit + 1` of them after a position. */
export const listVignettesOfInvoice = (
  { db }: Pick<House, "db">,
  actor: Actor,
  { invoiceId, limit, after, ...filter }: VignetteFilter & { limit: number; after?: number },
): Promise<ListedVignette[]> =>
  db.company(actor.companyId, async (tx) => {
    await assertReachableInvoice(tx, actor, "vignettes:read", knownId("invoice", invoiceId));
    const rows = await selectListed(
      tx,
      actor,
      { ...filter, invoiceId },
      after === undefined ? undefined : gt(vignettes.linePosition, after),
    )
      .orderBy(asc(vignettes.linePosition), asc(vignettes.createdAt))
      .limit(limit + 1);
    return rows.map(listed(actor));
  });

export const vignetteColumns = ["plate", "year", "issuedAt", "amount"] as const;
export type VignetteColumn = (typeof vignetteColumns)[number];

const orders = {
  plate: vignettes.plate,
  year: vignettes.year,
  issuedAt: vignettes.issuedAt,
  amount: sql`${vignettes.amountMinor} + ${vignettes.increaseMinor}`,
} satisfies Record<VignetteColumn, unknown>;

/** One page for a screen, with the count of all that match. */
export const listVignettes = (
  { db }: Pick<House, "db">,
  actor: Actor,
  {
    page,
    pageSize,
    sort,
    ...filter
  }: VignetteFilter & { page: number; pageSize: number; sort: { column: VignetteColumn; isDescending: boolean } },
): Promise<{ rows: ListedVignette[]; total: number }> =>
  db.company(actor.companyId, async (tx) => {
    const direction = sort.isDescending ? desc : asc;
    const rows = await selectListed(tx, actor, filter)
      .orderBy(direction(orders[sort.column]), asc(vignettes.serial))
      .limit(pageSize)
      .offset((page - 1) * pageSize);
    const last = lastDelivery(tx);
    const [total] = await tx
      .select({ count: count() })
      .from(vignettes)
      .innerJoin(invoiceLines, lineOfVignette)
      .innerJoin(vehicles, vehicleOfVignette)
      .leftJoinLateral(last, sql`true`)
      .where(matches(actor, last, filter));
    return { rows: rows.map(listed(actor)), total: total?.count ?? 0 };
  });

export const getVignette = (
  { db }: Pick<House, "db">,
  actor: Actor,
  serial: string | undefined,
): Promise<ListedVignette> =>
  db.company(actor.companyId, async (tx) => {
    const [row] = await selectListed(tx, actor, {}, eq(vignettes.serial, (serial ?? "").toUpperCase()));
    if (!row) throw new NotFound("vignette");
    return listed(actor)(row);
  });

export interface VignetteChoices {
  years: number[];
  /** Invoices with vignettes that this actor reaches, newest first. */
  invoices: { id: string; number: string }[];
}

/** What a list can be narrowed to. */
export const listVignetteChoices = ({ db }: Pick<House, "db">, actor: Actor): Promise<VignetteChoices> =>
  db.company(actor.companyId, async (tx) => {
    const rows = await tx
      .selectDistinct({ year: vignettes.year, id: invoices.id, number: invoices.number, issuedAt: invoices.issuedAt })
      .from(vignettes)
      .innerJoin(invoices, and(eq(invoices.companyId, vignettes.companyId), eq(invoices.id, vignettes.invoiceId)))
      .innerJoin(invoiceLines, lineOfVignette)
      .innerJoin(vehicles, vehicleOfVignette)
      .where(reachableVignettes(actor, "vignettes:read"))
      .orderBy(desc(invoices.issuedAt), desc(invoices.number));
    const years = [...new Set(rows.map(({ year }) => year))].sort((one, other) => other - one);
    return { years, invoices: rows.map(({ id, number }) => ({ id, number })) };
  });
