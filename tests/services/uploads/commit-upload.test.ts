import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "#app/services/actor.ts";
import { NotFound } from "#app/services/refusal.ts";
import { commitUpload } from "#app/services/uploads/commit-upload.server.ts";
import { correctRow } from "#app/services/uploads/correct-row.server.ts";
import { getUpload } from "#app/services/uploads/get-upload.server.ts";
import { listRows } from "#app/services/uploads/list-rows.server.ts";
import { mergeUpload } from "#app/services/uploads/merge-upload.server.ts";
import { createCompany, createMember } from "#tests/factories/accounts.ts";
import { createVehicle, sendAndRead } from "#tests/factories/fleets.ts";
import { makeHouse, runJobs } from "#tests/factories/house.ts";
import { buildChild } from "#tests/setup/build-child.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner, url } = await cloneDatabase();
const house = await makeHouse(db);
const stranger = await createMember(owner, await createCompany(owner), "owner");

beforeAll(async () => {
  await buildChild();
});

const headings = "Immatriculation;Châssis;Genre;Énergie;Puissance fiscale;Année de mise en circulation;Dépôt";
const golf = "12345-115-16;WVWZZZ1KZ6W000001;Véhicule de tourisme;Essence;7;2015;Rouiba";
const clio = "54321-118-16;VF1BR000000000002;Véhicule de tourisme;Diesel;6;2018;Rouiba";
const badEnergy = "77777-119-16;VF1BR000000000003;Véhicule de tourisme;Kérozène;6;2019;Oran";
const csv = (...rows: string[]) => [headings, ...rows, ""].join("\n");

const newCompany = async () => {
  const company = await createCompany(owner);
  return { company, manager: await createMember(owner, company, "fleet_manager") };
};
const fleetOf = (company: { id: string }) =>
  owner`select xmin::text, * from vehicles where company_id = ${company.id} order by plate`;
const statusOf = async (id: string) => (await owner`select status from uploads where id = ${id}`)[0]?.status;

describe("a commit", () => {
  test("makes vehicles, tells programs, and is in the audit log", async () => {
    const { company, manager } = await newCompany();
    const { id } = await sendAndRead(house, url, manager, csv(golf, clio));
    expect(await commitUpload(house, manager, { uploadId: id, invalidRows: "refuse" })).toMatchObject({
      status: "committing",
    });
    await runJobs(house, url);
    const fleet = await fleetOf(company);
    expect(fleet).toMatchObject([
      {
        plate: "12345-115-16",
        vin: "WVWZZZ1KZ6W000001",
        kind: "tourism",
        energy: "petrol",
        fiscal_power: 7,
        first_circulation_year: 2015,
        depot: "Rouiba",
        upload_id: id,
      },
      { plate: "54321-118-16", energy: "diesel", fiscal_power: 6 },
    ]);
    const rows = await listRows(house, manager, { uploadId: id, limit: 10 });
    expect(rows.map(({ vehicleId }) => vehicleId)).toEqual(fleet.map((vehicle) => vehicle.id));
    expect(await owner`select type, data from events where company_id = ${company.id}`).toEqual([
      { type: "import.committed", data: { import: id, created: 2, changed: 0 } },
    ]);
    expect(await owner`select act, subject_id from audit_log where company_id = ${company.id}`).toEqual([
      { act: "import.commit", subject_id: id },
    ]);
  });

  test("of the same file again writes no vehicle", async () => {
    const { company, manager } = await newCompany();
    const first = await sendAndRead(house, url, manager, csv(golf, clio));
    await commitUpload(house, manager, { uploadId: first.id, invalidRows: "refuse" });
    await runJobs(house, url);
    const before = await fleetOf(company);

    const later = house.at(new Date("2026-04-20T09:00:00Z"));
    const again = await sendAndRead(later, url, manager, csv(golf, clio));
    const { upload, sameFile } = await getUpload(later, manager, again.id);
    expect(upload).toMatchObject({ newCount: 0, changedCount: 0, unchangedCount: 2 });
    expect(sameFile?.id).toBe(first.id);
    await commitUpload(later, manager, { uploadId: again.id, invalidRows: "refuse" });
    await runJobs(later, url);
    expect(await statusOf(again.id)).toBe("committed");
    expect(await fleetOf(company)).toEqual(before);
  });

  test("asked twice at once, and its job run twice at once, happens once", async () => {
    const { company, manager } = await newCompany();
    const { id } = await sendAndRead(house, url, manager, csv(golf, clio));
    const input = { uploadId: id, invalidRows: "refuse" } as const;
    await Promise.all([commitUpload(house, manager, input), commitUpload(house, manager, input)]);
    const merge = () => mergeUpload(house, systemActor(company.id), { ...input, scope: manager.scope });
    await Promise.all([merge(), merge()]);
    const before = await fleetOf(company);
    await merge();
    await runJobs(house, url);
    expect(await commitUpload(house, manager, input)).toMatchObject({ status: "committed" });
    expect(await fleetOf(company)).toEqual(before);
    expect(before).toHaveLength(2);
    expect(await owner`select type from events where company_id = ${company.id}`).toHaveLength(1);
    expect(await owner`select act from audit_log where company_id = ${company.id}`).toHaveLength(1);
  });

  test("of one file by two uploads at once makes each vehicle once", async () => {
    const { company, manager } = await newCompany();
    const both = [
      await sendAndRead(house, url, manager, csv(golf, clio)),
      await sendAndRead(house, url, manager, csv(clio, golf)),
    ];
    for (const { id } of both) await commitUpload(house, manager, { uploadId: id, invalidRows: "refuse" });
    await runJobs(house, url);
    expect(await fleetOf(company)).toHaveLength(2);
    const counts =
      await owner`select new_count, unchanged_count from uploads where company_id = ${company.id} order by new_count`;
    expect(counts).toEqual([
      { new_count: 0, unchanged_count: 2 },
      { new_count: 2, unchanged_count: 0 },
    ]);
  });

  test("is refused while a row is invalid, unless such rows are left out", async () => {
    const { company, manager } = await newCompany();
    const { id } = await sendAndRead(house, url, manager, csv(golf, badEnergy));
    expect(await commitUpload(house, manager, { uploadId: id, invalidRows: "refuse" })).toMatchObject({
      code: "invalid_rows",
      status: 409,
    });
    expect(await statusOf(id)).toBe("review");
    await commitUpload(house, manager, { uploadId: id, invalidRows: "skip" });
    await runJobs(house, url);
    expect((await fleetOf(company)).map((vehicle) => vehicle.plate)).toEqual(["12345-115-16"]);
  });

  test("is not for another company, nor for an upload without a readable row", async () => {
    const { manager } = await newCompany();
    const { id } = await sendAndRead(house, url, manager, csv(badEnergy));
    await expect(commitUpload(house, stranger, { uploadId: id, invalidRows: "skip" })).rejects.toThrow(NotFound);
    expect(await commitUpload(house, manager, { uploadId: id, invalidRows: "skip" })).toMatchObject({
      code: "nothing_to_commit",
    });
  });
});

describe("the comparison with the fleet", () => {
  test("finds a vehicle by chassis number, then by plate, and says what changes", async () => {
    const { company, manager } = await newCompany();
    const known = {
      depot: "Oran",
      driverName: "Karim Benali",
      energy: "petrol",
      fiscalPower: 7,
      firstCirculationYear: 2015,
      firstCirculationOn: "2015-03-01",
    } as const;
    await createVehicle(owner, company, { ...known, plate: "99999-115-31", vin: "WVWZZZ1KZ6W000001" });
    await createVehicle(owner, company, { plate: "54321-118-16", vin: null });
    const { id } = await sendAndRead(house, url, manager, csv(golf, clio));
    const rows = await listRows(house, manager, { uploadId: id, limit: 10 });
    expect(rows.map(({ change }) => change)).toEqual(["changed", "changed"]);
    expect(rows[0]?.differences).toEqual([
      { fact: "plate", before: "99999-115-31", after: "12345-115-16" },
      { fact: "previousPlate", before: null, after: "99999-115-31" },
      { fact: "depot", before: "Oran", after: "Rouiba" },
    ]);
    await commitUpload(house, manager, { uploadId: id, invalidRows: "refuse" });
    await runJobs(house, url);
    expect(await fleetOf(company)).toMatchObject([
      {
        plate: "12345-115-16",
        previous_plate: "99999-115-31",
        depot: "Rouiba",
        driver_name: "Karim Benali",
        first_circulation_on: new Date("2015-03-01"),
      },
      { plate: "54321-118-16", vin: "VF1BR000000000002" },
    ]);
  });

  test("makes problems of rows that contradict the fleet", async () => {
    const { company, manager } = await newCompany();
    await createVehicle(owner, company, { plate: "12345-115-16", vin: "WVWZZZ1KZ6W000009" });
    await createVehicle(owner, company, { plate: "22222-118-16", vin: "VF1BR000000000002" });
    await createVehicle(owner, company, { plate: "54321-118-16", vin: null });
    const { id } = await sendAndRead(house, url, manager, csv(golf, clio));
    const rows = await listRows(house, manager, { uploadId: id, limit: 10 });
    expect(rows.map(({ state, problems }) => [state, problems])).toMatchObject([
      ["invalid", [{ code: "vin_differs", field: "vin", value: "WVWZZZ1KZ6W000001", suggestion: "WVWZZZ1KZ6W000009" }]],
      [
        "invalid",
        [{ code: "plate_of_another_vehicle", field: "plate", value: "54321-118-16", suggestion: "22222-118-16" }],
      ],
    ]);
    const corrected = await correctRow(house, manager, { uploadId: id, row: 2, values: { vin: "WVWZZZ1KZ6W000009" } });
    expect(corrected).toMatchObject({ state: "ready", change: "changed", problems: null });
  });

  test("takes the first of two rows that are one vehicle of the fleet", async () => {
    const { company, manager } = await newCompany();
    await createVehicle(owner, company, { plate: "12345-115-16", vin: "WVWZZZ1KZ6W000001" });
    const byVin = ";WVWZZZ1KZ6W000001;Véhicule de tourisme;Essence;7;2015;Rouiba";
    const byPlate = "12345-115-16;;Véhicule de tourisme;Essence;7;2015;Oran";
    const { id } = await sendAndRead(house, url, manager, csv(byVin, byPlate));
    const rows = await listRows(house, manager, { uploadId: id, limit: 10 });
    expect(rows.map(({ state }) => state)).toEqual(["ready", "duplicate"]);
    expect(rows[1]?.problems).toMatchObject([{ code: "same_vehicle", firstRow: 2 }]);
    await correctRow(house, manager, { uploadId: id, row: 2, values: { vin: null, plate: "33333-115-16" } });
    expect(
      (await listRows(house, manager, { uploadId: id, limit: 10 })).map(({ state, change }) => [state, change]),
    ).toEqual([
      ["ready", "new"],
      ["ready", "changed"],
    ]);
  });

  test("is made again at the commit: a fleet that changed meanwhile sends it back to review", async () => {
    const { company, manager } = await newCompany();
    const { id } = await sendAndRead(house, url, manager, csv(golf));
    await createVehicle(owner, company, { plate: "12345-115-16", vin: "WVWZZZ1KZ6W000009" });
    await commitUpload(house, manager, { uploadId: id, invalidRows: "refuse" });
    await runJobs(house, url);
    expect((await getUpload(house, manager, id)).upload).toMatchObject({ status: "review", invalidCount: 1 });
    expect(await fleetOf(company)).toHaveLength(1);
  });

  test("keeps a depot clerk from a vehicle of another depot", async () => {
    const { company } = await newCompany();
    await createVehicle(owner, company, { plate: "12345-115-16", vin: "WVWZZZ1KZ6W000001", depot: "Oran" });
    const clerk = await createMember(owner, company, "depot_clerk", { scope: { kind: "depots", values: ["Rouiba"] } });
    const { id } = await sendAndRead(house, url, clerk, csv(golf, clio));
    const rows = await listRows(house, clerk, { uploadId: id, limit: 10 });
    expect(rows.map(({ state }) => state)).toEqual(["invalid", "ready"]);
    expect(rows[0]?.problems).toMatchObject([{ code: "vehicle_elsewhere", suggestion: null }]);
    await commitUpload(house, clerk, { uploadId: id, invalidRows: "skip" });
    await runJobs(house, url);
    expect((await fleetOf(company)).map((vehicle) => [vehicle.plate, vehicle.depot])).toEqual([
      ["12345-115-16", "Oran"],
      ["54321-118-16", "Rouiba"],
    ]);
  });
});

describe("a correction", () => {
  test("is judged as if the file had said so, and frees the rows it repeated", async () => {
    const { manager } = await newCompany();
    const { id } = await sendAndRead(house, url, manager, csv(golf, golf, badEnergy));
    const states = async () => (await listRows(house, manager, { uploadId: id, limit: 10 })).map(({ state }) => state);
    expect(await states()).toEqual(["ready", "duplicate", "invalid"]);

    expect(await correctRow(house, manager, { uploadId: id, row: 4, values: { energy: "Essence" } })).toMatchObject({
      state: "ready",
      change: "new",
      energy: "petrol",
      corrected: true,
    });
    await correctRow(house, manager, { uploadId: id, row: 2, values: { plate: "11111-115-16", vin: "" } });
    expect(await states()).toEqual(["ready", "ready", "ready"]);
    await correctRow(house, manager, { uploadId: id, row: 4, values: { plate: "11111-115-16" } });
    expect(await states()).toEqual(["ready", "ready", "duplicate"]);
    expect((await getUpload(house, manager, id)).upload).toMatchObject({
      readyCount: 2,
      duplicateCount: 1,
      invalidCount: 0,
      newCount: 2,
    });
  });

  test("confirms an unlikely value that is sent again as it stands", async () => {
    const { manager } = await newCompany();
    const { id } = await sendAndRead(house, url, manager, csv(golf.replace(";7;", ";99;")));
    const [row] = await listRows(house, manager, { uploadId: id, limit: 1 });
    expect(row?.state).toBe("invalid");
    const confirmed = await correctRow(house, manager, { uploadId: id, row: 2, values: { fiscal_power: "99" } });
    expect(confirmed).toMatchObject({ state: "ready", fiscalPower: 99 });
    expect(await correctRow(house, manager, { uploadId: id, row: 2, values: { make: "Peugeot" } })).toMatchObject({
      state: "ready",
    });
  });

  test("is refused once committed, and not there for another company or an unknown row", async () => {
    const { manager } = await newCompany();
    const { id } = await sendAndRead(house, url, manager, csv(golf));
    const correction = { uploadId: id, row: 2, values: { make: "VW" } };
    await expect(correctRow(house, stranger, correction)).rejects.toThrow(NotFound);
    await expect(correctRow(house, manager, { ...correction, row: 99 })).rejects.toThrow(NotFound);
    await commitUpload(house, manager, { uploadId: id, invalidRows: "refuse" });
    expect(await correctRow(house, manager, correction)).toMatchObject({ code: "upload_not_in_review" });
  });
});
