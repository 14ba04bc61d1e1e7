import { beforeAll, describe, expect, test } from "vitest";
import { correctRow } from "#app/services/uploads/correct-row.server.ts";
import { getUpload } from "#app/services/uploads/get-upload.server.ts";
import { listRows } from "#app/services/uploads/list-rows.server.ts";
import { readMappingForm } from "#app/services/uploads/mapping-form.ts";
import { listMissingColumns } from "#app/services/uploads/missing-columns.server.ts";
import { type MappingInput, setMapping } from "#app/services/uploads/set-mapping.server.ts";
import { createCompany, createMember } from "#tests/factories/accounts.ts";
import { sendAndRead } from "#tests/factories/fleets.ts";
import { makeHouse, runJobs } from "#tests/factories/house.ts";
import { buildChild } from "#tests/setup/build-child.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner, url } = await cloneDatabase();
const house = await makeHouse(db);
const manager = await createMember(owner, await createCompany(owner), "fleet_manager");

beforeAll(async () => {
  await buildChild();
});

const rowsOf = async (uploadId: string) =>
  (await listRows(house, manager, { uploadId, limit: 20 })).map((row) => [row.plate, row.firstCirculationOn]);

describe("an answer for a whole column", () => {
  const csv = `Immatriculation;Genre;Date de mise en circulation
16-115-31;Camion;04/05/2015
31-216-16;Camion;04/05/2016
12345-115-16;Camion;04/05/2015
`;
  const answer = async (uploadId: string, said: Partial<MappingInput>) => {
    await setMapping(house, manager, { uploadId, columns: {}, ...said });
    await runJobs(house, url);
    return rowsOf(uploadId);
  };

  test("is asked for where rows are in doubt, settles them, and can be taken back", async () => {
    const { id } = await sendAndRead(house, url, manager, csv);
    const { causes } = await getUpload(house, manager, id);
    expect(causes).toContainEqual({ field: "plate", code: "ambiguous_order", level: "error", count: 2 });
    expect(await answer(id, { wilayaPlace: "first" })).toEqual([
      ["00031-115-16", "2015-05-04"],
      ["00016-216-31", "2016-05-04"],
      ["12345-115-16", "2015-05-04"],
    ]);
    expect(await answer(id, { dateOrder: "month_first" })).toEqual([
      ["00031-115-16", "2015-04-05"],
      ["00016-216-31", "2016-04-05"],
      ["12345-115-16", "2015-04-05"],
    ]);
    expect(await answer(id, { wilayaPlace: null })).toEqual([
      [null, "2015-04-05"],
      [null, "2016-04-05"],
      ["12345-115-16", "2015-04-05"],
    ]);
    const { upload } = await getUpload(house, manager, id);
    expect(upload.choices).toMatchObject({ dateOrder: "month_first" });
    expect(upload.choices).not.toHaveProperty("wilayaPlace");
  });

  test("that says what is known already reads nothing again", async () => {
    const { id } = await sendAndRead(house, url, manager, csv);
    await answer(id, { wilayaPlace: "last" });
    const { reading } = (await getUpload(house, manager, id)).upload;
    const same = await setMapping(house, manager, { uploadId: id, columns: {}, wilayaPlace: "last" });
    expect(same).toMatchObject({ status: "review", reading });
  });

  test.each([
    { form: {}, said: {} },
    { form: { wilayaPlace: "first", dateOrder: "" }, said: { wilayaPlace: "first", dateOrder: null } },
    { form: { wilayaPlace: "in the middle" }, said: { wilayaPlace: null } },
  ])("comes from the form $form as $said", ({ form, said }) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(form)) data.set(name, value);
    expect(readMappingForm(data)).toEqual({ ...said, columns: {} });
  });
});

describe("what no column gives", () => {
  const missing = async (csv: string) => {
    const { id } = await sendAndRead(house, url, manager, csv);
    return listMissingColumns(house, manager, (await getUpload(house, manager, id)).upload);
  };

  test("is named for the kinds that need it, as they are in the file", async () => {
    const csv = `Immatriculation;Genre;Énergie;Année de mise en circulation
11111-115-16;Véhicule de tourisme;Essence;2015
22222-115-16;Véhicule de tourisme;Essence;2015
33333-215-16;Camion;Diesel;2015
44444-415-16;;Diesel;2015
55555-815-16;Remorque;;2015
`;
    expect(await missing(csv)).toEqual(
      expect.arrayContaining([
        { field: "fiscal_power", kinds: [{ kind: "tourism", count: 2 }] },
        { field: "gross_weight", kinds: [{ kind: "lorry", count: 1 }] },
        { field: "seats", kinds: [{ kind: "bus", count: 1 }] },
      ]),
    );
  });

  test("is nothing where the column is there and only cells are empty", async () => {
    const csv = `Immatriculation;Genre;Énergie;Puissance fiscale;Année de mise en circulation
11111-115-16;Véhicule de tourisme;Essence;;2015
22222-115-16;Véhicule de tourisme;Essence;7;2015
`;
    expect(await missing(csv)).toEqual([]);
  });
});

describe("a row that is judged again", () => {
  test("keeps the answers, and the order of its date that the rest of the file had settled", async () => {
    const csv = `Immatriculation;Genre;Énergie;Date de mise en circulation
16-115-31;Camion;Kérosène;04/05/2015
12345-115-16;Camion;Diesel;31/05/2015
`;
    const { id } = await sendAndRead(house, url, manager, csv);
    await setMapping(house, manager, { uploadId: id, columns: {}, wilayaPlace: "first" });
    await runJobs(house, url);
    const row = await correctRow(house, manager, { uploadId: id, row: 2, values: { energy: "Diesel" } });
    expect(row).toMatchObject({ state: "ready", plate: "00031-115-16", firstCirculationOn: "2015-05-04" });
    const codes = ((row as { problems: { code: string }[] | null }).problems ?? []).map(({ code }) => code);
    expect(codes).not.toContain("day_month_order");
  });
});
