import { z } from "zod";
import { crash } from "#app/adapters/crash.server.ts";
import type { House } from "#app/services/house.ts";
import { enqueue } from "#app/services/queue.server.ts";
import { providerEvents } from "#db/schema/index.ts";

/** Ids that we put into the provider's metadata; anything else is not about us. */
const ours = z.object({ companyId: z.uuid(), paymentId: z.uuid() });

export type Reception = "stored" | "seen" | "refused";

/**
 * A provider's webhook. The event is stored and its job queued in one transaction (W3); a repetition changes nothing.
 * A signature that does not hold leaves nothing but a line in the log.
 */
export async function receiveProviderEvent(
  { db, log, cards }: Pick<House, "db" | "log" | "cards">,
  input: { body: Buffer; signature: string },
): Promise<Reception> {
  const event = cards.readWebhook(input.body, input.signature);
  if ("invalid" in event) {
    log.warn({ reason: event.invalid }, "webhook refused");
    return "refused";
  }
  const payment = ours.safeParse(event).data;
  const stored = await db.shared(async (tx) => {
    const rows = await tx
      .insert(providerEvents)
      .values({ id: event.id, provider: "stripe", type: event.type, body: JSON.parse(input.body.toString("utf8")) })
      .onConflictDoNothing()
      .returning({ id: providerEvents.id });
    if (!rows.length) return false;
    if (payment) await enqueue(tx, "settle-payment", payment, { key: `settle-payment:${payment.paymentId}` });
    else log.warn({ event: event.id, type: event.type }, "webhook about no payment of ours");
    return true;
  });
  crash("after-provider-event");
  return stored ? "stored" : "seen";
}
