import { type SQL, sql } from "drizzle-orm";
import type { Scope } from "#app/services/actor.ts";
import { outsideScope } from "#app/services/fleets/outside-scope.ts";
import type { Tx } from "#db/client.server.ts";
import type { UploadKey } from "./compare-with-fleet.server.ts";

/** The rows whose commit created or changed a vehicle, `c` being the vehicle before it was changed. */
const committedRows = ({ companyId, uploadId }: UploadKey): SQL => sql`
  upload_rows r
  join uploads u on u.company_id = r.company_id and u.id = r.upload_id
  join vehicles v on v.company_id = r.company_id and v.id = r.vehicle_id
  left join upload_changes c on c.company_id = r.company_id and c.upload_id = r.upload_id and c.vehicle_id = r.vehicle_id
 where r.company_id = ${companyId} and r.upload_id = ${uploadId} and r.state = 'ready'
   and (r.change = 'new' or r.change = 'changed' and c.vehicle_id is not null)`;

/**
 * What an undo does with each vehicle of a commit: takes it back, or leaves it as it is and says why. What was invoiced
 * stays as it was invoiced: a created vehicle once it is on an invoice, a changed one once it is on a later invoice than
 * the change. Both bear the instant of the commit until anybody changes them. A commit never replaces a chassis number,
 * so only a former registration number can be another vehicle's by now. Answers row, change, vehicle_id and kept_because.
 */
export function vehicleFates(upload: UploadKey, scope: Scope): SQL {
  return sql`
    with committed as (
      select r.row, r.change, r.vehicle_id, v.archived_at, v.updated_at, u.committed_at, c.plate as former_plate,
             ${outsideScope(scope, "v")} or c.vehicle_id is not null and ${outsideScope(scope, "c")} as outside
        from ${committedRows(upload)}
    ), invoiced as (
      select line.vehicle_id, max(invoice.issued_at) as at
        from invoice_lines line
        join invoices invoice on invoice.company_id = line.company_id and invoice.id = line.invoice_id
       where line.company_id = ${upload.companyId}
       group by line.vehicle_id
    )
    select committed.row, committed.change, committed.vehicle_id,
           case when committed.archived_at is not null then 'archived'
                when committed.outside then 'elsewhere'
                when invoiced.at is not null and (committed.change = 'new' or invoiced.at >= committed.committed_at) then 'invoiced'
                when committed.updated_at <> committed.committed_at then 'changed_since'
                when holder.id <> committed.vehicle_id then 'plate_taken'
           end as kept_because
      from committed
      left join invoiced on invoiced.vehicle_id = committed.vehicle_id
      left join vehicles holder
        on holder.company_id = ${upload.companyId} and holder.plate = committed.former_plate and holder.archived_at is null`;
}

/**
 * Tables as large as the whole fleet are joined: without statistics of rows written moments ago the planner would hold
 * each row against every other. For the rest of the transaction it hashes instead.
 */
export const planForFates = (tx: Tx) => tx.execute(sql`select set_config('enable_nestloop', 'off', true)`);
