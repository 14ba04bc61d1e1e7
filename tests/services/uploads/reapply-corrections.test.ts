import { beforeAll, expect, test } from "vitest";
import { commitUpload } from "#app/services/uploads/commit-upload.server.ts";
import { correctCause } from "#app/services/uploads/correct-cause.server.ts";
import { correctRow } from "#app/services/uploads/correct-row.server.ts";
import { countChanges } from "#app/services/uploads/count-changes.server.ts";
import { listCorrections } from "#app/services/uploads/list-corrections.server.ts";
import { listRows } from "#app/services/uploads/list-rows.server.ts";
import { setMapping } from "#app/services/uploads/set-mapping.server.ts";
import { undoCorrection } from "#app/services/uploads/undo-correction.server.ts";
import { createCompany, createMember } from "#tests/factories/accounts.ts";
import { createVehicle, sendAndRead } from "#tests/factories/fleets.ts";
import { makeHouse, runJobs } from "#tests/factories/house.ts";
import { buildChild } from "#tests/setup/build-child.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner, url } = await cloneDatabase();
const house = await makeHouse(db);

beforeAll(async () => {
  await buildChild();
});

const headings = "Immatriculation;Châssis;Genre;Énergie;Puissance fiscale;Année de mise en circulation;Dépôt";
const csv = (...rows: string[]) => [headings, ...rows, ""].join("\n");
const newManager = async () => createMember(owner, await createCompany(owner), "fleet_manager");

const column = { depot: 6, energy: 3 };

/** What a person sees of the rows. */
const rowsOf = async (uploadId: string) =>
  (
    await owner`select row, state, plate, energy, fiscal_power, depot, corrected from upload_rows where upload_id = ${uploadId} order by row`
  ).map((row) => [row.row, row.state, row.plate, row.energy, row.fiscal_power, row.depot, row.corrected]);

test("corrections outlive another reading of the same file", async () => {
  const manager = await newManager();
  const { id } = await sendAndRead(
    house,
    url,
    manager,
    csv(
      "00001-115-16;;Véhicule de tourisme;Essence;7;2015;Rouiba",
      "00001-115-16;;Véhicule de tourisme;Kérozène;7;2015;Oran",
      "00003-115-16;;Véhicule de tourisme;Kérozène;90;2015;Oran",
      "00004-115-16;;Véhicule de tourisme;Essence;;2015;Oran",
    ),
  );
  const energy = { code: "energy_unknown", field: "energy", level: "error" } as const;
  await correctRow(house, manager, { uploadId: id, row: 3, values: { plate: "00002-115-16" } });
  await correctCause(house, manager, { uploadId: id, cause: energy, remedy: { kind: "value", to: "gasoil" } });
  await correctRow(house, manager, { uploadId: id, row: 4, values: { fiscal_power: "90" } });
  await correctRow(house, manager, { uploadId: id, row: 5, values: { fiscal_power: "6" } });
  await correctRow(house, manager, { uploadId: id, row: 5, values: { fiscal_power: "8" } });
  await correctRow(house, manager, { uploadId: id, row: 2, values: { make: "Dacia" } });
  await undoCorrection(house, manager, { uploadId: id });
  const corrected = [
    [2, "ready", "00001-115-16", "petrol", 7, "Rouiba", false],
    [3, "ready", "00002-115-16", "diesel", 7, "Oran", true],
    [4, "ready", "00003-115-16", "diesel", 90, "Oran", true],
    [5, "ready", "00004-115-16", "petrol", 8, "Oran", true],
  ];
  expect(await rowsOf(id)).toEqual(corrected);

  await setMapping(house, manager, { uploadId: id, columns: { [column.depot]: null } });
  await runJobs(house, url);
  expect(await rowsOf(id)).toEqual(corrected.map((row) => [...row.slice(0, 5), null, ...row.slice(6)]));

  await setMapping(house, manager, { uploadId: id, columns: { [column.energy]: null, [column.depot]: "depot" } });
  await runJobs(house, url);
  expect((await rowsOf(id)).map(([, state, plate, known, power]) => [state, plate, known, power])).toEqual([
    ["ready", "00001-115-16", null, 7],
    ["ready", "00002-115-16", null, 7],
    ["ready", "00003-115-16", null, 90],
    ["ready", "00004-115-16", null, 8],
  ]);

  await undoCorrection(house, manager, { uploadId: id, act: 5 });
  const [, , , last] = await listRows(house, manager, { uploadId: id, limit: 10 });
  expect(last?.fiscalPower).toBe(6);
  const acts = await listCorrections(house, manager, { uploadId: id, limit: 10 });
  expect(acts.map(({ act, isUndone }) => [act, isUndone])).toEqual([
    [6, true],
    [5, true],
    [4, false],
    [3, false],
    [2, false],
    [1, false],
  ]);
});

test("vehicles that change depots are told apart, and the depot that holds a vehicle is named to who may know it", async () => {
  const company = await createCompany(owner);
  const clerk = await createMember(owner, company, "depot_clerk", { scope: { kind: "depots", values: ["Oran"] } });
  const head = await createMember(owner, company, "owner");
  await createVehicle(owner, company, { plate: "00001-115-16", depot: "Rouiba", energy: "petrol" });
  await createVehicle(owner, company, { plate: "00002-115-16", depot: "Oran", energy: "petrol" });
  const rows = csv(
    "00001-115-16;;Véhicule de tourisme;Essence;7;2015;Oran",
    "00002-115-16;;Véhicule de tourisme;Gasoil;7;2015;Oran",
  );
  const { id: ofHead } = await sendAndRead(house, url, head, rows);
  expect(await countChanges(house, head, { uploadId: ofHead })).toEqual([
    { field: "fiscal_power", count: 2 },
    { field: "first_circulation", count: 2 },
    { field: "energy", count: 1 },
    { field: "depot", count: 1 },
  ]);
  const moving = await listRows(house, head, { uploadId: ofHead, change: "changed", changing: ["depot"], limit: 10 });
  expect(moving.map(({ plate, differences }) => [plate, differences.find(({ fact }) => fact === "depot")])).toEqual([
    ["00001-115-16", { fact: "depot", before: "Rouiba", after: "Oran" }],
  ]);

  const { id: ofClerk } = await sendAndRead(house, url, clerk, rows);
  const elsewhere = { state: "invalid", heldBy: null, plate: "00001-115-16" };
  const [seenByClerk] = await listRows(house, clerk, { uploadId: ofClerk, limit: 1 });
  expect(seenByClerk).toMatchObject(elsewhere);
  const [seenByHead] = await listRows(house, head, { uploadId: ofClerk, limit: 1 });
  expect(seenByHead).toMatchObject({ ...elsewhere, heldBy: "Rouiba" });
  expect(await commitUpload(house, clerk, { uploadId: ofClerk, invalidRows: "refuse" })).toMatchObject({
    code: "invalid_rows",
  });
});
