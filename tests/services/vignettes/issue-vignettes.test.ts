import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { toBase64url } from "#app/adapters/code/base64url.ts";
import { verifyKeyList } from "#app/adapters/code/key-list.ts";
import { readSerial } from "#app/adapters/code/serial.ts";
import { verifyCode } from "#app/adapters/code/vignette-code.ts";
import { armCrash } from "#app/adapters/crash.server.ts";
import type { Actor } from "#app/services/actor.ts";
import { ensurePublishedTariff } from "#app/services/quotes/find-tariff.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { zipOfInvoice } from "#app/services/vignettes/batch-zip.server.ts";
import { ensureSigningKeys } from "#app/services/vignettes/ensure-signing-keys.server.ts";
import { issueProgress } from "#app/services/vignettes/issue-progress.server.ts";
import { issueVignettes } from "#app/services/vignettes/issue-vignettes.server.ts";
import { keyList, pinnedKeys } from "#app/services/vignettes/key-list.server.ts";
import { listVignettesOfInvoice } from "#app/services/vignettes/list-vignettes.server.ts";
import { sweepIssues } from "#app/services/vignettes/sweep-issues.server.ts";
import { verifySerial } from "#app/services/vignettes/verify-serial.server.ts";
import { vignetteFile } from "#app/services/vignettes/vignette-file.server.ts";
import { createCompany, createMember } from "#tests/factories/accounts.ts";
import { makeHouse } from "#tests/factories/house.ts";
import { drivenFleet, fleetInvoice, payPastTheWalls, underOtherPlates } from "#tests/factories/payments.ts";
import { smallFleetAmounts } from "#tests/factories/quotes.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner } = await cloneDatabase();
const house = await makeHouse(db);
await ensurePublishedTariff(db);
await Promise.all([ensureSigningKeys(house), ensureSigningKeys(house)]);

let boss: Actor;
let invoiceId: string;

beforeEach(async () => {
  boss = await createMember(owner, await createCompany(owner, { name: "Transports Djurdjura" }), "owner");
  invoiceId = await fleetInvoice(house, owner, boss);
});
afterEach(() => armCrash(null));

const issue = (id = invoiceId, actor = boss) => issueVignettes(house, { companyId: actor.companyId, invoiceId: id });
const issued = (id = invoiceId) => owner`select * from vignettes where invoice_id = ${id} order by line_position`;
const told = async (type: string) =>
  (await owner`select id from events where company_id = ${boss.companyId} and type = ${type}`).length;

test("two keys live, however many processes start", async () => {
  const keys = await owner`select status from signing_keys order by status`;
  expect(keys.map((key) => key.status)).toEqual(["active", "next"]);
});

test("an unpaid invoice issues nothing", async () => {
  await issue();
  expect(await issued()).toHaveLength(0);
  expect(await issueProgress(house, boss, invoiceId)).toMatchObject({
    isPaid: false,
    expected: 10,
    issued: 0,
    isComplete: false,
  });
});

test("a paid one issues one vignette a line, with the amount of the law and the end of its year", async () => {
  await payPastTheWalls(owner, invoiceId);
  await issue();
  const rows = await issued();
  // The factory changes the serial of a plate only: kind, year and wilaya still say which vehicle of the law's table it is.
  const model = (plate: string) => plate.slice(5);
  const lawful = drivenFleet.map(({ plate }) => [model(plate ?? ""), (smallFleetAmounts[plate ?? ""] ?? 0) * 100]);
  expect(new Map(rows.map((row) => [model(row.plate), Number(row.amount_minor)]))).toEqual(
    new Map(lawful as [string, number][]),
  );
  for (const row of rows) {
    expect(row).toMatchObject({
      status: "issued",
      specimen: true,
      authority: "specimen",
      year: 2026,
      company: "Transports Djurdjura",
    });
    expect(row.expires_on.toISOString().slice(0, 10)).toBe("2027-03-31");
    expect(readSerial(row.serial)).toBe(row.serial);
  }
  expect(new Set(rows.map((row) => row.serial)).size).toBe(10);
  expect(await told("vignettes.issued")).toBe(1);
  expect(await issueProgress(house, boss, invoiceId)).toMatchObject({
    issued: 10,
    heldElsewhere: [],
    isComplete: true,
  });
});

test("each code verifies against the signed list and says what the row says", async () => {
  await payPastTheWalls(owner, invoiceId);
  await issue();
  const list = await keyList(house);
  expect(await verifyKeyList(list, await pinnedKeys(house))).toBe(true);
  for (const row of await issued()) {
    const verdict = await verifyCode(toBase64url(row.code), list, house.clock.now());
    expect(verdict.result).toBe("specimen");
    expect(verdict.fields).toMatchObject({
      serial: row.serial,
      plate: row.plate,
      year: 2026,
      kind: row.kind,
      expiresOn: "2027-03-31",
      specimen: true,
    });
  }
});

test("the document of a row is the same bytes whenever it is asked", async () => {
  await payPastTheWalls(owner, invoiceId);
  await issue();
  const [row] = await issued();
  const file = await vignetteFile(house, boss, { serial: row?.serial });
  if (isRefusal(file)) throw new Error(file.code);
  expect(createHash("sha256").update(file.content).digest("hex")).toBe(row?.sha256);
  expect(file.content.length).toBe(row?.bytes);
  expect(file.fileName).toBe(`${row?.plate}_${row?.serial}.pdf`);
});

test("at another address documents are sealed again: same record, same code, new bytes", async () => {
  await payPastTheWalls(owner, invoiceId);
  await issue();
  const [before] = await issued();
  const moved = { ...house, baseUrl: "https://ostoul.example" };
  const file = await vignetteFile(moved, boss, { serial: before?.serial });
  if (isRefusal(file)) throw new Error(file.code);
  const [after] = await issued();
  expect(after?.sha256).not.toBe(before?.sha256);
  expect(createHash("sha256").update(file.content).digest("hex")).toBe(after?.sha256);
  expect({ ...after, sha256: 0, crc32: 0, bytes: 0, template_version: 0 }).toEqual({
    ...before,
    sha256: 0,
    crc32: 0,
    bytes: 0,
    template_version: 0,
  });
});

test("run again, and by four workers at once, it changes nothing", async () => {
  await payPastTheWalls(owner, invoiceId);
  await Promise.all([issue(), issue(), issue(), issue()]);
  const rows = await issued();
  expect(rows).toHaveLength(10);
  await issue();
  expect(await issued()).toEqual(rows);
  expect(await told("vignettes.issued")).toBe(1);
});

test.each([
  "after-order",
  "after-batch",
  "after-issue",
] as const)("killed %s, the next run ends it with the same serials", async (point) => {
  await payPastTheWalls(owner, invoiceId);
  armCrash(point, () => {
    throw new Error("killed");
  });
  await expect(issue()).rejects.toThrow("killed");
  const serials = (await issued()).map((row) => row.serial);
  armCrash(null);
  await issue();
  const rows = await issued();
  expect(rows.map((row) => row.serial)).toEqual(serials);
  expect(rows.every((row) => row.status === "issued")).toBe(true);
  expect(await told("vignettes.issued")).toBe(1);
});

test("with the desk the rows wait for the official documents", async () => {
  await payPastTheWalls(owner, invoiceId);
  await issueVignettes({ ...house, authority: "desk" }, { companyId: boss.companyId, invoiceId });
  const rows = await issued();
  expect(new Set(rows.map((row) => `${row.status} ${row.authority} ${row.specimen}`))).toEqual(
    new Set(["ordered desk false"]),
  );
  expect((await vignetteFile(house, boss, { serial: rows[0]?.serial })) as object).toMatchObject({ code: "not_ready" });
});

describe("a vehicle that got its stamp elsewhere after the order", () => {
  const fleet = underOtherPlates(drivenFleet.slice(0, 2));
  let rival: Actor;
  let late: string;

  beforeEach(async () => {
    const unique = underOtherPlates(fleet);
    rival = await createMember(owner, await createCompany(owner, { name: "CANARY_B" }), "owner");
    boss = await createMember(owner, await createCompany(owner), "owner");
    late = await fleetInvoice(house, owner, boss, unique);
    const first = await fleetInvoice(house, owner, rival, unique.slice(0, 1));
    await payPastTheWalls(owner, first);
    await payPastTheWalls(owner, late);
    await issue(first, rival);
  });

  test("is left, told once, and holds nothing else up", async () => {
    await issue(late);
    await issue(late);
    expect(await issued(late)).toHaveLength(1);
    const progress = await issueProgress(house, boss, late);
    expect(progress).toMatchObject({ expected: 2, issued: 1, isComplete: true, heldElsewhere: [{ vin: null }] });
    const acts =
      await owner`select detail from audit_log where company_id = ${boss.companyId} and act = 'vignettes.held_elsewhere'`;
    expect(acts).toHaveLength(1);
    expect(JSON.stringify([acts, progress])).not.toContain("CANARY_B");
  });

  test("gets it from this order once the other is revoked", async () => {
    await issue(late);
    await owner`update vignettes set status = 'revoked' where company_id = ${rival.companyId}`;
    await sweepIssues(house);
    await issue(late);
    expect(await issued(late)).toHaveLength(2);
    expect(await issueProgress(house, boss, late)).toMatchObject({ issued: 2, heldElsewhere: [] });
  });
});

describe("a typed serial", () => {
  const typed = (serial: string, address = "10.0.0.1") => verifySerial(house, { typed: serial, address });

  beforeEach(async () => {
    await payPastTheWalls(owner, invoiceId);
    await issue();
  });

  test("tells year, plate and state, and nothing of the company", async () => {
    const [row] = await issued();
    const found = await typed(`  ${row?.serial.toLowerCase().replaceAll("-", " ")} `);
    expect(found).toEqual({
      serial: row?.serial,
      result: "specimen",
      specimen: true,
      year: 2026,
      plate: row?.plate,
      expiresOn: "2027-03-31",
    });
  });

  test("is told apart when its year is over, and when it was revoked", async () => {
    const [row] = await issued();
    const later = await verifySerial(house.at(new Date("2027-03-31T23:00:00Z")), {
      typed: row?.serial,
      address: "10.0.0.2",
    });
    expect(later).toMatchObject({ result: "expired" });
    await owner`update vignettes set status = 'revoked' where id = ${row?.id}`;
    expect(await typed(row?.serial)).toMatchObject({ result: "revoked" });
  });

  test("with a wrong sign is no serial, and one that nobody issued is unknown", async () => {
    const [row] = await issued();
    const wrong = row?.serial.replace(/.$/, (sign: string) => (sign === "A" ? "B" : "A"));
    expect(await typed(wrong, "10.0.0.3")).toMatchObject({ code: "serial_malformed" });
    await owner`alter table vignettes disable trigger all`;
    await owner`delete from vignettes where id = ${row?.id}`;
    await owner`alter table vignettes enable trigger all`;
    expect(await typed(row?.serial, "10.0.0.3")).toMatchObject({ result: "unknown" });
  });

  test("is refused after thirty a minute from one address", async () => {
    const answers = [];
    for (let attempt = 0; attempt < 31; attempt++) answers.push(await typed("nothing", "10.0.0.4"));
    expect(answers.at(-2)).toMatchObject({ code: "serial_malformed" });
    expect(answers.at(-1)).toMatchObject({ code: "too_many_requests", status: 429 });
  });
});

test("a revoked vignette is in the signed list of its year, and its document is no longer given out", async () => {
  await payPastTheWalls(owner, invoiceId);
  await issue();
  const [row] = await issued();
  await owner`update vignettes set status = 'revoked', revoked_at = now() where id = ${row?.id}`;
  const later = house.at(new Date(house.clock.now().getTime() + 61_000));
  const list = await keyList(later);
  const digest = createHash("sha256").update(row?.serial).digest("hex").slice(0, 16);
  expect(list.revoked["2026"]).toContain(digest);
  expect(await verifyCode(toBase64url(row?.code), list, later.clock.now())).toMatchObject({ result: "revoked" });
  expect((await vignetteFile(house, boss, { serial: row?.serial })) as object).toMatchObject({
    code: "vignette_revoked",
  });
});

test("a revoked vignette is not issued again by itself, and the batch leaves without it", async () => {
  await payPastTheWalls(owner, invoiceId);
  await issue();
  const [row] = await issued();
  await owner`update vignettes set status = 'revoked', revoked_at = now() where id = ${row?.id}`;
  await issue();
  expect(await issued()).toHaveLength(10);
  expect(await issueProgress(house, boss, invoiceId)).toMatchObject({ issued: 9, isComplete: true, heldElsewhere: [] });
  const zip = await zipOfInvoice(house, boss, { invoiceId });
  expect(zip).toMatchObject({ size: expect.any(Number) });
});

describe("who sees what", () => {
  beforeEach(async () => {
    await payPastTheWalls(owner, invoiceId);
    await issue();
  });
  const company = () => ({ id: boss.companyId, name: "" });
  const seen = async (actor: Actor) =>
    (await listVignettesOfInvoice(house, actor, { invoiceId, limit: 100 })).map((row) => row.depot);

  test("a manager of one depot sees its vignettes only", async () => {
    const oran = await createMember(owner, company(), "fleet_manager", { scope: { kind: "depots", values: ["Oran"] } });
    expect(await seen(oran)).toEqual(["Oran", "Oran", "Oran", "Oran"]);
    const sales = await createMember(owner, company(), "fleet_manager", {
      scope: { kind: "cost_centres", values: ["Vente"] },
    });
    expect(await seen(sales)).toHaveLength(5);
    const nowhere = await createMember(owner, company(), "fleet_manager", {
      scope: { kind: "depots", values: ["Annaba"] },
    });
    await expect(seen(nowhere)).rejects.toThrow("not found");
  });

  test("a driver sees his own", async () => {
    const driver = await createMember(owner, company(), "driver", { email: "Driver-0@parc.example" });
    expect(await seen(driver)).toHaveLength(2);
  });

  test("an auditor sees rows, no addresses and no documents", async () => {
    const auditor = await createMember(owner, company(), "auditor");
    const rows = await listVignettesOfInvoice(house, auditor, { invoiceId, limit: 100 });
    expect(rows).toHaveLength(10);
    expect(rows.every((row) => row.driver === null && row.delivery.email === null)).toBe(true);
    await expect(vignetteFile(house, auditor, { serial: rows[0]?.serial })).rejects.toThrow("not allowed");
  });

  test("another company finds nothing", async () => {
    const [row] = await issued();
    const stranger = await createMember(owner, await createCompany(owner), "owner");
    await expect(seen(stranger)).rejects.toThrow("not found");
    await expect(vignetteFile(house, stranger, { serial: row?.serial })).rejects.toThrow("not found");
    await expect(issueProgress(house, stranger, invoiceId)).rejects.toThrow("not found");
  });
});
