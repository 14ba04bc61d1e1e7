import { describe, expect, test } from "vitest";
import { archiveVehicle } from "#app/services/fleets/archive-vehicle.server.ts";
import { getVehicle } from "#app/services/fleets/get-vehicle.server.ts";
import { listCostCentres, listDepots } from "#app/services/fleets/list-places.server.ts";
import { listVehicles, listVehiclesAfter } from "#app/services/fleets/list-vehicles.server.ts";
import { updateVehicle } from "#app/services/fleets/update-vehicle.server.ts";
import { NotAllowed, NotFound } from "#app/services/refusal.ts";
import { createCompany, createMember } from "#tests/factories/accounts.ts";
import { createVehicle } from "#tests/factories/fleets.ts";
import { makeHouse } from "#tests/factories/house.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner } = await cloneDatabase();
const house = await makeHouse(db);
const company = await createCompany(owner);
const manager = await createMember(owner, company, "fleet_manager");
const rouiba = { kind: "depots", values: ["Rouiba"] } as const;
const clerk = await createMember(owner, company, "depot_clerk", { scope: rouiba });
const auditor = await createMember(owner, company, "auditor");
const finance = await createMember(owner, company, "finance");
const driver = await createMember(owner, company, "driver", { email: "karim@parc.example" });
const stranger = await createMember(owner, await createCompany(owner), "owner");

const golf = await createVehicle(owner, company, {
  plate: "12345-115-16",
  vin: "WVWZZZ1KZ6W000001",
  make: "Volkswagen",
  depot: "Rouiba",
  costCentre: "Ventes",
  energy: "petrol",
  fiscalPower: 7,
  firstCirculationYear: 2015,
  driverName: "Karim Benali",
  driverEmail: "Karim@parc.example",
  driverPhone: "+213550123456",
});
const lorry = await createVehicle(owner, company, {
  plate: "00777-222-31",
  kind: "lorry",
  make: "Renault",
  depot: "Oran",
  grossWeightKg: 19_000,
  driverName: "Amina 100%",
});

const page = { page: 1, pageSize: 10, sort: { column: "plate", isDescending: false } } as const;
const plates = async (actor: typeof manager, filter: Partial<Parameters<typeof listVehicles>[2]> = {}) =>
  (await listVehicles(house, actor, { ...page, ...filter })).vehicles.map(({ plate }) => plate);

describe("the list", () => {
  test.each([
    [{}, ["00777-222-31", "12345-115-16"]],
    [{ sort: { column: "plate", isDescending: true } }, ["12345-115-16", "00777-222-31"]],
    [{ sort: { column: "first_circulation", isDescending: true } }, ["12345-115-16", "00777-222-31"]],
    [{ q: "12345 115" }, ["12345-115-16"]],
    [{ q: "volks" }, ["12345-115-16"]],
    [{ q: "zzz1kz6" }, ["12345-115-16"]],
    [{ q: "benali" }, ["12345-115-16"]],
    [{ q: "100%" }, ["00777-222-31"]],
    [{ q: "%" }, ["00777-222-31"]],
    [{ q: "_" }, []],
    [{ depot: "Oran" }, ["00777-222-31"]],
    [{ costCentre: "Ventes" }, ["12345-115-16"]],
    [{ kind: "lorry" }, ["00777-222-31"]],
    [{ page: 2, pageSize: 1 }, ["12345-115-16"]],
  ] as const)("%j", async (filter, expected) => {
    expect(await plates(manager, filter)).toEqual(expected);
  });

  test("counts within the scope, and shows it only", async () => {
    expect((await listVehicles(house, manager, page)).total).toBe(2);
    expect((await listVehicles(house, clerk, page)).total).toBe(1);
    expect(await plates(clerk)).toEqual(["12345-115-16"]);
    expect(await plates(driver)).toEqual(["12345-115-16"]);
    expect(await plates(stranger)).toEqual([]);
    expect(await listDepots(house, manager)).toEqual(["Oran", "Rouiba"]);
    expect(await listDepots(house, clerk)).toEqual(["Rouiba"]);
    expect(await listCostCentres(house, manager)).toEqual(["Ventes"]);
  });

  test("gives programs every vehicle once", async () => {
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const [first, next] = await listVehiclesAfter(house, manager, { limit: 1, ...(after && { after }) });
      if (!first) break;
      seen.push(first.id);
      if (!next) break;
      after = first.id;
    }
    expect(seen.sort()).toEqual([golf.id, lorry.id].sort());
  });

  test("does not find a driver for who may not read his name", async () => {
    expect(await plates(finance, { q: "benali" })).toEqual([]);
    expect(await plates(auditor, { q: "benali" })).toEqual([]);
  });
});

describe("a vehicle", () => {
  test("shows its driver to whom it may, masked to the auditor", async () => {
    expect(await getVehicle(house, manager, golf.id)).toMatchObject({
      driverName: "Karim Benali",
      driverPhone: "+213550123456",
    });
    expect(await getVehicle(house, auditor, golf.id)).toMatchObject({
      driverName: "K. B.",
      driverEmail: "K•••@•••",
      driverPhone: "•••56",
    });
    expect(await getVehicle(house, finance, golf.id)).toMatchObject({
      driverName: null,
      driverEmail: null,
      driverPhone: null,
    });
  });

  test.each([
    ["another company's", stranger, golf.id],
    ["one of another depot", clerk, lorry.id],
    ["another driver's", driver, lorry.id],
    ["a malformed id", manager, "nonsense"],
  ] as const)("%s is not found, whatever is asked", async (_, actor, id) => {
    await expect(getVehicle(house, actor, id)).rejects.toThrow(NotFound);
    if (actor === driver) return;
    await expect(updateVehicle(house, actor, { vehicleId: id, change: { make: "X" } })).rejects.toThrow(NotFound);
    if (actor !== clerk) await expect(archiveVehicle(house, actor, id)).rejects.toThrow(NotFound);
  });

  test("is changed by the rules of the import, and only when something changes", async () => {
    const updated = await updateVehicle(house, manager, {
      vehicleId: golf.id,
      change: { plate: "١٢٣٤٥-١١٥-١٦", energy: "Diesel", gross_weight: "1,9 t", seats: null },
    });
    expect(updated).toMatchObject({ plate: "12345-115-16", energy: "diesel", grossWeightKg: 1900, make: "Volkswagen" });
    const [before] = await owner`select xmin::text from vehicles where id = ${golf.id}`;
    await updateVehicle(house, manager, { vehicleId: golf.id, change: { energy: "diesel" } });
    expect((await owner`select xmin::text from vehicles where id = ${golf.id}`)[0]).toEqual(before);
    expect(await owner`select act, detail from audit_log where subject_id = ${golf.id}`).toEqual([
      { act: "vehicle.updated", detail: { fields: ["energy", "grossWeightKg"] } },
    ]);
  });

  test.each([
    [{ energy: "Kérozène" }, "vehicle_invalid"],
    [{ plate: "00777-222-31" }, "plate_taken"],
    [{ plate: null, vin: null }, "vehicle_invalid"],
  ] as const)("%j is refused as %s", async (change, code) => {
    expect(await updateVehicle(house, manager, { vehicleId: golf.id, change })).toMatchObject({ refused: true, code });
  });

  test("does not leave the scope of who changes it", async () => {
    expect(await updateVehicle(house, clerk, { vehicleId: golf.id, change: { depot: "Oran" } })).toMatchObject({
      code: "outside_scope",
    });
  });

  test("is archived once, keeps its facts, and frees its plate", async () => {
    await expect(archiveVehicle(house, clerk, golf.id)).rejects.toThrow(NotAllowed);
    const archived = await archiveVehicle(house, manager, lorry.id);
    expect(archived.archivedAt).toEqual(house.clock.now());
    expect((await archiveVehicle(house, manager, lorry.id)).archivedAt).toEqual(archived.archivedAt);
    expect(await plates(manager)).toEqual(["12345-115-16"]);
    expect((await getVehicle(house, manager, lorry.id)).plate).toBe("00777-222-31");
    await expect(updateVehicle(house, manager, { vehicleId: lorry.id, change: { make: "X" } })).rejects.toThrow(
      NotFound,
    );
    await createVehicle(owner, company, { plate: "00777-222-31" });
    expect(await owner`select act from audit_log where subject_id = ${lorry.id}`).toEqual([
      { act: "vehicle.archived" },
    ]);
  });
});
