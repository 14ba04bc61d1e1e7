import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/services/actor.ts";
import { acceptQuote } from "#app/services/invoices/accept-quote.server.ts";
import { getInvoice } from "#app/services/invoices/get-invoice.server.ts";
import { ensurePublishedTariff } from "#app/services/quotes/find-tariff.server.ts";
import { getQuote } from "#app/services/quotes/get-quote.server.ts";
import { listQuoteLines } from "#app/services/quotes/list-quote-lines.server.ts";
import { priceQuote } from "#app/services/quotes/price-quote.server.ts";
import { requestQuote } from "#app/services/quotes/request-quote.server.ts";
import { createCompany, createMember, type TestCompany } from "#tests/factories/accounts.ts";
import { makeHouse } from "#tests/factories/house.ts";
import { insertVehicles, quoteNow, smallFleet, smallFleetAmounts } from "#tests/factories/quotes.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner } = await cloneDatabase();
const house = await makeHouse(db);
await ensurePublishedTariff(db);

let company: TestCompany;
let manager: Actor;
beforeEach(async () => {
  company = await createCompany(owner);
  manager = await createMember(owner, company, "fleet_manager");
});

const linesOf = (quoteId: string) => listQuoteLines(house, manager, { quoteId, limit: 1000, locale: "fr" });

describe("the small fleet of the law", () => {
  test("costs 85,500 dinars on 15 April 2026", async () => {
    await insertVehicles(owner, company, smallFleet);
    const quote = await getQuote(house, manager, { quoteId: await quoteNow(house, manager) });
    expect(quote).toMatchObject({
      status: "priced",
      asOf: "2026-04-15",
      simulation: false,
      progress: 1,
      vehicleCount: 13,
      dueCount: 10,
      exemptCount: 1,
      notSubjectCount: 1,
      undeterminedCount: 1,
      alreadyHeldCount: 0,
      stampsMinor: 85_500_00n,
      increasesMinor: 0n,
      totalMinor: 85_500_00n,
    });
  });

  test("costs 128,250 dinars two days after the window", async () => {
    await insertVehicles(owner, company, smallFleet);
    const late = house.at(new Date("2026-06-02T09:00:00Z"));
    const quote = await getQuote(late, manager, { quoteId: await quoteNow(late, manager) });
    expect(quote).toMatchObject({ stampsMinor: 85_500_00n, increasesMinor: 42_750_00n, totalMinor: 128_250_00n });
  });

  test("has each amount of the table, and a line for each vehicle", async () => {
    await insertVehicles(owner, company, smallFleet);
    const lines = await linesOf(await quoteNow(house, manager));
    const amounts = lines.map((line) => [line.plate, line.outcome === "due" ? Number(line.amountMinor) / 100 : null]);
    expect(Object.fromEntries(amounts)).toEqual(smallFleetAmounts);
    expect(lines.map((line) => line.position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    for (const line of lines) expect(line.reason.length).toBeGreaterThan(10);
  });

  test("is summed by kind, due vehicles only", async () => {
    await insertVehicles(owner, company, smallFleet);
    const { byKind } = await getQuote(house, manager, { quoteId: await quoteNow(house, manager) });
    expect(byKind).toEqual([
      { kind: "bus", count: 2, stampsMinor: 14_000_00n, increasesMinor: 0n },
      { kind: "lorry", count: 1, stampsMinor: 18_000_00n, increasesMinor: 0n },
      { kind: "road_tractor", count: 1, stampsMinor: 8_000_00n, increasesMinor: 0n },
      { kind: "tourism", count: 4, stampsMinor: 30_500_00n, increasesMinor: 0n },
      { kind: "van", count: 2, stampsMinor: 15_000_00n, increasesMinor: 0n },
    ]);
  });
});

describe("the day of a quote", () => {
  test("another day than today is a simulation", async () => {
    await insertVehicles(owner, company, smallFleet);
    const quote = await getQuote(house, manager, { quoteId: await quoteNow(house, manager, { asOf: "2026-06-02" }) });
    expect(quote).toMatchObject({ simulation: true, totalMinor: 128_250_00n });
  });

  test("the last day of the window is on time, the next is not", async () => {
    await insertVehicles(owner, company, smallFleet);
    const last = await getQuote(house, manager, { quoteId: await quoteNow(house, manager, { asOf: "2026-05-31" }) });
    const next = await getQuote(house, manager, { quoteId: await quoteNow(house, manager, { asOf: "2026-06-01" }) });
    expect([last.increasesMinor, next.increasesMinor]).toEqual([0n, 42_750_00n]);
  });

  test.each([
    ["the window closes first", "2026-05-20T09:00:00Z", "2026-05-31T15:00:00.000Z"],
    ["thirty days pass first", "2026-04-15T09:00:00Z", "2026-05-15T15:00:00.000Z"],
    ["after the window thirty days", "2026-06-02T09:00:00Z", "2026-07-02T15:00:00.000Z"],
  ])("a quote expires when %s", async (_, asked, expires) => {
    await insertVehicles(owner, company, smallFleet);
    const then = house.at(new Date(asked));
    const quote = await getQuote(then, manager, { quoteId: await quoteNow(then, manager) });
    expect(quote.expiresAt?.toISOString()).toBe(expires);
    expect(quote.status).toBe("priced");
    const after = await getQuote(house.at(new Date(expires)), manager, { quoteId: quote.id });
    expect(after.status).toBe("expired");
  });

  // api.md: a window's last day still counts as on time. V29: its window closes at 16:00 in Algiers, 15:00 UTC.
  test.each([
    ["asked on the closing day", "2026-05-31T14:59:59Z", "2026-05-31T14:59:59Z", "2026-05-31T15:00:00.000Z"],
    ["asked at the closing hour", "2026-05-31T15:00:00Z", "2026-05-31T15:00:00Z", "2026-05-31T23:00:00.000Z"],
    ["asked late on the closing day", "2026-05-31T22:59:59Z", "2026-05-31T22:59:59Z", "2026-05-31T23:00:00.000Z"],
    [
      "asked before the closing hour and priced behind it",
      "2026-05-31T14:59:59Z",
      "2026-05-31T15:00:09Z",
      "2026-05-31T23:00:00.000Z",
    ],
  ])("a quote %s is on time until it expires", async (_, asked, priced, expires) => {
    await insertVehicles(owner, company, smallFleet);
    const request = await requestQuote(house.at(new Date(asked)), manager, { year: 2026, vehicles: "all" });
    const quoteId = "quoteId" in request ? request.quoteId : "";
    const then = house.at(new Date(priced));
    await priceQuote(then, manager, { quoteId });
    expect(await getQuote(then, manager, { quoteId })).toMatchObject({
      status: "priced",
      asOf: "2026-05-31",
      totalMinor: 85_500_00n,
      expiresAt: new Date(expires),
    });
    const lines = (await linesOf(quoteId)).filter(({ outcome }) => outcome === "due");
    expect(new Set(lines.map(({ costsMoreAt }) => costsMoreAt?.toISOString()))).toEqual(new Set([expires]));
    const last = house.at(new Date(Date.parse(expires) - 1));
    const accepted = await acceptQuote(last, manager, { quoteId });
    const invoiceId = "invoiceId" in accepted ? accepted.invoiceId : "";
    const reader = await createMember(owner, company, "finance");
    expect((await getInvoice(last, reader, { invoiceId })).payableUntil?.toISOString()).toBe(expires);
  });

  test("a quote that waited past midnight has the price of the day on which it can be accepted", async () => {
    await insertVehicles(owner, company, smallFleet);
    const asked = await requestQuote(house.at(new Date("2026-05-31T22:59:59Z")), manager, {
      year: 2026,
      vehicles: "all",
    });
    const quoteId = "quoteId" in asked ? asked.quoteId : "";
    const then = house.at(new Date("2026-05-31T23:00:05Z"));
    await priceQuote(then, manager, { quoteId });
    expect(await getQuote(then, manager, { quoteId })).toMatchObject({
      status: "priced",
      asOf: "2026-06-01",
      simulation: false,
      totalMinor: 128_250_00n,
    });
  });
});

describe("a vehicle that has its stamp", () => {
  async function hold(plate: string, isIssued = true) {
    const other = await createCompany(owner);
    const [quoteId, invoiceId, vehicleId] = Array.from({ length: 3 }, () => crypto.randomUUID());
    await owner.begin(async (sql) => {
      await sql`insert into vehicles (company_id, id, plate) values (${other.id}, ${vehicleId as string}, ${plate})`;
      await sql`insert into quotes (company_id, id, status, year, as_of, simulation, tariff_version, selection)
                select ${other.id}, ${quoteId as string}, 'accepted', 2026, '2026-04-01', false, id, '{}' from tariff_versions`;
      await sql`insert into invoices (company_id, id, number, status, quote_id, year, issued_at, due_on, vehicle_count, stamps_minor,
                  increases_minor, fee_minor, vat_basis_points, vat_minor, total_minor, paid_minor, seller, buyer, digest)
                values (${other.id}, ${invoiceId as string}, ${`FA-2026-${invoiceId}`}, 'paid', ${quoteId as string}, 2026, now(),
                  '2026-04-30', 1, 100000, 0, 0, 1900, 0, 100000, 100000, '{}', '{}', '')`;
      await sql`insert into invoice_lines (company_id, invoice_id, position, vehicle_id, plate, kind, rule, amount_minor, increase_minor)
                values (${other.id}, ${invoiceId as string}, 1, ${vehicleId as string}, ${plate}, 'tourism', 'S3', 100000, 0)`;
      if (!isIssued) return;
      await sql`insert into vignettes (company_id, serial, status, invoice_id, line_position, vehicle_id, vehicle_identity, year, plate,
                  kind, company, amount_minor, increase_minor, authority, specimen, expires_on)
                values (${other.id}, ${crypto.randomUUID()}, 'issued', ${invoiceId as string}, 1, ${vehicleId as string}, ${plate}, 2026,
                  ${plate}, 'tourism', 'Other', 100000, 0, 'specimen', true, '2027-03-31')`;
    });
  }

  test.each([
    ["00401-119-16", "issued", true],
    ["00403-119-16", "paid and not out yet", false],
  ])("in another company, %s %s, is already held, and is not charged", async (plate, _, isIssued) => {
    await insertVehicles(owner, company, [{ ...smallFleet[0], plate }, smallFleet[1] ?? {}]);
    await hold(plate, isIssued);
    const quoteId = await quoteNow(house, manager);
    const quote = await getQuote(house, manager, { quoteId });
    expect(quote).toMatchObject({ dueCount: 1, alreadyHeldCount: 1, totalMinor: 3_000_00n });
    const held = (await linesOf(quoteId)).find((line) => line.plate === plate);
    expect(held).toMatchObject({ outcome: "already_held", amountMinor: 0n, rule: null });
    expect(held?.reason).toContain("2026");
  });

  test("for another year is due", async () => {
    await insertVehicles(owner, company, [
      { plate: "00402-119-16", kind: "tourism", fiscalPower: 6, firstCirculationYear: 2019, energy: "diesel" },
    ]);
    await hold("00402-119-16");
    const quote = await getQuote(house, manager, { quoteId: await quoteNow(house, manager, { year: 2025 }) });
    expect(quote).toMatchObject({ dueCount: 1, alreadyHeldCount: 0 });
  });
});

test("a vehicle without plate and chassis number is left to a person", async () => {
  await insertVehicles(owner, company, [
    { kind: "tourism", fiscalPower: 6, firstCirculationYear: 2019, energy: "diesel" },
  ]);
  const [line] = await linesOf(await quoteNow(house, manager));
  expect(line).toMatchObject({ outcome: "undetermined", amountMinor: 0n, missing: ["plate", "vin"] });
});

test("a due vehicle whose file names no kind takes the kind of its plate", async () => {
  await insertVehicles(owner, company, [
    { plate: "00301-222-25", grossWeightKg: 19000, firstCirculationYear: 2022, energy: "diesel" },
  ]);
  const [line] = await linesOf(await quoteNow(house, manager));
  expect(line).toMatchObject({ outcome: "due", kind: "lorry", amountMinor: 18_000_00n });
});

test("a quote of nothing is priced and owes nothing", async () => {
  const quote = await getQuote(house, manager, { quoteId: await quoteNow(house, manager) });
  expect(quote).toMatchObject({ status: "priced", vehicleCount: 0, totalMinor: 0n, byKind: [] });
});

test("archived vehicles are not priced", async () => {
  const [first] = await insertVehicles(owner, company, smallFleet);
  await owner`update vehicles set archived_at = now() where id = ${first as string}`;
  const quote = await getQuote(house, manager, { quoteId: await quoteNow(house, manager) });
  expect(quote.vehicleCount).toBe(12);
});

test("the digest can be computed again from the lines", async () => {
  await insertVehicles(owner, company, smallFleet);
  const quoteId = await quoteNow(house, manager);
  const quote = await getQuote(house, manager, { quoteId });
  const texts = (await linesOf(quoteId)).map((line) =>
    JSON.stringify([
      line.position,
      line.vehicleId,
      line.plate,
      line.vin,
      line.outcome,
      `${line.amountMinor}`,
      `${line.increaseMinor}`,
      line.rule,
    ]),
  );
  const head = JSON.stringify([quote.tariffVersion, 2026, "2026-04-15"]);
  expect(quote.digest).toBe(
    createHash("sha256")
      .update([head, ...texts, ""].join("\n"))
      .digest("hex"),
  );
});

test("later changes of the fleet do not reach a priced quote", async () => {
  await insertVehicles(owner, company, smallFleet);
  const quoteId = await quoteNow(house, manager);
  const before = await linesOf(quoteId);
  await owner`update vehicles set fiscal_power = 20, plate = null where company_id = ${company.id}`;
  expect(await linesOf(quoteId)).toEqual(before);
});

describe("the job", () => {
  test("run twice, or twice at once, changes nothing", async () => {
    await insertVehicles(owner, company, smallFleet);
    const quoteId = await quoteNow(house, manager);
    const before = await getQuote(house, manager, { quoteId });
    await Promise.all([priceQuote(house, manager, { quoteId }), priceQuote(house, manager, { quoteId })]);
    expect(await getQuote(house, manager, { quoteId })).toEqual(before);
    expect(await linesOf(quoteId)).toHaveLength(13);
  });

  test("run by several workers at once prices once", async () => {
    await insertVehicles(owner, company, smallFleet);
    const quoteId = await quoteNow(house, manager);
    await owner`alter table quotes disable trigger lifecycle`;
    await owner`update quotes set status = 'pricing' where id = ${quoteId}`;
    await owner`alter table quotes enable trigger lifecycle`;
    await owner`delete from quote_lines where quote_id = ${quoteId}`;
    await Promise.all([1, 2, 3].map(() => priceQuote(house, manager, { quoteId })));
    expect(await linesOf(quoteId)).toHaveLength(13);
    const told = await owner`select 1 from events where company_id = ${company.id} and type = 'quote.priced'`;
    expect(told).toHaveLength(2);
  });

  test("leaves nothing behind when it fails in the middle, and starts again", async () => {
    await insertVehicles(owner, company, smallFleet);
    const quoteId = await quoteNow(house, manager);
    await owner`delete from quote_lines where quote_id = ${quoteId}`;
    await owner`alter table quotes disable trigger lifecycle`;
    await owner`update quotes set status = 'pricing', digest = null where id = ${quoteId}`;
    await owner`alter table quotes enable trigger lifecycle`;
    const broken = {
      ...house,
      clock: {
        now: vi
          .fn((): Date => {
            throw new Error("the worker dies here");
          })
          .mockReturnValueOnce(house.clock.now()),
      },
    };
    await expect(priceQuote(broken, manager, { quoteId })).rejects.toThrow("the worker dies here");
    expect(await linesOf(quoteId)).toEqual([]);
    await priceQuote(house, manager, { quoteId });
    expect(await getQuote(house, manager, { quoteId })).toMatchObject({ status: "priced", totalMinor: 85_500_00n });
  });
});

test("a fleet of more than one batch keeps its order, positions and sum", async () => {
  await owner`insert into vehicles (company_id, plate, kind, fiscal_power, first_circulation_year, energy)
    select ${company.id}, lpad(n::text, 5, '0') || '-119-17', 'tourism', 6, 2019, 'diesel' from generate_series(1, 12001) n`;
  const quoteId = await quoteNow(house, manager);
  expect(await getQuote(house, manager, { quoteId })).toMatchObject({ dueCount: 12_001, totalMinor: 12_001_000_00n });
  const page = await listQuoteLines(house, manager, { quoteId, after: 9_999, limit: 2, locale: "en" });
  expect(page.map((line) => [line.position, line.plate])).toEqual([
    [10_000, "10000-119-17"],
    [10_001, "10001-119-17"],
  ]);
});
