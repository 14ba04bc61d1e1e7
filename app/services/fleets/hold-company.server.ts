import { sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";

const hold = (tx: Tx, name: string) => tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);

/** One commit or undo of a company at a time. Whoever also holds the orders takes the fleet first. */
export const holdFleet = (tx: Tx, companyId: string) => hold(tx, `fleet:${companyId}`);

/** One order of a company at a time: two quotes with the same vehicle cannot both become invoices, nor one whose vehicles are just leaving. */
export const holdOrders = (tx: Tx, companyId: string) => hold(tx, `orders:${companyId}`);
