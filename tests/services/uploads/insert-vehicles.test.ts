import { beforeAll, describe, expect, test } from "vitest";
import { insertVehicles } from "#app/services/uploads/insert-vehicles.server.ts";
import { createCompany, createMember } from "#tests/factories/accounts.ts";
import { createVehicle, sendAndRead } from "#tests/factories/fleets.ts";
import { inTheWindow, makeHouse } from "#tests/factories/house.ts";
import { buildChild } from "#tests/setup/build-child.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner, url } = await cloneDatabase();
const house = await makeHouse(db);

beforeAll(async () => {
  await buildChild();
});

/** As many as make the verb ask whether the indexes are better built afterwards; the file has three. */
const asManyAsCount = 1_000_000;
const csv = `Immatriculation;Châssis;Genre;Énergie;Puissance fiscale;Année de mise en circulation;Dépôt;Conducteur
12345-115-16;WVWZZZ1KZ6W000001;Véhicule de tourisme;Essence;7;2015;Rouiba;"Tab\there, back\\slash"
54321-118-16;VF1BR000000000002;Véhicule de tourisme;Diesel;6;2018;حظيرة;\\N
55555-119-16;;Véhicule de tourisme;Diesel;6;2019;;
`;

async function reviewed() {
  const company = await createCompany(owner);
  const manager = await createMember(owner, company, "fleet_manager");
  const { id } = await sendAndRead(house, url, manager, csv);
  return { companyId: company.id, uploadId: id };
}
const fleetOf = async (companyId: string) =>
  (
    await owner`select to_jsonb(v) - 'id' - 'company_id' - 'upload_id' as facts from vehicles v where company_id = ${companyId} order by plate`
  ).map(({ facts }) => facts);
const shapeOfTable = () => owner`
  select indexdef as shape from pg_indexes where tablename = 'vehicles'
  union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
             where conrelid = 'vehicles'::regclass or confrelid = 'vehicles'::regclass
  order by 1`;

describe("many new vehicles", () => {
  test("are the same, with and without indexes meanwhile, and the table is as before", async () => {
    const [before, one, many] = [await shapeOfTable(), await reviewed(), await reviewed()];
    const insert = (key: typeof one, count: number) =>
      db.company(key.companyId, (tx) => insertVehicles(tx, key, inTheWindow, count));
    expect(await insert(one, 3)).toBe(3);
    expect(await insert(many, asManyAsCount)).toBe(3);
    const fleet = await fleetOf(one.companyId);
    expect(await fleetOf(many.companyId)).toEqual(fleet);
    expect(fleet).toMatchObject([
      { plate: "12345-115-16", driver_name: "Tab here, back\\slash" },
      { plate: "54321-118-16", depot: "حظيرة", driver_name: "\\N" },
      { plate: "55555-119-16", vin: null, depot: null },
    ]);
    expect(await shapeOfTable()).toEqual(before);
    expect(before.length).toBeGreaterThan(5);
  });

  test("with a plate that is held stay out altogether", async () => {
    const key = await reviewed();
    await createVehicle(owner, { id: key.companyId } as never, { plate: "55555-119-16" });
    const work = db.company(key.companyId, (tx) => insertVehicles(tx, key, inTheWindow, asManyAsCount));
    await expect(work).rejects.toMatchObject({ cause: { code: "23505" } });
    expect(await fleetOf(key.companyId)).toHaveLength(1);
  });

  test("are written with the indexes while somebody uses the table", async () => {
    const key = await reviewed();
    let leave = () => {};
    const using = owner.begin(async (transaction) => {
      await transaction`select count(*) from vehicles`;
      await new Promise<void>((resolve) => (leave = resolve));
    });
    try {
      const written = await db.company(key.companyId, (tx) => insertVehicles(tx, key, inTheWindow, asManyAsCount));
      expect(written).toBe(3);
    } finally {
      leave();
      await using;
    }
  });

  test("are those of the company of the transaction only", async () => {
    const [mine, theirs] = [await reviewed(), await reviewed()];
    const written = await db.company(mine.companyId, (tx) =>
      insertVehicles(tx, { companyId: mine.companyId, uploadId: theirs.uploadId }, inTheWindow, asManyAsCount),
    );
    expect(written).toBe(0);
  });
});
