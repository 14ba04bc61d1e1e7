import { expect, test } from "vitest";
import { startApplication, until } from "./application.ts";
import {
  commitImport,
  type Import,
  type Invoice,
  type Payment,
  priceFleet,
  programOf,
  type Vignette,
} from "./program.ts";
import { smallFleet } from "./small-fleet.ts";

/** The process is killed as by kill -9 right after the step, PostgreSQL is left behind, and the next start does the rest. */
test.each([
  "after-payment",
  "after-order",
  "after-issue",
])("killed %s, the next start issues every vignette once and sends every mail once", {
  timeout: 180_000,
}, async (point) => {
  const doomed = await startApplication({ isEmbedded: true, env: { OSTOUL_CRASH_AT: point } });
  const program = programOf(doomed);
  const received = await program.read<Import>("POST", "/imports", {
    file: Buffer.from(smallFleet.text),
    headers: { "Content-Type": "text/csv", "X-Filename": "parc.csv" },
  });
  await program.settled<Import>(`/imports/${received.id}`, ["review"]);
  await commitImport(program, received.id);
  const quote = await priceFleet(program, { year: 2026, vehicles: "all" });
  const invoice = await program.read<Invoice>("POST", `/quotes/${quote.id}/accept`, { body: {} });
  const payment = await program.read<Payment>("POST", `/invoices/${invoice.id}/payments`, { body: { method: "card" } });
  // The connection may die with the process: the money is taken all the same.
  await fetch(payment.checkout_url ?? "", {
    method: "POST",
    body: new URLSearchParams({ card: "4242424242424242" }),
    redirect: "manual",
  }).catch(() => {});
  await until("the process to be killed", () => doomed.process.signalCode === "SIGKILL");

  const healed = await startApplication({ isEmbedded: true, folder: doomed.folder });
  const after = programOf(healed);
  await until("every vignette to be issued", async () => {
    const now = await after.read<Invoice>("GET", `/invoices/${invoice.id}`);
    return now.status === "paid" && now.vignettes.issued === smallFleet.outcomes.due;
  });
  const { items } = await after.read<{ items: Vignette[] }>("GET", `/invoices/${invoice.id}/vignettes`);
  expect(new Set(items.map(({ plate }) => plate)).size).toBe(smallFleet.outcomes.due);
  expect(items).toHaveLength(smallFleet.outcomes.due);

  const drivers = Object.keys(smallFleet.drivers).sort();
  const sent = await until("a mail for each driver", async () => {
    const mails = (await (await fetch(`${healed.url}/sandbox/mailbox.json`)).json()) as { to: string }[];
    return mails.length >= drivers.length ? mails.map(({ to }) => to).sort() : undefined;
  });
  expect(sent).toEqual(drivers);
});
