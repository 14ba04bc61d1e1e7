import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "#app/services/actor.ts";
import { NotAllowed, NotFound } from "#app/services/refusal.ts";
import { getUpload } from "#app/services/uploads/get-upload.server.ts";
import { listRows } from "#app/services/uploads/list-rows.server.ts";
import { readUpload } from "#app/services/uploads/read-upload.server.ts";
import { receiveUpload } from "#app/services/uploads/receive-upload.server.ts";
import { setMapping } from "#app/services/uploads/set-mapping.server.ts";
import { createCompany, createMember } from "#tests/factories/accounts.ts";
import { bodyOf, sendAndRead, sendFile } from "#tests/factories/fleets.ts";
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
const golf = "12345-115-16;WVWZZZ1KZ6W000001;Véhicule de tourisme;Essence;7;2015;Rouiba";
const clio = "54321-118-16;VF1BR000000000002;Véhicule de tourisme;Diesel;6;2018;Rouiba";
const unreadable = "12-16;;Véhicule de tourisme;Essence;7;2015;Rouiba";
const csv = (...rows: string[]) => [headings, ...rows, ""].join("\n");

const storedFiles = () => {
  const folder = path.join(house.folder, "files");
  return fs.existsSync(folder)
    ? fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    : [];
};

describe("a readable file", () => {
  test("becomes rows to check, with how it was understood", async () => {
    const { id } = await sendAndRead(house, url, manager, csv(golf, clio, unreadable, golf));
    const { upload, causes } = await getUpload(house, manager, id);
    expect(upload).toMatchObject({
      status: "review",
      progress: 1,
      format: "csv",
      delimiter: ";",
      headerRow: 1,
      rowCount: 4,
      readyCount: 2,
      invalidCount: 1,
      duplicateCount: 1,
      newCount: 2,
      changedCount: 0,
      unchangedCount: 0,
    });
    expect(causes.filter(({ level }) => level === "error").map(({ field, count }) => [field, count])).toEqual(
      expect.arrayContaining([["plate", 1]]),
    );
    const rows = await listRows(house, manager, { uploadId: id, limit: 10 });
    expect(rows.map(({ row, state }) => [row, state])).toEqual([
      [2, "ready"],
      [3, "ready"],
      [4, "invalid"],
      [5, "duplicate"],
    ]);
    expect(rows.slice(0, 2).map(({ change }) => change)).toEqual(["new", "new"]);
    expect(rows[0]).toMatchObject({
      plate: "12345-115-16",
      vin: "WVWZZZ1KZ6W000001",
      kind: "tourism",
      energy: "petrol",
      fiscalPower: 7,
      firstCirculationYear: 2015,
      depot: "Rouiba",
    });
  });

  test("is read again by a second run of its job without a change", async () => {
    const { id, reading } = await sendFile(house, manager, csv(golf, clio));
    const input = { uploadId: id, reading, scope: manager.scope };
    await Promise.all([1, 2].map(() => readUpload(house, systemActor(company.id), input)));
    const before = await owner`select xmin::text, * from upload_rows where upload_id = ${id} order by row`;
    await readUpload(house, systemActor(company.id), input);
    expect(await owner`select xmin::text, * from upload_rows where upload_id = ${id} order by row`).toEqual(before);
    expect(before).toHaveLength(2);
    expect((await getUpload(house, manager, id)).upload).toMatchObject({ status: "review", rowCount: 2, newCount: 2 });
  });

  test("keeps no NUL and no half of a letter, which the database refuses", async () => {
    const { id } = await sendAndRead(house, url, manager, csv(golf.replace("Rouiba", "Rou\\i\tba")));
    const [row] = await listRows(house, manager, { uploadId: id, limit: 1 });
    expect(row?.depot).toMatch(/Rou\\i\s?ba/);
  });

  test("is not there for another company, nor for a malformed id", async () => {
    const { id } = await sendFile(house, manager, csv(golf));
    for (const [actor, uploadId] of [
      [stranger, id],
      [manager, "nonsense"],
      [manager, "00000000-0000-4000-8000-000000000000"],
    ] as const) {
      await expect(getUpload(house, actor, uploadId)).rejects.toThrow(NotFound);
      await expect(listRows(house, actor, { uploadId, limit: 1 })).rejects.toThrow(NotFound);
      await expect(setMapping(house, actor, { uploadId, columns: {} })).rejects.toThrow(NotFound);
    }
  });

  test("is not taken from a role that does not import", async () => {
    for (const role of ["finance", "auditor", "approver", "driver"] as const) {
      const actor = await createMember(owner, company, role);
      await expect(receiveUpload(house, actor, { fileName: "a.csv", body: bodyOf(csv(golf)) })).rejects.toThrow(
        NotAllowed,
      );
    }
  });
});

describe("a file that is no spreadsheet", () => {
  const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
  test.each([
    ["a picture", Buffer.concat([png, Buffer.alloc(3000, 7)]), "not_a_spreadsheet"],
    ["zeros", Buffer.alloc(100_000), "not_a_spreadsheet"],
    [
      "an encrypted workbook",
      Buffer.concat([
        Buffer.from("d0cf11e0a1b11ae1", "hex"),
        Buffer.alloc(600),
        Buffer.from("EncryptedPackage", "utf16le"),
        Buffer.alloc(5000),
      ]),
      "encrypted_workbook",
    ],
    ["headings alone", csv(), "empty"],
  ])("%s is refused by name and leaves nothing", async (_, content, code) => {
    const files = storedFiles().length;
    const { id } = await sendAndRead(house, url, manager, content, "parc.xlsx");
    const { upload } = await getUpload(house, manager, id);
    expect(upload).toMatchObject({ status: "failed", errorCode: code, fileKey: null, rowCount: 0 });
    expect(await owner`select 1 from upload_rows where upload_id = ${id}`).toHaveLength(0);
    expect(storedFiles()).toHaveLength(files);
  });

  test("an empty one is refused at once, without an upload", async () => {
    const files = storedFiles().length;
    const [before] = await owner`select count(*) from uploads`;
    const refusal = await receiveUpload(house, manager, { fileName: "vide.csv", body: bodyOf("") });
    expect(refusal).toMatchObject({ refused: true, code: "empty" });
    expect((await owner`select count(*) from uploads`)[0]).toEqual(before);
    expect(storedFiles()).toHaveLength(files);
  });

  test("one above 200 MB is refused while it flows, and one that breaks off leaves nothing", async () => {
    const files = storedFiles().length;
    const megabyte = Buffer.alloc(1024 * 1024, 65);
    async function* endless() {
      for (;;) yield megabyte;
    }
    expect(await receiveUpload(house, manager, { fileName: "big.csv", body: endless() })).toMatchObject({
      code: "too_large",
      status: 413,
    });
    async function* broken() {
      yield megabyte;
      throw new Error("the client went away");
    }
    await expect(receiveUpload(house, manager, { fileName: "half.csv", body: broken() })).rejects.toThrow("went away");
    expect(storedFiles()).toHaveLength(files);
  });
});

describe("columns", () => {
  const odd = [
    "Truc;Bidule;Genre;Marque;Dépôt",
    "12345-115-16;WVWZZZ1KZ6W000001;Véhicule de tourisme;Volkswagen;Rouiba",
    "",
  ].join("\n");

  test("that identify no vehicle are asked of a person, and his answer is remembered", async () => {
    const { id } = await sendAndRead(
      house,
      url,
      manager,
      odd.replace("12345-115-16", "A").replace("WVWZZZ1KZ6W000001", "B"),
    );
    expect((await getUpload(house, manager, id)).upload).toMatchObject({
      status: "review",
      errorCode: "missing_column",
    });

    const mapped = await setMapping(house, manager, { uploadId: id, columns: { 0: "plate", 1: "vin" } });
    expect(mapped).toMatchObject({ status: "reading", reading: 2, errorCode: null });
    await runJobs(house, url);
    const { upload } = await getUpload(house, manager, id);
    expect(upload).toMatchObject({ status: "review", rowCount: 1, errorCode: null });
    expect(upload.columns).toMatchObject([
      { field: "plate" },
      { field: "vin" },
      { field: "kind" },
      { field: "make" },
      { field: "depot" },
    ]);

    const next = await sendAndRead(house, url, manager, odd);
    expect((await getUpload(house, manager, next.id)).upload).toMatchObject({ status: "review", readyCount: 1 });
    const [row] = await listRows(house, manager, { uploadId: next.id, limit: 1 });
    expect(row).toMatchObject({ plate: "12345-115-16", vin: "WVWZZZ1KZ6W000001" });
    const [remembered] = await owner`select company_id, columns from upload_mappings`;
    expect(remembered).toEqual({
      company_id: company.id,
      columns: { 0: "plate", 1: "vin", 2: "kind", 3: "make", 4: "depot" },
    });
  });

  test("confirmed as they stand are not read again", async () => {
    const { id } = await sendAndRead(house, url, manager, csv(golf));
    expect(await setMapping(house, manager, { uploadId: id, columns: { 0: "plate" } })).toMatchObject({
      status: "review",
      reading: 1,
    });
  });

  test("a field that is given to another column leaves the first", async () => {
    const other = await createMember(owner, await createCompany(owner), "owner");
    const { id } = await sendAndRead(house, url, other, csv(golf));
    await setMapping(house, other, { uploadId: id, columns: { 6: "cost_centre", 4: null } });
    await runJobs(house, url);
    const [row] = await listRows(house, other, { uploadId: id, limit: 1 });
    expect(row).toMatchObject({ depot: null, costCentre: "Rouiba", fiscalPower: null });
  });

  test.each([
    [{ columns: { 0: "plate", 1: "plate" } }, "field_on_two_columns"],
    [{ columns: { 99: "seats" } }, "column_unknown"],
    [{ columns: { 0: null, 1: null } }, "missing_column"],
    [{ columns: {}, sheet: "Feuille 9" }, "sheet_unknown"],
  ] as const)("%j is refused as %s", async (choice, code) => {
    const { id } = await sendAndRead(house, url, manager, csv(golf));
    expect(await setMapping(house, manager, { uploadId: id, ...choice })).toMatchObject({ refused: true, code });
  });

  test("another header row is taken, and one without vehicles below can be taken back", async () => {
    const { id } = await sendAndRead(house, url, manager, csv(golf, clio));
    await setMapping(house, manager, { uploadId: id, headerRow: 3, columns: {} });
    await runJobs(house, url);
    const wrong = (await getUpload(house, manager, id)).upload;
    expect(wrong.status).toBe("review");
    expect(wrong.errorCode).not.toBeNull();
    await setMapping(house, manager, { uploadId: id, headerRow: 1, columns: {} });
    await runJobs(house, url);
    expect((await getUpload(house, manager, id)).upload).toMatchObject({
      status: "review",
      readyCount: 2,
      errorCode: null,
    });
  });
});

describe("a depot clerk", () => {
  test("brings in his own depot only, sees only his own files, and a row without a depot is his", async () => {
    const clerk = await createMember(owner, company, "depot_clerk", { scope: { kind: "depots", values: ["Rouiba"] } });
    const text = csv(
      golf.replace("Rouiba", "ROUIBA"),
      clio.replace("Rouiba", ""),
      "11111-119-16;;Véhicule de tourisme;Essence;5;2019;Oran",
    );
    const { id } = await sendAndRead(house, url, clerk, text);
    const rows = await listRows(house, clerk, { uploadId: id, limit: 10 });
    expect(rows.map(({ state, depot }) => [state, depot])).toEqual([
      ["ready", "Rouiba"],
      ["ready", "Rouiba"],
      ["invalid", "Oran"],
    ]);
    expect(rows[2]?.problems).toMatchObject([{ code: "outside_scope", field: "depot", value: "Oran" }]);
    const managers = await sendAndRead(house, url, manager, csv(golf));
    await expect(getUpload(house, clerk, managers.id)).rejects.toThrow(NotFound);
    expect((await getUpload(house, manager, id)).upload.id).toBe(id);
  });
});
