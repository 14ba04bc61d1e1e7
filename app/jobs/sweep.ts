import { sweepMails } from "#app/services/delivery/sweep-mails.server.ts";
import { sweepExpiredInvoices } from "#app/services/invoices/void-expired-invoice.server.ts";
import { sweepPayments } from "#app/services/payments/sweep-payments.server.ts";
import { sweepIssues } from "#app/services/vignettes/sweep-issues.server.ts";
import type { Job } from "./job.ts";

/** Every minute: whatever waits for an answer or lost its job is started again. One that fails does not hold the others. */
export const run: Job<"sweep"> = async (house) => {
  const swept = await Promise.allSettled([
    sweepPayments(house),
    sweepExpiredInvoices(house),
    sweepIssues(house),
    sweepMails(house),
  ]);
  for (const outcome of swept) if (outcome.status === "rejected") house.log.error({ err: outcome.reason }, "sweep");
};
