import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { cloneDatabase } from "#tests/setup/clone.ts";

/** The room behind the wall of `upload_rows`, where COPY puts rows. */
const { owner, db } = await cloneDatabase();
const [company] = await owner`insert into companies (name) values ('Canary') returning id`;
const denied = { code: "42501" };
const inCompany = (statement: string) => db.companyRaw(company?.id, (sql) => sql.unsafe(statement));

test.each([
  "select count(*) from arriving_rows",
  "update arriving_rows set state = 'ready'",
  "delete from arriving_rows",
  `insert into arriving_rows (company_id, row, state) values ('${randomUUID()}', 1, 'ready')`,
  `insert into arriving_rows (upload_id, row, state) values ('${randomUUID()}', 1, 'ready')`,
  "insert into arriving_rows (change, row, state) values ('unchanged', 1, 'ready')",
])("the application may not: %s", async (statement) => {
  await expect(inCompany(statement)).rejects.toMatchObject(denied);
});

test("a row is of the company and the upload of its transaction, or is not written", async () => {
  const uploadId = randomUUID();
  const insert = "insert into arriving_rows (row, state) values (1, 'ready')";
  await expect(inCompany(insert)).rejects.toMatchObject({ code: "23502" });
  await inCompany(`set local app.upload_id = '${uploadId}'; ${insert}`);
  const seen = await db.companyRaw(company?.id, (sql) => sql`select company_id, upload_id from upload_rows`);
  expect([...seen]).toEqual([{ company_id: company?.id, upload_id: uploadId }]);
  const [other] = await owner`insert into companies (name) values ('Other') returning id`;
  expect([...(await db.companyRaw(other?.id, (sql) => sql`select * from upload_rows`))]).toEqual([]);
});
