import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type postgres from "postgres";
import { systemClock } from "#app/adapters/clock.server.ts";
import { createMailer } from "#app/adapters/mailer/mailer.server.ts";
import { type Mailbox, startMailbox } from "#app/adapters/sandbox/mailbox.server.ts";
import { type StripeSandbox, startStripeSandbox } from "#app/adapters/sandbox/stripe/start-stripe-sandbox.server.ts";
import { createCardProvider } from "#app/adapters/stripe/card-provider.server.ts";
import { createStripe } from "#app/adapters/stripe/create-stripe.server.ts";
import type { Actor } from "#app/services/actor.ts";
import type { House } from "#app/services/house.ts";
import { openPayment } from "#app/services/payments/open-payment.server.ts";
import type { Payment } from "#app/services/payments/payment-access.server.ts";
import { receiveProviderEvent } from "#app/services/payments/receive-provider-event.server.ts";
import { ensurePublishedTariff } from "#app/services/quotes/find-tariff.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { ensureSigningKeys } from "#app/services/vignettes/ensure-signing-keys.server.ts";
import type { Database } from "#db/client.server.ts";
import { makeHouse, type TestHouse } from "#tests/factories/house.ts";
import { invoiceNow } from "#tests/factories/invoices.ts";
import { insertVehicles, smallFleet } from "#tests/factories/quotes.ts";
import { giveBack } from "#tests/setup/give-back.ts";

export const webhookSecret = "whsec_of_the_tests";

export interface Webhook {
  body: Buffer;
  signature: string;
}

export interface PayingHouse {
  house: TestHouse;
  sandbox: StripeSandbox;
  mailbox: Mailbox;
  /** Every webhook as it came. */
  webhooks: Webhook[];
}

async function startWebhookServer(receive: (webhook: Webhook) => Promise<number>): Promise<http.Server> {
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const status = await receive({
      body: Buffer.concat(chunks),
      signature: String(request.headers["stripe-signature"] ?? ""),
    });
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

/**
 * A house that takes cards and sends mail: the genuine Stripe package against the double, its webhooks over HTTP, real
 * SMTP. It lives in the present, since signatures of webhooks do.
 */
export async function makePayingHouse(db: Database): Promise<PayingHouse> {
  const house = await makeHouse(db, { clock: systemClock });
  const webhooks: Webhook[] = [];
  const server = await startWebhookServer(async (webhook) => {
    webhooks.push(webhook);
    return (await receiveProviderEvent(house, webhook)) === "refused" ? 400 : 200;
  });
  const sandbox = await startStripeSandbox({
    mode: "demonstration",
    dataDir: path.join(house.folder, "stripe"),
    webhookUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    webhookSecret,
    publicBaseUrl: house.baseUrl,
  });
  const mailbox = await startMailbox(path.join(house.folder, "mailbox"), { mode: "demonstration" });
  const stripe = createStripe({ secretKey: sandbox.secretKey, apiBase: sandbox.apiBase, timeoutMs: 1000 });
  house.cards = createCardProvider(stripe, [webhookSecret]);
  house.mailer = createMailer(mailbox.smtpUrl, "Ostoul <vignettes@ostoul.example>");
  await ensurePublishedTariff(db);
  await ensureSigningKeys(house);
  giveBack(async () => {
    await sandbox.close();
    house.mailer.close();
    await mailbox.close();
    server.close();
  });
  return { house, sandbox, mailbox, webhooks };
}

/** The ten taxed vehicles of the small fleet, with their drivers: two of them share one, the last has no address. */
export const drivenFleet = smallFleet.slice(0, 10).map((facts, index) => ({
  ...facts,
  depot: index < 6 ? "Rouïba" : "Oran",
  costCentre: index % 2 ? "Livraison" : "Vente",
  driverName: `Conducteur ${index === 1 ? 0 : index}`,
  driverEmail: index === 9 ? null : `driver-${index === 1 ? 0 : index}@parc.example`,
}));

type Fleet = Parameters<typeof insertVehicles>[2];
let platesGiven = 10_000;

/** The same fleet under plates of its own: a vehicle has one vignette a year across all companies. */
export const underOtherPlates = (fleet: Fleet): Fleet =>
  fleet.map((facts) => ({ ...facts, plate: `${platesGiven++}${facts.plate?.slice(5)}` }));

/** An open invoice of the driven fleet, or of the fleet given. */
export async function fleetInvoice(
  house: Pick<House, "db" | "clock">,
  owner: postgres.Sql,
  actor: Actor,
  fleet: Fleet = underOtherPlates(drivenFleet),
): Promise<string> {
  await insertVehicles(owner, { id: actor.companyId }, fleet);
  return invoiceNow(house, actor);
}

/** The invoice is paid, past every rule: for tests of what comes after. */
export async function payPastTheWalls(owner: postgres.Sql, invoiceId: string): Promise<void> {
  await owner`update invoices set status = 'paid', paid_minor = total_minor, paid_at = issued_at where id = ${invoiceId}`;
}

/** Opens a payment that nothing stands against. */
export async function openNow(
  house: House,
  actor: Actor,
  invoiceId: string,
  method: "card" | "transfer" = "card",
): Promise<Payment> {
  const payment = await openPayment(house, actor, { invoiceId, method });
  if (isRefusal(payment)) throw new Error(`the payment was refused: ${payment.code}`);
  return payment;
}
