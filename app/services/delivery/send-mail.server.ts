import { and, asc, eq, sql } from "drizzle-orm";
import { crash } from "#app/adapters/crash.server.ts";
import type { MailOutcome } from "#app/adapters/mailer/mailer.server.ts";
import { recordEvent } from "#app/services/accounts/record-event.server.ts";
import type { House } from "#app/services/house.ts";
import { enqueue } from "#app/services/queue.server.ts";
import type { Tx } from "#db/client.server.ts";
import { deliveries, mails, vignettes } from "#db/schema/index.ts";
import { composeMail } from "./compose-mail.server.ts";
import { nextAttemptAt } from "./mail-schedule.ts";

type MailHouse = Pick<House, "db" | "clock" | "log" | "mailer" | "baseUrl">;
type MailRow = typeof mails.$inferSelect;

/**
 * One attempt at one mail of the outbox. Before anything leaves, the row says that its outcome is unknown; the answer
 * of the server takes that back. So a crash in between, like a connection lost behind DATA, leaves a mail that may have
 * arrived: counted, shown, and never sent again by itself (E1).
 */
export async function sendMail(
  house: MailHouse,
  { companyId, mailId }: { companyId: string; mailId: string },
): Promise<void> {
  const claimed = await house.db.company(companyId, (tx) => claimMail(tx, companyId, mailId));
  if (!claimed) return;
  crash("before-mail");
  const outcome = claimed.vignettes.length
    ? await house.mailer.send(await composeMail(house, claimed.mail, claimed.vignettes))
    : nothingToSend;
  crash("after-mail");
  await house.db.company(companyId, (tx) => writeOutcome(tx, house, claimed.mail, outcome));
}

/** Every vignette of it was revoked before it left. */
const nothingToSend: MailOutcome = {
  kind: "rejected",
  permanent: true,
  code: 554,
  response: "every vignette was revoked",
};

async function claimMail(tx: Tx, companyId: string, mailId: string) {
  const [mail] = await tx
    .update(mails)
    .set({ outcomeUnknown: true, attempts: sql`${mails.attempts} + 1` })
    .where(
      and(
        eq(mails.companyId, companyId),
        eq(mails.id, mailId),
        eq(mails.status, "queued"),
        eq(mails.outcomeUnknown, false),
      ),
    )
    .returning();
  if (!mail) return undefined;
  const rows = await tx
    .select({ vignette: vignettes })
    .from(deliveries)
    .innerJoin(vignettes, and(eq(vignettes.companyId, deliveries.companyId), eq(vignettes.id, deliveries.vignetteId)))
    .where(and(eq(deliveries.companyId, companyId), eq(deliveries.mailId, mailId), eq(vignettes.status, "issued")))
    .orderBy(asc(vignettes.linePosition));
  return { mail, vignettes: rows.map(({ vignette }) => vignette) };
}

async function writeOutcome(tx: Tx, house: MailHouse, mail: MailRow, outcome: MailOutcome): Promise<void> {
  if (outcome.kind === "accepted") return finish(tx, house, mail, "sent", null);
  if (outcome.kind === "unknown") {
    house.log.warn({ mailId: mail.id }, "nobody knows whether a mail arrived");
    return;
  }
  const error = `${outcome.code} ${outcome.response}`.slice(0, 500);
  const again = outcome.permanent ? undefined : nextAttemptAt(mail.createdAt, mail.attempts);
  if (!again) return finish(tx, house, mail, "bounced", error);
  await tx.update(mails).set({ outcomeUnknown: false, error }).where(isMail(mail));
  const runAt = new Date(Math.max(again.getTime(), house.clock.now().getTime()));
  await enqueue(
    tx,
    "send-mail",
    { companyId: mail.companyId, mailId: mail.id },
    { key: `send-mail:${mail.id}`, runAt },
  );
}

const isMail = (mail: MailRow) => and(eq(mails.companyId, mail.companyId), eq(mails.id, mail.id));

async function finish(
  tx: Tx,
  { clock }: MailHouse,
  mail: MailRow,
  status: "sent" | "bounced",
  error: string | null,
): Promise<void> {
  const { companyId, id, invoiceId } = mail;
  const at = clock.now();
  const [finished] = await tx
    .update(mails)
    .set({ status, error, outcomeUnknown: false, sentAt: status === "sent" ? at : null })
    .where(and(isMail(mail), eq(mails.status, "queued")))
    .returning();
  if (!finished) return;
  await tx
    .update(deliveries)
    .set({ status, at })
    .where(and(eq(deliveries.companyId, companyId), eq(deliveries.mailId, id), eq(deliveries.status, "queued")));
  if (status === "bounced")
    await recordEvent(tx, companyId, "delivery.failed", { invoice_id: invoiceId, email: mail.toAddress, error });
}
