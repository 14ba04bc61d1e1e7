import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "#app/services/actor.ts";
import { NotFound } from "#app/services/refusal.ts";
import { commitUpload } from "#app/services/uploads/commit-upload.server.ts";
import { correctCause } from "#app/services/uploads/correct-cause.server.ts";
import { continueCorrection } from "#app/services/uploads/correct-many.server.ts";
import { correctRow } from "#app/services/uploads/correct-row.server.ts";
import { correctRows } from "#app/services/uploads/correct-rows.server.ts";
import { getUpload } from "#app/services/uploads/get-upload.server.ts";
import { listCauseValues } from "#app/services/uploads/list-cause-values.server.ts";
import { listCorrections } from "#app/services/uploads/list-corrections.server.ts";
import { listRows } from "#app/services/uploads/list-rows.server.ts";
import type { Cause } from "#app/services/uploads/next-of-cause.server.ts";
import { setMapping } from "#app/services/uploads/set-mapping.server.ts";
import { undoCorrection } from "#app/services/uploads/undo-correction.server.ts";
import { createCompany, createMember } from "#tests/factories/accounts.ts";
import { createVehicle, sendAndRead } from "#tests/factories/fleets.ts";
import { makeHouse, runJobs } from "#tests/factories/house.ts";
import { buildChild } from "#tests/setup/build-child.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner, url } = await cloneDatabase();
const house = await makeHouse(db);
const company = await createCompany(owner);
const manager = await createMember(owner, company, "fleet_manager");
const stranger = await createMember(owner, await createCompany(owner), "owner");

beforeAll(async () => {
  await buildChild();
});

const headings = "Immatriculation;Châssis;Genre;Énergie;Puissance fiscale;Année de mise en circulation;Dépôt";
const csv = (rows: readonly string[]) => [headings, ...rows, ""].join("\n");

/** The row of line `line`: a readable vehicle of its own, but for what is told. */
const vehicle = (line: number, { energy = "Essence", power = "7", plate = plateOf(line), vin = "" } = {}) =>
  `${plate};${vin};Véhicule de tourisme;${energy};${power};2015;Rouiba`;
const plateOf = (line: number) => `${String(line).padStart(5, "0")}-115-16`;

const send = (rows: readonly string[]) => sendAndRead(house, url, manager, csv(rows));
const unknownEnergy: Cause = { code: "energy_unknown", field: "energy", level: "error" };

/** Everything a person could see of an upload and its rows. */
const stateOf = async (id: string) => ({
  rows: await owner`
    select row, state, plate, vin, kind, energy, fiscal_power, first_circulation_year, depot, cells, problems, corrected,
           case when state = 'ready' then change end as change
      from upload_rows where upload_id = ${id} order by row`,
  counts: await owner`
    select status, row_count, ready_count, invalid_count, duplicate_count, new_count, changed_count, unchanged_count, correcting
      from uploads where id = ${id}`,
});
const energies = async (id: string) =>
  (await owner`select row, state, energy from upload_rows where upload_id = ${id} order by row`).map((row) => [
    row.row,
    row.state,
    row.energy,
  ]);

describe("one correction for a cause", () => {
  test("serves all rows that say the same, and no other", async () => {
    const { id } = await send([
      vehicle(1),
      vehicle(2, { energy: "Kérozène" }),
      vehicle(3, { energy: "Charbon" }),
      vehicle(4, { energy: "Kérozène" }),
    ]);
    const values = await listCauseValues(house, manager, { uploadId: id, cause: unknownEnergy, limit: 10 });
    expect(values).toEqual({
      values: [
        { value: "Kérozène", suggestion: null, count: 2 },
        { value: "Charbon", suggestion: null, count: 1 },
      ],
      valueCount: 2,
      rowCount: 3,
      suggestedCount: 0,
    });
    const remedy = { kind: "value", of: "Kérozène", to: "gasoil" } as const;
    expect(await correctCause(house, manager, { uploadId: id, cause: unknownEnergy, remedy })).toEqual({
      count: 2,
      isUnderWay: false,
    });
    expect(await energies(id)).toEqual([
      [2, "ready", "petrol"],
      [3, "ready", "diesel"],
      [4, "invalid", null],
      [5, "ready", "diesel"],
    ]);
    expect((await getUpload(house, manager, id)).upload).toMatchObject({
      readyCount: 3,
      invalidCount: 1,
      newCount: 3,
    });
  });

  test("fills what is missing in all of its rows", async () => {
    const { id } = await send([vehicle(1, { power: "" }), vehicle(2), vehicle(3, { power: "" })]);
    const cause: Cause = { code: "missing_for_tariff", field: "fiscal_power", level: "notice" };
    await correctCause(house, manager, { uploadId: id, cause, remedy: { kind: "value", to: "9" } });
    const rows = await listRows(house, manager, { uploadId: id, limit: 10 });
    expect(rows.map(({ fiscalPower, corrected }) => [fiscalPower, corrected])).toEqual([
      [9, true],
      [7, false],
      [9, true],
    ]);
    expect((await getUpload(house, manager, id)).causes).toEqual([]);
  });

  test("takes what is proposed for each row, on the lines that are named or on all", async () => {
    const { id } = await send([
      vehicle(1, { vin: "UU1HSDCNOJ0614791" }),
      vehicle(2, { vin: "VF1BR0OO000000002" }),
      vehicle(3, { vin: "WVWZZZ1KZ6WI00003" }),
    ]);
    const [cause] = (await getUpload(house, manager, id)).causes.filter(({ level }) => level === "error");
    const work = { uploadId: id, cause: cause as Cause, remedy: { kind: "suggestion" } } as const;
    const { code, field, level } = work.cause;
    expect(await correctCause(house, manager, { ...work, cause: { code, field, level }, rows: [3] })).toMatchObject({
      count: 1,
    });
    const vins = async () =>
      (await owner`select vin from upload_rows where upload_id = ${id} order by row`).map(({ vin }) => vin);
    expect(await vins()).toEqual([null, "VF1BR000000000002", null]);
    await correctCause(house, manager, { ...work, cause: { code, field, level } });
    expect(await vins()).toEqual(["UU1HSDCN0J0614791", "VF1BR000000000002", "WVWZZZ1KZ6W100003"]);
  });

  test("confirms what is unlikely, as it stands", async () => {
    const { id } = await send([vehicle(1, { power: "90" }), vehicle(2, { power: "95" }), vehicle(3)]);
    const cause: Cause = { code: "power_too_high", field: "fiscal_power", level: "error" };
    await correctCause(house, manager, { uploadId: id, cause, remedy: { kind: "confirm" } });
    const rows = await listRows(house, manager, { uploadId: id, limit: 10 });
    expect(rows.map(({ state, fiscalPower }) => [state, fiscalPower])).toEqual([
      ["ready", 90],
      ["ready", 95],
      ["ready", 7],
    ]);
    expect(await correctCause(house, manager, { uploadId: id, cause, remedy: { kind: "confirm" } })).toMatchObject({
      code: "nothing_to_correct",
    });
  });

  test("that makes rows the same vehicle leaves the first of them", async () => {
    const { id } = await send([vehicle(1, { plate: "12-16" }), vehicle(2, { plate: "12-16" }), vehicle(3)]);
    const [known] = (await getUpload(house, manager, id)).causes.filter(({ field }) => field === "plate");
    const cause = { code: known?.code, field: "plate", level: "error" } as Cause;
    await correctCause(house, manager, { uploadId: id, cause, remedy: { kind: "value", to: plateOf(7) } });
    expect((await stateOf(id)).rows.map(({ row, state }) => [row, state])).toEqual([
      [2, "ready"],
      [3, "duplicate"],
      [4, "ready"],
    ]);
    const [, second] = await listRows(house, manager, { uploadId: id, limit: 10 });
    expect(second?.problems).toEqual([
      expect.objectContaining({ code: "duplicate_plate", value: plateOf(7), firstRow: 2 }),
    ]);
  });

  test("holds the corrected rows against the fleet", async () => {
    const other = await createCompany(owner);
    const member = await createMember(owner, other, "fleet_manager");
    await createVehicle(owner, other, { plate: plateOf(1), energy: "petrol", depot: "Oran" });
    const { id } = await sendAndRead(house, url, member, csv([vehicle(1, { energy: "Kérozène" })]));
    const remedy = { kind: "value", to: "diesel" } as const;
    await correctCause(house, member, { uploadId: id, cause: unknownEnergy, remedy });
    const [row] = await listRows(house, member, { uploadId: id, limit: 1 });
    expect(row).toMatchObject({ state: "ready", change: "changed" });
    expect(row?.differences).toContainEqual({ fact: "depot", before: "Oran", after: "Rouiba" });
  });
});

describe("undoing corrections", () => {
  test("takes act after act back, to the file as it was read", async () => {
    const { id } = await send([
      vehicle(1),
      vehicle(2, { energy: "Kérozène", power: "90" }),
      vehicle(3, { plate: plateOf(1), energy: "Kérozène" }),
      vehicle(4, { plate: "12-16" }),
      vehicle(5, { power: "95" }),
    ]);
    const states = [await stateOf(id)];
    const cause: Cause = { code: "power_too_high", field: "fiscal_power", level: "error" };
    const acts = [
      () => correctRow(house, manager, { uploadId: id, row: 2, values: { plate: plateOf(9) } }),
      () => correctCause(house, manager, { uploadId: id, cause, remedy: { kind: "confirm" } }),
      () =>
        correctCause(house, manager, {
          uploadId: id,
          cause: unknownEnergy,
          remedy: { kind: "value", of: "Kérozène", to: "diesel" },
        }),
      () => correctRow(house, manager, { uploadId: id, row: 3, values: { fiscal_power: "8", make: "Dacia" } }),
      () =>
        correctRows(house, manager, {
          uploadId: id,
          changes: [
            { row: 5, values: { plate: plateOf(1) } },
            { row: 6, values: { fiscal_power: "" } },
          ],
        }),
    ];
    for (const act of acts) {
      await act();
      states.push(await stateOf(id));
    }
    expect(new Set(states.map((state) => JSON.stringify(state))).size).toBe(6);
    for (const [back, state] of [...states.slice(0, -1).entries()].reverse()) {
      expect(await undoCorrection(house, manager, { uploadId: id, act: back + 1 })).toMatchObject({
        isUnderWay: false,
      });
      expect(await stateOf(id), `before act ${back + 1}`).toEqual(state);
    }
    expect(await undoCorrection(house, manager, { uploadId: id })).toMatchObject({ code: "no_correction_to_undo" });
  });

  test("never takes back another act than the one that was seen", async () => {
    const { id } = await send([vehicle(1, { energy: "Kérozène" })]);
    const correct = (energy: string) => correctRow(house, manager, { uploadId: id, row: 2, values: { energy } });
    await correct("Charbon");
    await correct("essence");
    expect(await undoCorrection(house, manager, { uploadId: id, act: 1 })).toMatchObject({
      code: "no_correction_to_undo",
    });
    expect(await energies(id)).toEqual([[2, "ready", "petrol"]]);
  });

  test("the list says who did what and what is undone", async () => {
    const { id } = await send([vehicle(1, { energy: "Kérozène" }), vehicle(2, { energy: "Kérozène" })]);
    const remedy = { kind: "value", to: "diesel" } as const;
    await correctCause(house, manager, { uploadId: id, cause: unknownEnergy, remedy });
    await correctRow(house, manager, { uploadId: id, row: 3, values: { make: "Dacia", energy: "essence" } });
    await undoCorrection(house, manager, { uploadId: id });
    const [{ name }] = (await owner`select name from users where id = ${manager.id}`) as unknown as [{ name: string }];
    expect(await listCorrections(house, manager, { uploadId: id, limit: 10 })).toEqual([
      {
        act: 2,
        row: 3,
        rowCount: 1,
        before: { make: null, energy: "diesel" },
        after: { make: "Dacia", energy: "essence" },
        sameBefore: true,
        sameAfter: true,
        by: name,
        at: house.clock.now(),
        isUndone: true,
      },
      {
        act: 1,
        row: 2,
        rowCount: 2,
        before: { energy: "Kérozène" },
        after: { energy: "diesel" },
        sameBefore: true,
        sameAfter: true,
        by: name,
        at: house.clock.now(),
        isUndone: false,
      },
    ]);
  });
});

test("a value that was sent as it stands is no act", async () => {
  const { id } = await send([vehicle(1, { energy: "Kérozène" })]);
  const before = await stateOf(id);
  await correctRow(house, manager, { uploadId: id, row: 2, values: { energy: "Kérozène", make: "" } });
  expect(await stateOf(id)).toEqual(before);
  expect(await listCorrections(house, manager, { uploadId: id, limit: 10 })).toEqual([]);
});

describe("a correction is refused", () => {
  const remedy = { kind: "value", to: "diesel" } as const;

  test("for another company, and for an id that is none", async () => {
    const { id } = await send([vehicle(1, { energy: "Kérozène" })]);
    await correctRow(house, manager, { uploadId: id, row: 2, values: { make: "Dacia" } });
    for (const [actor, uploadId] of [
      [stranger, id],
      [manager, "nonsense"],
    ] as const) {
      await expect(correctCause(house, actor, { uploadId, cause: unknownEnergy, remedy })).rejects.toThrow(NotFound);
      await expect(correctRows(house, actor, { uploadId, changes: [] })).rejects.toThrow(NotFound);
      await expect(undoCorrection(house, actor, { uploadId })).rejects.toThrow(NotFound);
      await expect(listCorrections(house, actor, { uploadId, limit: 1 })).rejects.toThrow(NotFound);
      await expect(listCauseValues(house, actor, { uploadId, cause: unknownEnergy, limit: 1 })).rejects.toThrow(
        NotFound,
      );
    }
  });

  test("once the rows are in the fleet", async () => {
    const { id } = await send([vehicle(30_040), vehicle(30_041, { energy: "Kérozène" })]);
    await commitUpload(house, manager, { uploadId: id, invalidRows: "skip" });
    await runJobs(house, url);
    const closed = { code: "upload_not_in_review", status: 409 };
    expect(await correctCause(house, manager, { uploadId: id, cause: unknownEnergy, remedy })).toMatchObject(closed);
    expect(await undoCorrection(house, manager, { uploadId: id })).toMatchObject(closed);
  });
});

describe("a correction of many rows", () => {
  const lines = Array.from({ length: 20_000 }, (_, line) => line + 1);
  const remedy = { kind: "value", to: "diesel" } as const;

  test("is a job: nothing else happens meanwhile, twice is once, and it is undone like any", {
    timeout: 180_000,
  }, async () => {
    const { id } = await send(lines.map((line) => vehicle(line, { energy: line % 20 === 0 ? "Essence" : "Kérozène" })));
    const before = await stateOf(id);
    expect(before.counts[0]).toMatchObject({ ready_count: 1000, invalid_count: 19_000 });
    expect(await correctCause(house, manager, { uploadId: id, cause: unknownEnergy, remedy })).toEqual({
      count: 19_000,
      isUnderWay: true,
    });
    const busy = { code: "upload_being_corrected", status: 409 };
    const one = { uploadId: id, row: 2, values: { make: "Dacia" } };
    expect(await correctRow(house, manager, one)).toMatchObject(busy);
    expect(await correctCause(house, manager, { uploadId: id, cause: unknownEnergy, remedy })).toMatchObject(busy);
    expect(await undoCorrection(house, manager, { uploadId: id })).toMatchObject(busy);
    expect(await commitUpload(house, manager, { uploadId: id, invalidRows: "skip" })).toMatchObject(busy);
    expect(await setMapping(house, manager, { uploadId: id, columns: {} })).toMatchObject(busy);

    const run = () => continueCorrection(house, systemActor(company.id), { uploadId: id });
    await Promise.all([run(), run()]);
    await runJobs(house, url);
    const { counts } = await stateOf(id);
    expect(counts[0]).toMatchObject({ ready_count: 20_000, invalid_count: 0, new_count: 20_000, correcting: null });
    const energiesNow = await owner`select energy, count(*)::int from upload_rows where upload_id = ${id} group by 1`;
    expect(energiesNow).toEqual(
      expect.arrayContaining([
        { energy: "diesel", count: 19_000 },
        { energy: "petrol", count: 1000 },
      ]),
    );
    const [act] = await listCorrections(house, manager, { uploadId: id, limit: 5 });
    expect(act).toMatchObject({ act: 1, rowCount: 19_000, sameBefore: true, sameAfter: true });

    expect(await undoCorrection(house, manager, { uploadId: id })).toEqual({ count: 19_000, isUnderWay: true });
    await runJobs(house, url);
    expect(await stateOf(id)).toEqual(before);
  });
});
