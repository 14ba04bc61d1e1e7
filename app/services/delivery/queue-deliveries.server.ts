import { sql } from "drizzle-orm";
import { crash } from "#app/adapters/crash.server.ts";
import type { House } from "#app/services/house.ts";
import { lockInvoice } from "#app/services/payments/payment-access.server.ts";
import { enqueue } from "#app/services/queue.server.ts";
import type { Tx } from "#db/client.server.ts";

const batchSize = 500;

/** What comes after the @ of a Message-ID. */
const domainOf = (baseUrl: string) => new URL(baseUrl).hostname;

/**
 * One mail a driver with every vignette of the invoice that is his, in the outbox with its job. Addresses are taken a
 * batch at a time, and one that has its mail is passed over: a second run makes no second mail (E1). Vehicles without an
 * address stay without a delivery, and are shown to the fleet manager.
 */
export async function queueDeliveries(
  { db, clock, baseUrl }: Pick<House, "db" | "clock" | "baseUrl">,
  { companyId, invoiceId }: { companyId: string; invoiceId: string },
): Promise<void> {
  for (;;) {
    const queued = await db.company(companyId, async (tx) => {
      await lockInvoice(tx, companyId, invoiceId, "update");
      const mailIds = await insertMails(tx, { companyId, invoiceId, domain: domainOf(baseUrl), now: clock.now() });
      for (const mailId of mailIds)
        await enqueue(tx, "send-mail", { companyId, mailId }, { key: `send-mail:${mailId}` });
      return mailIds.length;
    });
    crash("after-deliveries");
    if (queued < batchSize) return;
  }
}

/** Mails and their deliveries in one statement. The address decides who is who: two spellings of it are one driver. */
async function insertMails(
  tx: Tx,
  { companyId, invoiceId, domain, now }: { companyId: string; invoiceId: string; domain: string; now: Date },
): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    with his as (
      select v.id as vignette_id, lower(w.driver_email) as address, w.driver_name as name
        from vignettes v
        join vehicles w on w.company_id = v.company_id and w.id = v.vehicle_id
       where v.company_id = ${companyId} and v.invoice_id = ${invoiceId} and v.status = 'issued' and w.driver_email is not null
         and not exists (select from deliveries d where d.company_id = v.company_id and d.vignette_id = v.id)
    ), addresses as (
      select address, min(name) as name, gen_random_uuid() as id,
             coalesce((select max(m.edition) from mails m
                        where m.company_id = ${companyId} and m.invoice_id = ${invoiceId} and m.to_address = address), 0) + 1 as edition
        from his group by address order by address limit ${batchSize}
    ), mail as (
      insert into mails (company_id, id, invoice_id, to_address, to_name, locale, message_id, edition, created_at)
      select ${companyId}::uuid, a.id, ${invoiceId}::uuid, a.address, a.name, c.locale, a.id || '@' || ${domain}::text, a.edition, ${now.toISOString()}::timestamptz
        from addresses a join companies c on c.id = ${companyId}::uuid
      on conflict do nothing
      returning id, to_address
    ), sent as (
      insert into deliveries (company_id, vignette_id, mail_id)
      select ${companyId}::uuid, his.vignette_id, mail.id from his join mail on mail.to_address = his.address
      on conflict do nothing
    )
    select id from mail`);
  return rows.map(({ id }) => id);
}
