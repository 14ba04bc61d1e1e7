import { queueDeliveries } from "#app/services/delivery/queue-deliveries.server.ts";
import type { Job } from "./job.ts";

export const run: Job<"queue-deliveries"> = (house, payload) => queueDeliveries(house, payload);
