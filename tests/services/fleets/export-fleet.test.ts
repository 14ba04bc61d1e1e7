import { expect, test } from "vitest";
import { exportFleet } from "#app/services/fleets/export-fleet.server.ts";
import { commitUpload } from "#app/services/uploads/commit-upload.server.ts";
import { createCompany, createMember } from "#tests/factories/accounts.ts";
import { sendAndRead } from "#tests/factories/fleets.ts";
import { makeHouse, runJobs } from "#tests/factories/house.ts";
import { smallFleet } from "#tests/journeys/small-fleet.ts";
import { buildChild } from "#tests/setup/build-child.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

await buildChild();
const { db, owner, url } = await cloneDatabase();
const house = await makeHouse(db);

async function companyWithFleet() {
  const company = await createCompany(owner);
  const manager = await createMember(owner, company, "fleet_manager");
  const upload = await sendAndRead(house, url, manager, smallFleet.text);
  await commitUpload(house, manager, { uploadId: upload.id, invalidRows: "refuse" });
  await runJobs(house, url);
  return { company, manager };
}

async function bytesOf(content: AsyncIterable<Uint8Array>) {
  const parts: Uint8Array[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts);
}

test.each(["ar", "fr", "en"] as const)("what was exported in %s and sent again changes nothing", async (locale) => {
  const { company, manager } = await companyWithFleet();
  const { content } = await exportFleet(house, { ...manager, locale }, {});
  const again = await sendAndRead(house, url, manager, await bytesOf(content), "again.xlsx");
  const [counts] =
    await owner`select status, row_count, ready_count, unchanged_count, new_count, changed_count from uploads where id = ${again.id}`;
  expect(counts).toMatchObject({
    status: "review",
    row_count: 13,
    ready_count: 13,
    unchanged_count: 13,
    new_count: 0,
    changed_count: 0,
  });
  const acts = await owner`select act from audit_log where company_id = ${company.id} and act = 'fleet.exported'`;
  expect(acts).toHaveLength(1);
});

test("another company's fleet is not in it", async () => {
  await companyWithFleet();
  const stranger = await createMember(owner, await createCompany(owner), "fleet_manager");
  const { content } = await exportFleet(house, stranger, {});
  expect((await sendAndRead(house, url, stranger, await bytesOf(content), "empty.xlsx")).status).toBe("reading");
  const [upload] = await owner`select status, error_code from uploads where company_id = ${stranger.companyId}`;
  expect(upload).toEqual({ status: "failed", error_code: "empty" });
});
