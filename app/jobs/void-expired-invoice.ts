import { systemActor } from "#app/services/actor.ts";
import { voidExpiredInvoice } from "#app/services/invoices/void-expired-invoice.server.ts";
import type { Job } from "./job.ts";

export const run: Job<"void-expired-invoice"> = (house, { companyId, invoiceId }) =>
  voidExpiredInvoice(house, systemActor(companyId), { invoiceId });
