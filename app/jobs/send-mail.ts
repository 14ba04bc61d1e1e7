import { sendMail } from "#app/services/delivery/send-mail.server.ts";
import type { Job } from "./job.ts";

export const run: Job<"send-mail"> = (house, payload) => sendMail(house, payload);
