import { randomUUID } from "node:crypto";
import { and, eq, max } from "drizzle-orm";
import { recordAct } from "#app/services/accounts/record-act.server.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { enqueue } from "#app/services/queue.server.ts";
import { type Refusal, refuse } from "#app/services/refusal.ts";
import { getVignetteRow, type Vignette } from "#app/services/vignettes/vignette-access.server.ts";
import type { Tx } from "#db/client.server.ts";
import { companies, deliveries, mails, vehicles } from "#db/schema/index.ts";

export interface QueuedDelivery {
  serial: string;
  email: string;
  status: "queued";
}

/** One address that a mail server can be asked about; a line break would write headers of its own. */
const plainAddress = /^[^\s<>()[\]\\,;:"@\p{Cc}]+@[^\s<>()[\]\\,;:"@\p{Cc}]+\.[^\s<>()[\]\\,;:"@\p{Cc}]+$/u;

/**
 * Sends one vignette again, or for the first time to an address that a person gives. A request of a person is a new
 * edition: never confused with a retry, and never a second mail by accident.
 */
export function resendVignette(
  house: Pick<House, "db" | "clock" | "baseUrl">,
  actor: Actor,
  input: { serial: string | undefined; email?: string },
): Promise<QueuedDelivery | Refusal> {
  return house.db.company(actor.companyId, async (tx) => {
    const vignette = await getVignetteRow(tx, actor, "vignettes:send", input.serial);
    if (vignette.status !== "issued") return refuse(vignette.status === "revoked" ? "vignette_revoked" : "not_ready");
    const driver = await driverOf(tx, vignette);
    const email = (input.email?.trim() || driver?.email)?.toLowerCase();
    if (!email) return refuse("no_driver_address", { plate: vignette.plate ?? vignette.serial }, 422);
    if (email.length > 254 || !plainAddress.test(email)) return refuse("email_malformed", {}, 422);
    const isDriver = email === driver?.email?.toLowerCase();
    await queueMail(tx, house, vignette, { email, name: isDriver ? (driver?.name ?? null) : null });
    await recordAct(tx, house.clock, actor, {
      act: "vignette.sent",
      subjectKind: "vignette",
      subjectId: vignette.serial,
      detail: { email },
    });
    return { serial: vignette.serial, email, status: "queued" as const };
  });
}

async function driverOf(tx: Tx, { companyId, vehicleId }: Vignette) {
  const [driver] = await tx
    .select({ name: vehicles.driverName, email: vehicles.driverEmail })
    .from(vehicles)
    .where(and(eq(vehicles.companyId, companyId), eq(vehicles.id, vehicleId)));
  return driver;
}

async function queueMail(
  tx: Tx,
  { clock, baseUrl }: Pick<House, "clock" | "baseUrl">,
  { companyId, invoiceId, id: vignetteId }: Vignette,
  { email, name }: { email: string; name: string | null },
): Promise<void> {
  const isSameMail = and(eq(mails.companyId, companyId), eq(mails.invoiceId, invoiceId), eq(mails.toAddress, email));
  const [last] = await tx
    .select({ edition: max(mails.edition) })
    .from(mails)
    .where(isSameMail);
  const [company] = await tx.select({ locale: companies.locale }).from(companies).where(eq(companies.id, companyId));
  const mailId = randomUUID();
  const asked = await tx
    .insert(mails)
    .values({
      companyId,
      id: mailId,
      invoiceId,
      toAddress: email,
      toName: name,
      locale: company?.locale ?? "fr",
      messageId: `${mailId}@${new URL(baseUrl).hostname}`,
      edition: (last?.edition ?? 0) + 1,
      createdAt: clock.now(),
    })
    .onConflictDoNothing()
    .returning({ id: mails.id });
  // Somebody asked for the same at this moment: one mail answers both.
  if (!asked.length) return;
  await tx.insert(deliveries).values({ companyId, vignetteId, mailId });
  await enqueue(tx, "send-mail", { companyId, mailId }, { key: `send-mail:${mailId}` });
}
