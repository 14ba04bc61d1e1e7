import { expect, test } from "vitest";
import { acceptQuote } from "#app/services/invoices/accept-quote.server.ts";
import { getInvoice } from "#app/services/invoices/get-invoice.server.ts";
import { sweepExpiredInvoices } from "#app/services/invoices/void-expired-invoice.server.ts";
import { ensurePublishedTariff } from "#app/services/quotes/find-tariff.server.ts";
import { getQuote } from "#app/services/quotes/get-quote.server.ts";
import { requestQuote } from "#app/services/quotes/request-quote.server.ts";
import { createCompany, createMember } from "#tests/factories/accounts.ts";
import { makeHouse, runJobs } from "#tests/factories/house.ts";
import { insertVehicles, smallFleet } from "#tests/factories/quotes.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner, url } = await cloneDatabase();
const house = await makeHouse(db);
await ensurePublishedTariff(db);

test("asking queues the pricing, and the sweeper the end of an unpaid invoice", async () => {
  const company = await createCompany(owner);
  const finance = await createMember(owner, company, "finance");
  await insertVehicles(owner, company, smallFleet);
  const asked = await requestQuote(house, finance, { year: 2026, vehicles: "all" });
  const quoteId = "quoteId" in asked ? asked.quoteId : "";
  expect((await getQuote(house, finance, { quoteId })).status).toBe("pricing");
  await runJobs(house, url);
  expect(await getQuote(house, finance, { quoteId })).toMatchObject({ status: "priced", totalMinor: 85_500_00n });

  const accepted = await acceptQuote(house, finance, { quoteId });
  const invoiceId = "invoiceId" in accepted ? accepted.invoiceId : "";
  const june = house.at(new Date("2026-06-01T00:00:00Z"));
  await sweepExpiredInvoices(june);
  await runJobs(june, url);
  expect((await getInvoice(house, finance, { invoiceId })).status).toBe("void");
});
