import { sql } from "drizzle-orm";
import type { Scope } from "#app/services/actor.ts";
import type { Tx } from "#db/client.server.ts";

/** Every job of the house and what it carries. The company travels in the payload: a worker acts for no other. */
export interface JobPayloads {
  /** `scope`: the part of the fleet that whoever asked may bring in. */
  "read-upload": { companyId: string; uploadId: string; reading: number; scope: Scope };
  /** The error workbook of the upload came back: written after `act` acts, of what was in `formerFileKey`. */
  "continue-upload": {
    companyId: string;
    uploadId: string;
    reading: number;
    scope: Scope;
    act: number;
    formerFileKey: string | null;
  };
  /** Goes on with the correction that stands in the upload. */
  "correct-rows": { companyId: string; uploadId: string };
  "commit-upload": { companyId: string; uploadId: string; scope: Scope; invalidRows: "refuse" | "skip" };
  "undo-upload": { companyId: string; uploadId: string; scope: Scope };
  "price-quote": { companyId: string; quoteId: string };
  "void-expired-invoice": { companyId: string; invoiceId: string };
  "settle-payment": { companyId: string; paymentId: string };
  "issue-vignettes": { companyId: string; invoiceId: string };
  "queue-deliveries": { companyId: string; invoiceId: string };
  "send-mail": { companyId: string; mailId: string };
  /** Every minute: asks what hangs, and starts it again. */
  sweep: Record<string, never>;
}
export type JobName = keyof JobPayloads;

/**
 * The job exists exactly when the transaction commits. With a `key`, a job of the same key that has not started yet is
 * replaced instead of doubled.
 */
export async function enqueue<N extends JobName>(
  tx: Tx,
  name: N,
  payload: JobPayloads[N],
  options: { key?: string; runAt?: Date } = {},
): Promise<void> {
  const runAt = options.runAt?.toISOString() ?? null;
  await tx.execute(
    sql`select enqueue_job(${name}, ${JSON.stringify(payload)}::json, ${options.key ?? null}, ${runAt}::timestamptz)`,
  );
}
