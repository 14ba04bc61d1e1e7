import { beforeAll, describe, expect, test, vi } from "vitest";
import { type Actor, systemActor } from "#app/services/actor.ts";
import { archiveVehicle } from "#app/services/fleets/archive-vehicle.server.ts";
import { getVehicle } from "#app/services/fleets/get-vehicle.server.ts";
import { updateVehicle } from "#app/services/fleets/update-vehicle.server.ts";
import { acceptQuote } from "#app/services/invoices/accept-quote.server.ts";
import { ensurePublishedTariff } from "#app/services/quotes/find-tariff.server.ts";
import { isRefusal, NotAllowed, NotFound } from "#app/services/refusal.ts";
import { commitUpload } from "#app/services/uploads/commit-upload.server.ts";
import { getUpload } from "#app/services/uploads/get-upload.server.ts";
import { listKept } from "#app/services/uploads/list-kept.server.ts";
import { previewUndo } from "#app/services/uploads/preview-undo.server.ts";
import { sendAgain } from "#app/services/uploads/send-again.server.ts";
import { takeBackUpload } from "#app/services/uploads/take-back-upload.server.ts";
import { undoUpload } from "#app/services/uploads/undo-upload.server.ts";
import { createCompany, createMember, type TestCompany } from "#tests/factories/accounts.ts";
import { createVehicle, sendAndRead } from "#tests/factories/fleets.ts";
import { makeHouse, runJobs } from "#tests/factories/house.ts";
import { invoiceNow } from "#tests/factories/invoices.ts";
import { quoteNow } from "#tests/factories/quotes.ts";
import { buildChild } from "#tests/setup/build-child.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner, url } = await cloneDatabase();
const house = await makeHouse(db);
await ensurePublishedTariff(db);
/** The commits of these tests happen at ten, what follows them later the same day. */
const atEleven = house.at(new Date("2026-04-15T10:00:00Z"));
const atNoon = house.at(new Date("2026-04-15T11:00:00Z"));

beforeAll(async () => {
  await buildChild();
});

const headings = "Immatriculation;Châssis;Genre;Énergie;Puissance fiscale;Année de mise en circulation;Dépôt";
const golf = "12345-115-16;WVWZZZ1KZ6W000001;Véhicule de tourisme;Essence;7;2015;Rouiba";
const clio = "54321-118-16;VF1BR000000000002;Véhicule de tourisme;Diesel;6;2018;Rouiba";
const polo = "77777-119-16;WVWZZZ6RZ6W000003;Véhicule de tourisme;Essence;5;2019;Oran";
const csv = (...rows: string[]) => [headings, ...rows, ""].join("\n");

const newCompany = async () => {
  const company = await createCompany(owner);
  return { company, manager: await createMember(owner, company, "fleet_manager") };
};
const statusOf = async (id: string) => (await owner`select status from uploads where id = ${id}`)[0]?.status;
const activePlates = async (company: TestCompany) =>
  (await owner`select plate from vehicles where company_id = ${company.id} and archived_at is null order by plate`).map(
    ({ plate }) => plate,
  );
const idOf = async (company: TestCompany, plate: string): Promise<string> =>
  (
    await owner`select id from vehicles where company_id = ${company.id} and plate = ${plate} and archived_at is null`
  )[0]?.id;

async function commit(actor: Actor, file: string, at = house): Promise<string> {
  const { id } = await sendAndRead(at, url, actor, file);
  await commitUpload(at, actor, { uploadId: id, invalidRows: "skip" });
  await runJobs(at, url);
  expect(await statusOf(id)).toBe("committed");
  return id;
}

async function undo(actor: Actor, uploadId: string, at = atNoon): Promise<void> {
  expect(await undoUpload(at, actor, { uploadId })).toMatchObject({ status: "undoing" });
  await runJobs(at, url);
}

const waitingForOrders = async () =>
  (
    await owner`select count(*)::int as count from pg_stat_activity
                 where datname = current_database() and wait_event = 'advisory'`
  )[0]?.count;

const keptOf = async (actor: Actor, uploadId: string) =>
  (await listKept(house, actor, { uploadId, limit: 10 })).map(({ row, plate, reason }) => [row, plate, reason]);

describe("what a commit created", () => {
  test("leaves the fleet again, is told to programs and is in the audit log", async () => {
    const { company, manager } = await newCompany();
    const id = await commit(manager, csv(golf, clio));
    expect(await previewUndo(atNoon, manager, id)).toMatchObject({ takenOutCount: 2, putBackCount: 0, kept: [] });
    await undo(manager, id);
    expect((await getUpload(house, manager, id)).upload).toMatchObject({
      status: "undone",
      undoneAt: new Date("2026-04-15T11:00:00Z"),
      takenOutCount: 2,
      putBackCount: 0,
      keptCount: 0,
    });
    expect(await activePlates(company)).toEqual([]);
    expect(await owner`select data from events where company_id = ${company.id} and type = 'import.undone'`).toEqual([
      { data: { import: id, taken_out: 2, put_back: 0, kept: 0 } },
    ]);
    expect(
      await owner`select act, subject_id, actor_id from audit_log where company_id = ${company.id} and act = 'import.undo'`,
    ).toEqual([{ act: "import.undo", subject_id: id, actor_id: manager.id }]);
    const [gone] = await owner`select id from vehicles where company_id = ${company.id} and plate = '12345-115-16'`;
    expect(await getVehicle(house, manager, gone?.id)).toMatchObject({ leftByUndo: true });
  });

  test("is created anew by the same file, read again", async () => {
    const { company, manager } = await newCompany();
    const id = await commit(manager, csv(golf, clio));
    await undo(manager, id);
    const again = await sendAgain(house, manager, { uploadId: id });
    if (isRefusal(again)) throw new Error(again.code);
    await runJobs(house, url);
    const { upload, sameFile } = await getUpload(house, manager, again.id);
    expect(upload).toMatchObject({ status: "review", fileName: "parc.csv", newCount: 2, unchangedCount: 0 });
    expect(sameFile).toBeNull();
    await commitUpload(house, manager, { uploadId: again.id, invalidRows: "refuse" });
    await runJobs(house, url);
    expect(await activePlates(company)).toEqual(["12345-115-16", "54321-118-16"]);
  });

  test("stays once it is invoiced, changed or archived, and the page and the programs say why", async () => {
    const { company, manager } = await newCompany();
    const skoda = "88888-120-16;TMBZZZ1Z0C0000004;Véhicule de tourisme;Essence;6;2020;Rouiba";
    const id = await commit(manager, csv(golf, clio, polo, skoda));
    await invoiceNow(atEleven, manager, { vehicles: { ids: [await idOf(company, "12345-115-16")] } });
    await updateVehicle(atEleven, manager, { vehicleId: await idOf(company, "54321-118-16"), change: { seats: "5" } });
    const sold = await idOf(company, "77777-119-16");
    await archiveVehicle(atEleven, manager, sold);
    const plan = await previewUndo(atNoon, manager, id);
    expect(plan).toMatchObject({ takenOutCount: 1, putBackCount: 0 });
    expect(plan.kept.toSorted((a, b) => a.reason.localeCompare(b.reason))).toEqual([
      { reason: "archived", count: 1 },
      { reason: "changed_since", count: 1 },
      { reason: "invoiced", count: 1 },
    ]);
    await undo(manager, id);
    expect(await keptOf(manager, id)).toEqual([
      [2, "12345-115-16", "invoiced"],
      [3, "54321-118-16", "changed_since"],
      [4, "77777-119-16", "archived"],
    ]);
    expect(await listKept(house, manager, { uploadId: id, after: 2, limit: 1 })).toMatchObject([
      { row: 3 },
      { row: 4 },
    ]);
    expect((await getUpload(house, manager, id)).upload).toMatchObject({ takenOutCount: 1, keptCount: 3 });
    expect(await activePlates(company)).toEqual(["12345-115-16", "54321-118-16"]);
    expect(await getVehicle(house, manager, sold)).toMatchObject({
      leftByUndo: false,
      archivedAt: new Date("2026-04-15T10:00:00Z"),
    });
  });

  test("stays when a later file changed it", async () => {
    const { company, manager } = await newCompany();
    const first = await commit(manager, csv(golf, clio));
    await commit(manager, csv(golf.replace("Rouiba", "Oran")), atEleven);
    await undo(manager, first);
    expect(await keptOf(manager, first)).toEqual([[2, "12345-115-16", "changed_since"]]);
    expect(await activePlates(company)).toEqual(["12345-115-16"]);
  });

  test("can no longer be ordered by a quote that counts it", async () => {
    const { company, manager } = await newCompany();
    const id = await commit(manager, csv(golf, clio));
    await createVehicle(owner, company, {
      plate: "11111-119-16",
      fiscalPower: 6,
      firstCirculationYear: 2019,
      energy: "petrol",
    });
    const quoteId = await quoteNow(atEleven, manager);
    await quoteNow(atEleven, manager, { asOf: "2026-04-20" });
    expect(await previewUndo(atNoon, manager, id)).toMatchObject({ takenOutCount: 2, quoteCount: 1 });
    await undo(manager, id);
    expect(await acceptQuote(atNoon, manager, { quoteId })).toMatchObject({
      code: "vehicles_gone_since",
      params: { vehicles: 2, first: "12345-115-16" },
    });
  });
});

describe("what a commit changed", () => {
  const known = {
    plate: "99999-115-31",
    vin: "WVWZZZ1KZ6W000001",
    depot: "Oran",
    driverName: "Karim Benali",
    energy: "petrol",
    fiscalPower: 7,
    firstCirculationYear: 2015,
    firstCirculationOn: "2015-03-01",
  } as const;
  const factsOf = (company: TestCompany) => owner`select * from vehicles where company_id = ${company.id} order by id`;
  const withGolf = async () => {
    const { company, manager } = await newCompany();
    await createVehicle(owner, company, known);
    return { company, manager };
  };

  test("gets every former fact back, and nothing is kept of them", async () => {
    const { company, manager } = await withGolf();
    const before = await factsOf(company);
    const id = await commit(manager, csv(golf, clio));
    expect(await owner`select plate, driver_name from upload_changes where upload_id = ${id}`).toEqual([
      { plate: "99999-115-31", driver_name: "Karim Benali" },
    ]);
    expect(await previewUndo(atNoon, manager, id)).toMatchObject({ takenOutCount: 1, putBackCount: 1 });
    await undo(manager, id);
    expect((await factsOf(company)).filter((vehicle) => vehicle.id === before[0]?.id)).toEqual(before);
    expect((await getUpload(house, manager, id)).upload).toMatchObject({
      takenOutCount: 1,
      putBackCount: 1,
      keptCount: 0,
    });
    expect(await owner`select 1 from upload_changes where upload_id = ${id}`).toHaveLength(0);
  });

  test("goes back step by step through two commits", async () => {
    const { company, manager } = await withGolf();
    const before = await factsOf(company);
    const first = await commit(manager, csv(golf));
    const afterFirst = await factsOf(company);
    const second = await commit(manager, csv(golf.replace("Rouiba", "Sétif")), atEleven);
    expect(await previewUndo(atNoon, manager, first)).toMatchObject({
      putBackCount: 0,
      kept: [{ reason: "changed_since", count: 1 }],
    });
    await undo(manager, second);
    expect(await factsOf(company)).toEqual(afterFirst);
    await undo(manager, first);
    expect(await factsOf(company)).toEqual(before);
  });

  test.each([
    ["before the commit goes back", house, 0, 1],
    ["after it stays as it was invoiced", atEleven, 1, 0],
  ] as const)("and was invoiced %s", async (_, when, keptCount, putBackCount) => {
    const { company, manager } = await withGolf();
    const earlier = house.at(new Date("2026-04-15T08:00:00Z"));
    if (when === house) await invoiceNow(earlier, manager);
    const id = await commit(manager, csv(golf, clio));
    if (when === atEleven)
      await invoiceNow(when, manager, { vehicles: { ids: [await idOf(company, "12345-115-16")] } });
    await undo(manager, id);
    expect((await getUpload(house, manager, id)).upload).toMatchObject({ takenOutCount: 1, putBackCount, keptCount });
    if (keptCount) expect(await keptOf(manager, id)).toEqual([[2, "12345-115-16", "invoiced"]]);
  });

  test("stays when another vehicle took its former registration number", async () => {
    const { company, manager } = await withGolf();
    const id = await commit(manager, csv(golf, clio));
    await createVehicle(owner, company, { plate: "99999-115-31" });
    expect(await previewUndo(atNoon, manager, id)).toMatchObject({
      takenOutCount: 1,
      putBackCount: 0,
      kept: [{ reason: "plate_taken", count: 1 }],
    });
    await undo(manager, id);
    expect(await keptOf(manager, id)).toEqual([[2, "12345-115-16", "plate_taken"]]);
    expect(await activePlates(company)).toEqual(["12345-115-16", "99999-115-31"]);
  });

  test("gets back a registration number whose next holder left the fleet", async () => {
    const { company, manager } = await withGolf();
    const id = await commit(manager, csv(golf));
    const taker = await createVehicle(owner, company, { plate: "99999-115-31" });
    await archiveVehicle(atEleven, manager, taker.id);
    await undo(manager, id);
    expect(await activePlates(company)).toEqual(["99999-115-31"]);
  });
});

describe("an undo", () => {
  test("asked twice at once, and its job run three times, happens once", async () => {
    const { company, manager } = await newCompany();
    const id = await commit(manager, csv(golf, clio));
    const asked = await Promise.all([
      undoUpload(atNoon, manager, { uploadId: id }),
      undoUpload(atNoon, manager, { uploadId: id }),
    ]);
    expect(asked).toMatchObject([{ status: "undoing" }, { status: "undoing" }]);
    const work = () => takeBackUpload(atNoon, systemActor(company.id), { uploadId: id, scope: manager.scope });
    await Promise.all([work(), work()]);
    const after = await owner`select xmin::text, * from vehicles where company_id = ${company.id} order by id`;
    await work();
    await runJobs(house, url);
    expect(await owner`select xmin::text, * from vehicles where company_id = ${company.id} order by id`).toEqual(after);
    expect(await undoUpload(atNoon, manager, { uploadId: id })).toMatchObject({ status: "undone", takenOutCount: 2 });
    expect(await owner`select 1 from events where company_id = ${company.id} and type = 'import.undone'`).toHaveLength(
      1,
    );
    expect(await owner`select 1 from audit_log where company_id = ${company.id} and act = 'import.undo'`).toHaveLength(
      1,
    );
  });

  test("that is broken off in the middle has done nothing, and is done by the next run", async () => {
    const { company, manager } = await newCompany();
    await createVehicle(owner, company, { plate: "12345-115-16", vin: null });
    const id = await commit(manager, csv(golf, clio));
    await undoUpload(atNoon, manager, { uploadId: id });
    const work = () => takeBackUpload(atNoon, systemActor(company.id), { uploadId: id, scope: manager.scope });
    // Somebody holds a row that the job comes to last; there the database breaks the job off.
    await owner.begin(async (holder) => {
      await holder`select 1 from upload_changes where upload_id = ${id} for update`;
      const broken = expect(work()).rejects.toThrow();
      const pid = await vi.waitFor(async () => {
        const [waiting] = await owner`
          select pid from pg_stat_activity
           where datname = current_database() and wait_event_type = 'Lock' and query ilike 'delete from "upload_changes"%'`;
        return waiting?.pid ?? Promise.reject(new Error("the job does not wait"));
      }, 15_000);
      await owner`select pg_cancel_backend(${pid})`;
      await broken;
    });
    expect(await statusOf(id)).toBe("undoing");
    expect(await activePlates(company)).toEqual(["12345-115-16", "54321-118-16"]);
    expect(await owner`select vin from vehicles where company_id = ${company.id} and plate = '12345-115-16'`).toEqual([
      { vin: "WVWZZZ1KZ6W000001" },
    ]);
    await runJobs(atNoon, url);
    expect((await getUpload(house, manager, id)).upload).toMatchObject({
      status: "undone",
      takenOutCount: 1,
      putBackCount: 1,
    });
    expect(await owner`select vin from vehicles where company_id = ${company.id} and archived_at is null`).toEqual([
      { vin: null },
    ]);
  });

  test("that finds nothing left to take back leaves the commit as it is, and says why", async () => {
    const { company, manager } = await newCompany();
    const id = await commit(manager, csv(golf));
    await undoUpload(atNoon, manager, { uploadId: id });
    await invoiceNow(atEleven, manager);
    await runJobs(atNoon, url);
    expect((await getUpload(house, manager, id)).upload).toMatchObject({
      status: "committed",
      undoneAt: null,
      takenOutCount: 0,
      keptCount: 1,
    });
    expect(await keptOf(manager, id)).toEqual([[2, "12345-115-16", "invoiced"]]);
    expect(await activePlates(company)).toEqual(["12345-115-16"]);
    expect(await owner`select 1 from events where company_id = ${company.id} and type = 'import.undone'`).toHaveLength(
      0,
    );
    expect(await undoUpload(atNoon, manager, { uploadId: id })).toMatchObject({ code: "nothing_to_undo", status: 409 });
  });

  test.each([
    ["undo", "undone", []],
    ["order", "committed", ["12345-115-16"]],
  ] as const)("and an order of the same vehicle at once: the %s that comes first stands", async (first, status, plates) => {
    const { company, manager } = await newCompany();
    const id = await commit(manager, csv(golf));
    const quoteId = await quoteNow(atEleven, manager);
    await undoUpload(atNoon, manager, { uploadId: id });
    const undoing = () => takeBackUpload(atNoon, systemActor(company.id), { uploadId: id, scope: manager.scope });
    const ordering = () => acceptQuote(atNoon, manager, { quoteId });
    const answers: Promise<unknown>[] = [];
    // Both wait in a row for the orders of the company, which somebody holds.
    await owner.begin(async (holder) => {
      await holder`select pg_advisory_xact_lock(hashtextextended(${`orders:${company.id}`}, 0))`;
      for (const work of first === "undo" ? [undoing, ordering] : [ordering, undoing]) {
        answers.push(work());
        await vi.waitFor(async () => expect(await waitingForOrders()).toBe(answers.length), 15_000);
      }
    });
    const [one, other] = await Promise.all(answers);
    const order = first === "undo" ? other : one;
    if (first === "undo") expect(order).toMatchObject({ code: "vehicles_gone_since" });
    else expect(isRefusal(order)).toBe(false);
    expect(await statusOf(id)).toBe(status);
    expect(await activePlates(company)).toEqual(plates);
  });

  test("is refused for a file that was not added, and for one that wrote nothing", async () => {
    const { manager } = await newCompany();
    const { id } = await sendAndRead(house, url, manager, csv(golf));
    expect(await undoUpload(atNoon, manager, { uploadId: id })).toMatchObject({ code: "upload_not_committed" });
    await commitUpload(house, manager, { uploadId: id, invalidRows: "refuse" });
    await runJobs(house, url);
    const same = await commit(manager, csv(golf), atEleven);
    expect(await undoUpload(atNoon, manager, { uploadId: same })).toMatchObject({ code: "nothing_to_undo" });
  });

  test("is for whoever may import, in his company, and of his own files when he is confined", async () => {
    const { company, manager } = await newCompany();
    const id = await commit(manager, csv(golf));
    const confined = { scope: { kind: "depots", values: ["Rouiba"] } } as const;
    const stranger = await createMember(owner, await createCompany(owner), "owner");
    const clerk = await createMember(owner, company, "depot_clerk", confined);
    for (const other of [stranger, clerk]) {
      await expect(undoUpload(atNoon, other, { uploadId: id })).rejects.toThrow(NotFound);
      await expect(previewUndo(atNoon, other, id)).rejects.toThrow(NotFound);
      await expect(listKept(atNoon, other, { uploadId: id, limit: 1 })).rejects.toThrow(NotFound);
      await expect(sendAgain(atNoon, other, { uploadId: id })).rejects.toThrow(NotFound);
    }
    for (const role of ["finance", "approver", "auditor", "driver"] as const) {
      const member = await createMember(owner, company, role);
      await expect(undoUpload(atNoon, member, { uploadId: id })).rejects.toThrow(NotAllowed);
    }
    const own = await commit(clerk, csv(clio));
    await undo(clerk, own);
    expect(await activePlates(company)).toEqual(["12345-115-16"]);
  });

  test("does not reach vehicles outside the part of the fleet of whoever asks by now", async () => {
    const { company } = await newCompany();
    const clerk = await createMember(owner, company, "depot_clerk", {
      scope: { kind: "depots", values: ["Rouiba", "Oran"] },
    });
    const id = await commit(clerk, csv(golf, polo));
    const moved: Actor = { ...clerk, scope: { kind: "depots", values: ["Oran"] } };
    await undo(moved, id);
    expect(await keptOf(moved, id)).toEqual([[2, "12345-115-16", "elsewhere"]]);
    expect(await activePlates(company)).toEqual(["12345-115-16"]);
  });
});
