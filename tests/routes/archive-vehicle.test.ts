import type { AppLoadContext } from "@remix-run/node";
import { expect, test } from "vitest";
import { action as archive, loader as archivePage } from "#app/routes/_app.vehicles.$id_.archive.tsx";
import type { Actor } from "#app/services/actor.ts";
import { createCompany, createMember } from "#tests/factories/accounts.ts";
import { createVehicle } from "#tests/factories/fleets.ts";
import { makeHouse } from "#tests/factories/house.ts";
import { cloneDatabase } from "#tests/setup/clone.ts";

const { db, owner } = await cloneDatabase();
const house = await makeHouse(db);
const company = await createCompany(owner);
const manager = await createMember(owner, company, "fleet_manager");

async function visit<T>(handler: (args: never) => Promise<T>, actor: Actor, id: string, method = "GET") {
  const request = new Request("http://localhost/page", { method });
  const context = { house, actor, session: null } as unknown as AppLoadContext;
  try {
    return { data: await handler({ request, params: { id }, context } as never) };
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown;
    return { status: thrown.status, to: thrown.headers.get("Location") };
  }
}

const archivedAt = async (id: string) =>
  (await owner`select archived_at from vehicles where id = ${id}`)[0]?.archived_at;

test("a vehicle leaves the fleet only after its page was answered", async () => {
  const { id } = await createVehicle(owner, company, { plate: "12345-115-16", make: "Dacia" });
  expect((await visit(archivePage, manager, id)).data).toMatchObject({ plate: "12345-115-16", name: "Dacia" });
  expect(await archivedAt(id)).toBeNull();
  expect((await visit(archive, manager, id, "POST")).to).toBe(`/vehicles/${id}`);
  expect(await archivedAt(id)).not.toBeNull();
  expect((await visit(archivePage, manager, id)).to).toBe(`/vehicles/${id}`);
});

test.each(["depot_clerk", "auditor", "driver"] as const)("%s is not even asked", async (role) => {
  const { id } = await createVehicle(owner, company, {
    plate: `00001-115-${{ depot_clerk: 16, auditor: 17, driver: 18 }[role]}`,
  });
  const member = await createMember(owner, company, role);
  expect((await visit(archivePage, member, id)).status).toBe(403);
});
