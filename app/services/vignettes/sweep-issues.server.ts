import { sql } from "drizzle-orm";
import type { House } from "#app/services/house.ts";
import { enqueue } from "#app/services/queue.server.ts";

/** Every paid invoice that lacks a vignette is issued again: what exists is left alone (C1). */
export async function sweepIssues({ db }: Pick<House, "db">): Promise<void> {
  await db.shared(async (tx) => {
    const waiting = await tx.execute<{ company_id: string; invoice_id: string }>(
      sql`select * from unscoped_paid_not_issued()`,
    );
    for (const { company_id: companyId, invoice_id: invoiceId } of waiting)
      await enqueue(tx, "issue-vignettes", { companyId, invoiceId }, { key: `issue-vignettes:${invoiceId}` });
  });
}
