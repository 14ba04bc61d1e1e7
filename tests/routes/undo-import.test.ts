import type { AppLoadContext } from "@remix-run/node";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { importObject, keptVehicle } from "#app/api/imports.ts";
import { listOf } from "#app/api/shapes.ts";
import { action as readAgain } from "#app/routes/_app.uploads.$id.again.tsx";
import { loader as uploadPage } from "#app/routes/_app.uploads.$id.tsx";
import { loader as undoPage, action as undoPageAction } from "#app/routes/_app.uploads.$id_.undo.tsx";
import { loader as getImport } from "#app/routes/api.v1.imports.$id._index.ts";
import { loader as listKeptVehicles } from "#app/routes/api.v1.imports.$id.kept.ts";
import { action as undoImport } from "#app/routes/api.v1.imports.$id.undo.ts";
import type { Actor } from "#app/services/actor.ts";
import { commitUpload } from "#app/services/uploads/commit-upload.server.ts";
import { createApiKey, createCompany, createMember, type TestCompany } from "#tests/factories/accounts.ts";
import { sendAndRead } from "#tests/factories/fleets.ts";
import { makeHouse, runJobs } from "#tests/factories/house.ts";
import { buildChild } from "#tests/setup/build-child.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner, url } = await cloneDatabase();
const house = await makeHouse(db);
const atNoon = house.at(new Date("2026-04-15T11:00:00Z"));
let company: TestCompany;
let manager: Actor;
let key: string;

beforeAll(async () => {
  await buildChild();
});
beforeEach(async () => {
  company = await createCompany(owner);
  manager = await createMember(owner, company, "fleet_manager");
  ({ key } = await createApiKey(owner, company));
});

const csv = [
  "Immatriculation;Genre;Énergie;Puissance fiscale;Année de mise en circulation",
  "12345-115-16;Véhicule de tourisme;Essence;7;2015",
  "54321-118-16;Véhicule de tourisme;Diesel;6;2018",
  "77777-119-16;Véhicule de tourisme;Diesel;6;2019",
  "",
].join("\n");

async function committed(): Promise<string> {
  const { id } = await sendAndRead(house, url, manager, csv);
  await commitUpload(house, manager, { uploadId: id, invalidRows: "refuse" });
  await runJobs(house, url);
  return id;
}

const sell = (...plates: string[]) =>
  owner`update vehicles set archived_at = now() where company_id = ${company.id} and plate = any (${plates})`;

type Handler = (args: never) => Promise<unknown>;

async function call(handler: Handler, id: string, { method = "GET", query = "", idempotencyKey = "" } = {}) {
  const request = new Request(`http://localhost/api/v1/call${query}`, {
    method,
    headers: {
      Authorization: `Bearer ${key}`,
      "Accept-Language": "fr",
      ...(idempotencyKey && { "Idempotency-Key": idempotencyKey }),
    },
  });
  const context = { house: atNoon } as unknown as AppLoadContext;
  const response = (await handler({ request, params: { id }, context } as never)) as Response;
  return { status: response.status, body: await response.json() };
}

describe("POST /imports/{id}/undo", () => {
  test("takes a commit back and tells what became of it", async () => {
    const id = await committed();
    expect((await call(getImport, id)).body).toMatchObject({ status: "committed", undo: null, undone_at: null });
    const asked = await call(undoImport, id, { method: "POST", idempotencyKey: "once" });
    expect(asked).toMatchObject({ status: 202, body: { id, status: "undoing" } });
    await runJobs(atNoon, url);
    expect(importObject.parse((await call(getImport, id)).body)).toMatchObject({
      status: "undone",
      undone_at: "2026-04-15T11:00:00.000Z",
      undo: { taken_out: 3, put_back: 0, kept: 0 },
    });
    expect(await call(undoImport, id, { method: "POST", idempotencyKey: "once" })).toEqual(asked);
    expect(await call(undoImport, id, { method: "POST" })).toMatchObject({ status: 202, body: { status: "undone" } });
  });

  test("lists what could not be taken back, page by page, with the reason in words", async () => {
    const id = await committed();
    await sell("12345-115-16", "54321-118-16");
    await call(undoImport, id, { method: "POST" });
    await runJobs(atNoon, url);
    expect((await call(getImport, id)).body.undo).toEqual({ taken_out: 1, put_back: 0, kept: 2 });
    const first = listOf(keptVehicle).parse((await call(listKeptVehicles, id, { query: "?limit=1" })).body);
    expect(first.items).toMatchObject([
      {
        row: 2,
        plate: "12345-115-16",
        vin: null,
        change: "new",
        reason: "archived",
        message: "Il avait déjà quitté le parc.",
      },
    ]);
    const query = `?limit=1&cursor=${first.next_cursor}`;
    const second = listOf(keptVehicle).parse((await call(listKeptVehicles, id, { query })).body);
    expect(second).toMatchObject({ items: [{ row: 3, plate: "54321-118-16" }], next_cursor: null });
  });

  test("is refused for what was not committed and when nothing is left to take back", async () => {
    const { id: inReview } = await sendAndRead(house, url, manager, csv);
    expect(await call(undoImport, inReview, { method: "POST" })).toMatchObject({
      status: 409,
      body: { code: "upload_not_committed", detail: expect.stringContaining("pas été ajouté") },
    });
    const id = await committed();
    await sell("12345-115-16", "54321-118-16", "77777-119-16");
    expect(await call(undoImport, id, { method: "POST" })).toMatchObject({
      status: 409,
      body: { code: "nothing_to_undo" },
    });
  });

  test("does not know another company's import", async () => {
    const id = await committed();
    ({ key } = await createApiKey(owner, await createCompany(owner)));
    for (const unknown of [id, "nonsense"]) {
      expect(await call(undoImport, unknown, { method: "POST" })).toMatchObject({ status: 404 });
      expect(await call(listKeptVehicles, unknown)).toMatchObject({ status: 404 });
    }
  });
});

async function visit<T>(
  handler: (args: never) => Promise<T>,
  id: string,
  { method = "GET", actor = manager, query = "" } = {},
) {
  const request = new Request(`http://localhost/page${query}`, { method });
  const context = { house: atNoon, actor, session: null } as unknown as AppLoadContext;
  try {
    return { data: await handler({ request, params: { id }, context } as never) };
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown;
    return { status: thrown.status, to: thrown.headers.get("Location") };
  }
}

describe("the pages", () => {
  test("say what would happen, ask, do it, and lead to the same file read again", async () => {
    const id = await committed();
    await sell("54321-118-16");
    expect((await visit(undoPage, id)).data).toMatchObject({
      isCommitted: true,
      plan: { takenOutCount: 2, putBackCount: 0, kept: [{ reason: "archived", count: 1 }], quoteCount: 0 },
    });
    expect((await visit(undoPageAction, id, { method: "POST" })).to).toBe(`/uploads/${id}`);
    expect((await visit(undoPage, id)).to).toBe(`/uploads/${id}`);
    await runJobs(atNoon, url);
    expect((await visit(uploadPage, id)).data).toMatchObject({
      upload: { status: "undone", undo: { taken_out: 2, kept: 1 } },
      undone: { kept: [{ row: 3, plate: "54321-118-16", reason: "archived" }], next: null },
    });
    expect((await visit(uploadPage, id, { query: "?kept_after=3" })).data?.undone.kept).toEqual([]);
    const { to } = await visit(readAgain, id, { method: "POST" });
    expect(to).toMatch(/^\/uploads\/[0-9a-f-]{36}$/);
    expect(to).not.toBe(`/uploads/${id}`);
  });

  test("say that nothing can be taken back of a file in review, and refuse it", async () => {
    const { id } = await sendAndRead(house, url, manager, csv);
    expect((await visit(undoPage, id)).data).toMatchObject({ isCommitted: false, plan: { takenOutCount: 0 } });
    expect((await visit(undoPageAction, id, { method: "POST" })).data).toEqual({
      refusal: "Ce fichier n’a pas été ajouté au parc\u00a0: il n’y a rien à retirer.",
    });
  });

  test("say so when the file itself is gone", async () => {
    const id = await committed();
    await house.files.remove(`uploads/${company.id}/${id}`);
    expect((await visit(readAgain, id, { method: "POST" })).data).toMatchObject({
      refusal: expect.stringContaining("Renvoyez-le"),
    });
  });

  test.each(["finance", "approver", "auditor", "driver"] as const)("%s is not even asked", async (role) => {
    const id = await committed();
    const actor = await createMember(owner, company, role);
    expect((await visit(undoPage, id, { actor })).status).toBe(403);
    expect((await visit(undoPageAction, id, { actor, method: "POST" })).status).toBe(403);
    expect((await visit(readAgain, id, { actor, method: "POST" })).status).toBe(403);
  });
});
