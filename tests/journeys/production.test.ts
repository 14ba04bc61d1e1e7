import { createHash } from "node:crypto";
import path from "node:path";
import { expect, test } from "vitest";
import { createFiles } from "#app/adapters/files/files.server.ts";
import { startMailbox } from "#app/adapters/sandbox/mailbox.server.ts";
import { hashApiKey, makeApiKey } from "#app/services/accounts/api-keys.server.ts";
import { startS3Server } from "#tests/doubles/s3-server.ts";
import { temporaryFolder } from "#tests/doubles/temporary-folder.ts";
import { createCompany } from "#tests/factories/accounts.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";
import { startApplication } from "./application.ts";
import { commitImport, type Invoice, importFile, type Payment, priceFleet, programOf } from "./program.ts";
import { smallFleet } from "./small-fleet.ts";

const { url: databaseUrl, owner } = await cloneDatabase();
const folder = temporaryFolder();

test("web and worker as processes of their own, on services named in the environment", {
  timeout: 180_000,
}, async () => {
  const s3 = await startS3Server(path.join(folder, "s3"));
  const mailbox = await startMailbox(path.join(folder, "mailbox"), { mode: "demonstration" });
  const key = makeApiKey();
  const company = await createCompany(owner);
  await owner`insert into api_keys (company_id, name, prefix, hash) values (${company.id}, 'Program', 'vk_live_', ${hashApiKey(key)})`;

  const bucket = {
    S3_ENDPOINT: s3.endpoint,
    S3_BUCKET: "ostoul",
    S3_ACCESS_KEY_ID: "S3RVER",
    S3_SECRET_ACCESS_KEY: "S3RVER",
  };
  const services = {
    ...bucket,
    OSTOUL_MODE: "production",
    BASE_URL: "https://ostoul.example",
    STRIPE_SECRET_KEY: "sk_test_never_called_in_this_journey",
    STRIPE_WEBHOOK_SECRET: "whsec_production",
    SMTP_URL: mailbox.smtpUrl,
    SIGNING_SECRET: "a secret of production that is long enough",
  };
  const web = await startApplication({ databaseUrl, env: { ...services, OSTOUL_ROLE: "web" } });
  await startApplication({ databaseUrl, env: { ...services, OSTOUL_ROLE: "worker" } });
  await startApplication({ databaseUrl, env: { ...services, OSTOUL_ROLE: "worker" } });
  expect(web.output()).not.toContain("ostoul-demo");
  expect((await fetch(`${web.url}/sandbox/mailbox.json`)).status).toBe(404);
  expect((await fetch(web.url)).headers.get("strict-transport-security")).toMatch(/max-age=\d{8}/);

  const program = programOf({ url: web.url, apiKey: key });
  const bytes = Buffer.from(smallFleet.text);
  const imported = await importFile(program, { name: smallFleet.fileName, bytes });
  await commitImport(program, imported.id);
  const [upload] = await owner`select file_key, sha256 from uploads where id = ${imported.id}`;
  const stored = createHash("sha256");
  const files = await createFiles({ OSTOUL_DATA_DIR: folder, S3_REGION: "us-east-1", ...bucket });
  for await (const chunk of await files.read(upload?.file_key)) stored.update(chunk);
  expect(stored.digest("hex")).toBe(upload?.sha256);

  const quote = await priceFleet(program, { year: 2026, vehicles: "all" });
  const invoice = await program.read<Invoice>("POST", `/quotes/${quote.id}/accept`, { body: {} });
  const payment = await program.read<Payment & { transfer: { reference: string } }>(
    "POST",
    `/invoices/${invoice.id}/payments`,
    { body: { method: "transfer" } },
  );
  expect(payment.transfer.reference.length).toBeGreaterThan(5);
  await Promise.all([mailbox.close(), s3.close()]);
});
