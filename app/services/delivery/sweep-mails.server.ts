import { and, eq, sql } from "drizzle-orm";
import type { House } from "#app/services/house.ts";
import { enqueue } from "#app/services/queue.server.ts";
import { mails } from "#db/schema/index.ts";
import { nextAttemptAt } from "./mail-schedule.ts";

/** Longer than a worker takes to begin: whatever waits beyond its time has lost its job. */
const lateAfterMs = 10 * 60_000;

/** Queues again the mails whose time has come and gone. A mail that waits for its next attempt is left to its own job. */
export async function sweepMails({ db, clock }: Pick<House, "db" | "clock">): Promise<void> {
  const late = new Date(clock.now().getTime() - lateAfterMs);
  const waiting = await db.shared((tx) =>
    tx.execute<{ company_id: string; mail_id: string }>(
      sql`select * from unscoped_queued_mails(${late.toISOString()}::timestamptz)`,
    ),
  );
  for (const { company_id: companyId, mail_id: mailId } of waiting) {
    await db.company(companyId, async (tx) => {
      const [mail] = await tx
        .select()
        .from(mails)
        .where(and(eq(mails.companyId, companyId), eq(mails.id, mailId)));
      const due = mail && (nextAttemptAt(mail.createdAt, mail.attempts) ?? mail.createdAt);
      if (due && due <= late) await enqueue(tx, "send-mail", { companyId, mailId }, { key: `send-mail:${mailId}` });
    });
  }
}
