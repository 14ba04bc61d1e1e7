import { randomBytes } from "node:crypto";
import { and, asc, gt, sql } from "drizzle-orm";
import { makeSerial } from "#app/adapters/code/serial.ts";
import type { House } from "#app/services/house.ts";
import type { Tx } from "#db/client.server.ts";
import { invoiceLines, type invoices } from "#db/schema/index.ts";
import { linesWithoutVignette } from "./vignette-access.server.ts";

type Invoice = typeof invoices.$inferSelect;

const batchSize = 1000;

/** The payment window of a stamp year closes with the following March: the year's stamp is shown until then. */
export const expiryOfYear = (year: number): string => `${year + 1}-03-31`;

/**
 * One row a paid line, with its serial. A line that has its vignette, and a vehicle that holds one of this year already
 * (V2), are passed over by the database's own unique indexes: two workers and a second run make no second row.
 * A revoked one is not replaced here: a refund takes it back for good, and a correction says what to issue instead.
 */
export async function orderVignettes(
  { db, authority }: Pick<House, "db" | "authority">,
  invoice: Invoice,
): Promise<void> {
  let after = 0;
  for (;;) {
    const positions = await db.company(invoice.companyId, async (tx) => {
      const open = await linesWithout(tx, invoice, after);
      if (open.length) await insertOrdered(tx, invoice, authority, open);
      return open;
    });
    after = positions.at(-1) ?? after;
    if (positions.length < batchSize) return;
  }
}

async function linesWithout(tx: Tx, { companyId, id }: Invoice, after: number): Promise<number[]> {
  const rows = await tx
    .select({ position: invoiceLines.position })
    .from(invoiceLines)
    .where(and(linesWithoutVignette(tx, companyId, id), gt(invoiceLines.position, after)))
    .orderBy(asc(invoiceLines.position))
    .limit(batchSize);
  return rows.map(({ position }) => position);
}

/** The vehicle's facts are copied as they are now: from here on the row alone is what the document says. */
async function insertOrdered(
  tx: Tx,
  invoice: Invoice,
  authority: House["authority"],
  positions: number[],
): Promise<void> {
  const ordered = positions.map((position) => ({ position, serial: makeSerial(invoice.year, randomBytes) }));
  await tx.execute(sql`
    insert into vignettes (company_id, serial, status, invoice_id, line_position, vehicle_id, vehicle_identity, year,
                           plate, vin, kind, make, model, energy, fiscal_power, seats, gross_weight_kg,
                           first_circulation_year, depot, company, amount_minor, increase_minor, authority, specimen, expires_on)
    select l.company_id, o.serial, 'ordered', l.invoice_id, l.position, l.vehicle_id, coalesce(l.vin, l.plate), ${invoice.year}::smallint,
           l.plate, l.vin, l.kind, v.make, v.model, v.energy, v.fiscal_power, v.seats, v.gross_weight_kg,
           v.first_circulation_year, l.depot, c.name, l.amount_minor, l.increase_minor, ${authority}::text, ${authority === "specimen"}::boolean,
           ${expiryOfYear(invoice.year)}::date
      from json_to_recordset(${JSON.stringify(ordered)}::json) as o(position int, serial text)
      join invoice_lines l on l.company_id = ${invoice.companyId} and l.invoice_id = ${invoice.id} and l.position = o.position
      join vehicles v on v.company_id = l.company_id and v.id = l.vehicle_id
      join companies c on c.id = l.company_id
     order by l.position
        on conflict do nothing`);
}
