import path from "node:path";
import { systemClock } from "#app/adapters/clock.server.ts";
import { createFiles } from "#app/adapters/files/files.server.ts";
import { createLog } from "#app/adapters/log.server.ts";
import { createMailer } from "#app/adapters/mailer/mailer.server.ts";
import { type Mailbox, startMailbox } from "#app/adapters/sandbox/mailbox.server.ts";
import type { Sandbox } from "#app/adapters/sandbox/sandbox.ts";
import { type StripeSandbox, startStripeSandbox } from "#app/adapters/sandbox/stripe/start-stripe-sandbox.server.ts";
import { createCardProvider } from "#app/adapters/stripe/card-provider.server.ts";
import { createStripe } from "#app/adapters/stripe/create-stripe.server.ts";
import type { Env } from "#app/env.server.ts";
import type { House } from "#app/services/house.ts";
import { connectDatabase } from "#db/client.server.ts";
import { keptSecret } from "./secret.server.ts";

export interface BuiltHouse {
  house: House;
  sandbox: Sandbox | undefined;
  close(): Promise<void>;
}

async function openMailbox(env: Env): Promise<Mailbox | undefined> {
  return env.SMTP_URL
    ? undefined
    : startMailbox(path.join(env.OSTOUL_DATA_DIR, "sandbox", "mailbox"), { mode: env.OSTOUL_MODE });
}

async function openStripeSandbox(env: Env, baseUrl: string, webhookSecret: string): Promise<StripeSandbox | undefined> {
  if (env.STRIPE_SECRET_KEY) return undefined;
  return startStripeSandbox({
    mode: env.OSTOUL_MODE,
    dataDir: path.join(env.OSTOUL_DATA_DIR, "sandbox", "stripe"),
    // The application's own door, not its public name: a demonstration behind a proxy still gets its webhooks.
    webhookUrl: `http://${env.HOST === "0.0.0.0" ? "127.0.0.1" : env.HOST}:${env.PORT}/webhooks/stripe`,
    webhookSecret,
    publicBaseUrl: baseUrl,
  });
}

/** The house and, in a demonstration, the doubles it talks to. Real services take their place as soon as they are named. */
export async function buildHouse(env: Env, databaseUrl: string): Promise<BuiltHouse> {
  const secret = (name: string) => keptSecret(path.join(env.OSTOUL_DATA_DIR, "secrets"), name);
  const baseUrl = (env.BASE_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, "");
  const webhookSecrets = env.STRIPE_WEBHOOK_SECRET?.split(",") ?? [`whsec_${secret("stripe-webhook")}`];
  const mailbox = await openMailbox(env);
  const stripe = await openStripeSandbox(env, baseUrl, webhookSecrets[0] ?? "");
  const db = connectDatabase(databaseUrl, { max: env.DATABASE_POOL });
  const secretKey = env.STRIPE_SECRET_KEY ?? stripe?.secretKey ?? "";
  const client = createStripe({ secretKey, ...(stripe && { apiBase: stripe.apiBase }) });
  const house: House = {
    db,
    files: await createFiles(env),
    clock: systemClock,
    log: createLog(env),
    mailer: createMailer(env.SMTP_URL ?? mailbox?.smtpUrl ?? "", env.MAIL_FROM),
    cards: createCardProvider(client, webhookSecrets),
    baseUrl,
    signingSecret: env.SIGNING_SECRET ?? secret("signing"),
    authority: "specimen",
  };
  return {
    house,
    sandbox: stripe || mailbox ? { stripe, mailbox } : undefined,
    close: async () => {
      house.mailer.close();
      await Promise.all([stripe?.close(), mailbox?.close()]);
      await db.close();
    },
  };
}
