import { sql } from "drizzle-orm";
import type { House } from "#app/services/house.ts";
import { enqueue } from "#app/services/queue.server.ts";

const hangingAfterMs = 2 * 60_000;

/** Every card payment without an end for two minutes is asked of its provider: webhooks alone are not relied on. */
export async function sweepPayments({ db, clock }: Pick<House, "db" | "clock">): Promise<void> {
  const before = new Date(clock.now().getTime() - hangingAfterMs).toISOString();
  await db.shared(async (tx) => {
    const hanging = await tx.execute<{ company_id: string; payment_id: string }>(
      sql`select * from unscoped_hanging_payments(${before}::timestamptz)`,
    );
    for (const { company_id: companyId, payment_id: paymentId } of hanging)
      await enqueue(tx, "settle-payment", { companyId, paymentId }, { key: `settle-payment:${paymentId}` });
  });
}
