import { execFileSync } from "node:child_process";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/services/actor.ts";
import { acceptQuote } from "#app/services/invoices/accept-quote.server.ts";
import { getInvoice } from "#app/services/invoices/get-invoice.server.ts";
import { invoiceFile, receiptFile } from "#app/services/invoices/invoice-files.server.ts";
import { ensurePublishedTariff } from "#app/services/quotes/find-tariff.server.ts";
import { NotAllowed, NotFound } from "#app/services/refusal.ts";
import { createCompany, createMember, type TestCompany } from "#tests/factories/accounts.ts";
import { makeHouse } from "#tests/factories/house.ts";
import { insertVehicles, quoteNow, smallFleet } from "#tests/factories/quotes.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner } = await cloneDatabase();
const house = await makeHouse(db);
await ensurePublishedTariff(db);

const account = { holder: "OSTOUL", rib: "00000099000001234516" };
const textOf = (pdf: Uint8Array) =>
  execFileSync("pdftotext", ["-layout", "-", "-"], { input: pdf }).toString().normalize("NFKC");

let company: TestCompany;
let finance: Actor;
let invoiceId: string;
beforeEach(async () => {
  // The same vehicles come again in each test: what an earlier one paid for is given back.
  await owner`update invoices set status = 'refunded' where status = 'paid'`;
  company = await createCompany(owner, { name: "Transports de l'Atlas" });
  finance = await createMember(owner, company, "finance");
  await insertVehicles(
    owner,
    company,
    smallFleet.map((facts, index) => ({ ...facts, costCentre: index < 2 ? "Direction" : null })),
  );
  const late = house.at(new Date("2026-06-02T09:00:00Z"));
  const accepted = await acceptQuote(late, finance, { quoteId: await quoteNow(late, finance), poNumber: "BC-17" });
  invoiceId = "invoiceId" in accepted ? accepted.invoiceId : "";
});

const fileOf = async (actor = finance) => invoiceFile(house, actor, { invoiceId, locale: "fr", account });
const pay = (reference: string) =>
  owner`with paid as (update invoices set status = 'paid', paid_minor = total_minor, paid_at = '2026-06-03T10:00:00Z' where id = ${invoiceId} returning *)
        insert into payments (company_id, invoice_id, method, status, amount_minor, idempotency_key, provider, provider_ref)
        select company_id, id, 'card', 'succeeded', total_minor, ${crypto.randomUUID()}, 'stripe', ${reference} from paid`;

describe("the invoice on paper", () => {
  test("says who, what, how much, in figures and in words, and every vehicle", async () => {
    const { number } = await getInvoice(house, finance, { invoiceId });
    const { fileName, content } = await fileOf();
    expect(fileName).toBe(`${number}.pdf`);
    const text = textOf(content).replace(/[\u00a0\u202f]/g, " ");
    for (const wanted of [
      number,
      "Transports de l'Atlas",
      "416001000000007",
      "BC-17",
      "85 500,00",
      "42 750,00",
      "128 250,00",
      "cent vingt-huit mille deux cent cinquante dinars",
      "Direction",
    ])
      expect(text).toContain(wanted);
    const taxed = smallFleet.slice(0, 10).map(({ plate }) => plate as string);
    for (const plate of taxed) expect(text).toContain(plate);
    expect(text).not.toContain("00111-124-16");
  });

  test("is the same bytes each time", async () => {
    expect((await fileOf()).content).toEqual((await fileOf()).content);
  });

  test("is crossed out once void", async () => {
    expect(textOf((await fileOf()).content)).not.toMatch(/ANNUL/i);
    await owner`update invoices set status = 'void' where id = ${invoiceId}`;
    expect(textOf((await fileOf()).content)).toMatch(/ANNUL/i);
  });

  test("is an audited download", async () => {
    await fileOf();
    const acts =
      await owner`select actor_id from audit_log where subject_id = ${invoiceId} and act = 'invoice.downloaded'`;
    expect(acts.map((row) => row.actor_id)).toEqual([finance.id]);
  });
});

describe("the receipt", () => {
  test("does not exist before the money", async () => {
    expect(await receiptFile(house, finance, { invoiceId, locale: "fr" })).toMatchObject({
      code: "invoice_not_paid",
      status: 409,
    });
  });

  test("says what was received, when, how, and for which invoice", async () => {
    const reference = `pi_${invoiceId.slice(0, 8)}`;
    await pay(reference);
    const { number } = await getInvoice(house, finance, { invoiceId });
    const receipt = await receiptFile(house, finance, { invoiceId, locale: "fr" });
    if (!("content" in receipt)) throw new Error(receipt.code);
    expect(receipt.fileName).toBe(`${number.replace("FA", "RE")}.pdf`);
    const text = textOf(receipt.content).replace(/[\u00a0\u202f]/g, " ");
    for (const wanted of [number, "128 250,00", reference, "03/06/2026", "cent vingt-huit mille"])
      expect(text).toContain(wanted);
  });
});

test.each(["fleet_manager", "depot_clerk", "driver"] as const)("%s gets neither", async (role) => {
  const member = await createMember(owner, company, role);
  await expect(fileOf(member)).rejects.toThrow(NotAllowed);
  await expect(receiptFile(house, member, { invoiceId, locale: "fr" })).rejects.toThrow(NotAllowed);
});

test("nobody of another company finds them", async () => {
  const stranger = await createMember(owner, await createCompany(owner), "owner");
  await expect(fileOf(stranger)).rejects.toThrow(NotFound);
  await expect(receiptFile(house, stranger, { invoiceId, locale: "fr" })).rejects.toThrow(NotFound);
});
