import type { AppLoadContext } from "@remix-run/node";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { importObject, importRow } from "#app/api/imports.ts";
import { listOf } from "#app/api/shapes.ts";
import { vehicleObject } from "#app/api/vehicles.ts";
import { loader as listImports, action as postImports } from "#app/routes/api.v1.imports._index.ts";
import { loader as getImport } from "#app/routes/api.v1.imports.$id._index.ts";
import { action as commitImport } from "#app/routes/api.v1.imports.$id.commit.ts";
import { action as mapImport } from "#app/routes/api.v1.imports.$id.mapping.ts";
import { loader as listImportRows } from "#app/routes/api.v1.imports.$id.rows._index.ts";
import { action as patchRow } from "#app/routes/api.v1.imports.$id.rows.$row.ts";
import { loader as listVehicles } from "#app/routes/api.v1.vehicles._index.ts";
import { action as changeVehicle, loader as getVehicle } from "#app/routes/api.v1.vehicles.$id.ts";
import { createApiKey, createCompany } from "#tests/factories/accounts.ts";
import { makeHouse, runJobs } from "#tests/factories/house.ts";
import { buildChild } from "#tests/setup/build-child.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner, url } = await cloneDatabase();
const house = await makeHouse(db);
let key: string;

beforeAll(async () => {
  await buildChild();
});
beforeEach(async () => {
  ({ key } = await createApiKey(owner, await createCompany(owner)));
});

const csv = [
  "Immatriculation;Châssis;Genre;Énergie;Puissance fiscale;Année de mise en circulation;Dépôt",
  "12345-115-16;WVWZZZ1KZ6W000001;Véhicule de tourisme;Essence;7;2015;Rouiba",
  "54321-118-16;VF1BR000000000002;Véhicule de tourisme;Kérozène;6;2018;Oran",
  "",
].join("\n");

type Handler = typeof getImport | typeof postImports;

interface Call {
  method?: string;
  params?: Record<string, string>;
  query?: string;
  body?: BodyInit;
  json?: unknown;
  headers?: Record<string, string>;
}

async function call(handler: Handler, { method, params = {}, query = "", body, json, headers }: Call = {}) {
  const sent = json === undefined ? body : JSON.stringify(json);
  const request = new Request(`http://localhost/api/v1/call${query}`, {
    method: method ?? (sent === undefined ? "GET" : "POST"),
    headers: { Authorization: `Bearer ${key}`, "Accept-Language": "fr", ...headers },
    ...(sent !== undefined && { body: sent }),
  });
  const context = { house } as unknown as AppLoadContext;
  const response = await handler({ request, params, context } as Parameters<Handler>[0]);
  return { status: response.status, type: response.headers.get("Content-Type"), body: await response.json() };
}

async function importCsv(): Promise<{ id: string }> {
  const { body } = await call(postImports, { body: csv, headers: { "Content-Type": "text/csv" } });
  await runJobs(house, url);
  return { id: body.id };
}

test("a form that stops in the middle of its file leaves nothing", async () => {
  const body = '--edge\r\nContent-Disposition: form-data; name="file"; filename="parc.csv"\r\n\r\na;b';
  const posted = await call(postImports, { body, headers: { "Content-Type": "multipart/form-data; boundary=edge" } });
  expect(posted).toMatchObject({ status: 400, body: { code: "file_missing" } });
  expect((await call(listImports)).body.items).toEqual([]);
});

describe("the way of a file through the API", () => {
  test("from the bytes to vehicles", async () => {
    const posted = await call(postImports, {
      body: csv,
      headers: { "Content-Type": "text/csv", "X-Filename": encodeURIComponent("قائمة المركبات.csv") },
    });
    expect(posted.status).toBe(202);
    expect(importObject.parse(posted.body)).toMatchObject({
      status: "reading",
      file: { name: "قائمة المركبات.csv", bytes: Buffer.byteLength(csv) },
      committed_at: null,
    });
    const params = { id: posted.body.id };
    await runJobs(house, url);

    const read = importObject.parse((await call(getImport, { params })).body);
    expect(read).toMatchObject({
      status: "review",
      progress: 1,
      error: null,
      file: { format: "csv", encoding: "utf-8", delimiter: ";", header_row: 1 },
      counts: { rows: 2, ready: 1, invalid: 1, duplicate: 0, new: 1, changed: 0, unchanged: 0 },
      problems: [{ code: "energy_unknown", field: "energy", count: 1, level: "error" }],
    });
    expect(read.columns[0]).toMatchObject({ index: 0, heading: "Immatriculation", field: "plate" });

    const invalid = await call(listImportRows, { params, query: "?state=invalid" });
    const [row] = listOf(importRow).parse(invalid.body).items;
    expect(row).toMatchObject({ row: 3, state: "invalid", values: { plate: "54321-118-16", energy: "Kérozène" } });
    expect(row?.problems[0]).toMatchObject({ field: "energy", code: "energy_unknown", value: "Kérozène" });
    expect(row?.problems[0]?.message).toMatch(/énergie inconnue/i);

    expect(await call(commitImport, { params, json: {} })).toMatchObject({
      status: 409,
      type: expect.stringContaining("application/problem+json"),
      body: { code: "invalid_rows" },
    });
    const corrected = await call(patchRow, {
      method: "PATCH",
      params: { ...params, row: "3" },
      json: { energy: "Diesel", fiscal_power: 5 },
    });
    expect(importRow.parse(corrected.body)).toMatchObject({
      state: "ready",
      values: { energy: "diesel", fiscal_power: "5" },
      problems: [],
    });

    const committing = await call(commitImport, { params, json: { invalid_rows: "refuse" } });
    expect(committing).toMatchObject({ status: 202, body: { status: "committing" } });
    await runJobs(house, url);
    expect((await call(getImport, { params })).body).toMatchObject({
      status: "committed",
      committed_at: "2026-04-15T09:00:00.000Z",
    });

    const fleet = listOf(vehicleObject).parse((await call(listVehicles, { query: "?depot=Oran" })).body);
    expect(fleet).toMatchObject({
      items: [
        {
          plate: "54321-118-16",
          energy: "diesel",
          fiscal_power: 5,
          first_circulation_year: 2018,
          depot: "Oran",
          driver: null,
        },
      ],
      next_cursor: null,
    });
  });

  test("as a form, with the name its part carries", async () => {
    const form = new FormData();
    form.set("note", "beside it");
    form.set("file", new File([csv], "حظيرة.csv", { type: "text/csv" }));
    const { status, body } = await call(postImports, { body: form });
    expect([status, body.file.name, body.file.bytes]).toEqual([202, "حظيرة.csv", Buffer.byteLength(csv)]);
    await runJobs(house, url);
    expect((await call(getImport, { params: { id: body.id } })).body.counts.rows).toBe(2);
  });

  test("is refused when empty, with or without a body", async () => {
    for (const body of [undefined, ""]) {
      expect(await call(postImports, { method: "POST", ...(body !== undefined && { body }) })).toMatchObject({
        status: 422,
        body: { code: "empty" },
      });
    }
    const form = new FormData();
    form.set("note", "no file");
    expect(await call(postImports, { body: form })).toMatchObject({ status: 422, body: { code: "empty" } });
  });

  test("keeps a picture's own sentence", async () => {
    const png = Buffer.concat([Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), Buffer.alloc(500, 9)]);
    const { body } = await call(postImports, { body: png, headers: { "Content-Type": "application/octet-stream" } });
    await runJobs(house, url);
    const failed = importObject.parse((await call(getImport, { params: { id: body.id } })).body);
    expect(failed).toMatchObject({ status: "failed", error: { code: "not_a_spreadsheet" } });
    expect(failed.error?.message).not.toBe("");
  });

  test("the same Idempotency-Key and file make one import", async () => {
    const headers = { "Content-Type": "text/csv", "Idempotency-Key": "once" };
    const first = await call(postImports, { body: csv, headers });
    const again = await call(postImports, { body: csv, headers });
    expect([first.status, again.status]).toEqual([202, 202]);
    expect(again.body.id).toBe(first.body.id);
    expect(await call(postImports, { body: `${csv}x`, headers })).toMatchObject({
      status: 409,
      body: { code: "idempotency_key_reused" },
    });
    expect((await call(listImports)).body.items).toHaveLength(1);
  });

  test("columns are set, and the file is read again", async () => {
    const { id } = await importCsv();
    const mapped = await call(mapImport, { method: "PUT", params: { id }, json: { columns: { 6: "cost_centre" } } });
    expect(mapped).toMatchObject({ status: 202, body: { status: "reading" } });
    await runJobs(house, url);
    const rows = (await call(listImportRows, { params: { id } })).body.items;
    expect(rows[0].values).toMatchObject({ cost_centre: "Rouiba" });
    expect(await call(mapImport, { method: "PUT", params: { id }, json: { columns: { 0: "wheels" } } })).toMatchObject({
      status: 422,
      body: { code: "invalid_request" },
    });
  });

  test("lists come page by page", async () => {
    const { id } = await importCsv();
    const first = (await call(listImportRows, { params: { id }, query: "?limit=1" })).body;
    const second = (await call(listImportRows, { params: { id }, query: `?limit=1&cursor=${first.next_cursor}` })).body;
    expect([first.items[0].row, second.items[0].row, second.next_cursor]).toEqual([2, 3, null]);
    await importCsv();
    const newest = (await call(listImports, { query: "?limit=1" })).body;
    const oldest = (await call(listImports, { query: `?limit=1&cursor=${newest.next_cursor}` })).body;
    expect([oldest.items[0].id, oldest.next_cursor]).toEqual([id, null]);
  });
});

describe("another company's and unknown ids", () => {
  test.each([
    [getImport, {}],
    [listImportRows, {}],
    [mapImport, { method: "PUT", json: { columns: {} } }],
    [patchRow, { method: "PATCH", json: { make: "X" } }],
    [commitImport, { json: {} }],
    [getVehicle, {}],
    [changeVehicle, { method: "PATCH", json: { make: "X" } }],
    [changeVehicle, { method: "DELETE" }],
  ] as const)("%o is 404", async (handler, given) => {
    const { id } = await importCsv();
    ({ key } = await createApiKey(owner, await createCompany(owner)));
    for (const unknown of [id, "nonsense"]) {
      expect(await call(handler as Handler, { ...given, params: { id: unknown, row: "2" } })).toMatchObject({
        status: 404,
        body: { code: "not_found" },
      });
    }
  });
});

test("a vehicle is read, changed, refused field by field, and taken out of the fleet", async () => {
  const { id } = await importCsv();
  await call(commitImport, { params: { id }, json: { invalid_rows: "skip" } });
  await runJobs(house, url);
  const [vehicle] = (await call(listVehicles)).body.items;
  const params = { id: vehicle.id };
  const changed = await call(changeVehicle, {
    method: "PATCH",
    params,
    json: { driver_name: "Karim Benali", driver_email: "karim@parc.example", seats: 5 },
  });
  expect(vehicleObject.parse(changed.body)).toMatchObject({
    seats: 5,
    driver: { name: "Karim Benali", email: "karim@parc.example", phone: null },
  });
  expect(await call(changeVehicle, { method: "PATCH", params, json: { seats: "many" } })).toMatchObject({
    status: 422,
    body: { code: "vehicle_invalid", errors: [{ pointer: "/seats", code: "seats_unreadable" }] },
  });
  expect(await call(changeVehicle, { method: "PATCH", params, json: { wheels: 4 } })).toMatchObject({
    status: 422,
    body: { code: "invalid_request" },
  });
  const archived = await call(changeVehicle, { method: "DELETE", params });
  expect(archived.body.archived_at).toBe("2026-04-15T09:00:00.000Z");
  expect((await call(listVehicles)).body.items).toEqual([]);
});
