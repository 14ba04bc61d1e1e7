import { settlePayment } from "#app/services/payments/settle-payment.server.ts";
import type { Job } from "./job.ts";

export const run: Job<"settle-payment"> = (house, payload) => settlePayment(house, payload);
