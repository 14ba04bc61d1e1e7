import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { expect, test } from "vitest";
import { type ActingRole, type Permission, reachOf } from "#app/domain/roles.ts";
import { columns, type Entry, permissionTable } from "#tests/routes/permission-table.ts";

const build = (await import(pathToFileURL(path.resolve("build/server/index.js")).href)) as ServerBuild;

interface Handler {
  permission?: string;
  operations?: string[];
}
const handlers = Object.values(build.routes).flatMap(({ id, module }) => {
  const loader = module.loader as Handler | undefined;
  const action = module.action as Handler | undefined;
  const names = [...(loader ? ["loader"] : []), ...(action ? (action.operations ?? ["action"]) : [])];
  return names.map((name) => ({ id, name, declared: (name === "loader" ? loader : action)?.permission ?? "" }));
});
const keyOf = (route: string, handler: string) => `${route} ${handler}`;
const title = ({ method, path: address, route }: Entry) => `${method} ${address} (${route})`;
const guarded = permissionTable.filter(({ door }) => door !== "public");

test("the table has every handler of the build, and nothing else", () => {
  const inTable = new Set(permissionTable.map(({ route, handler }) => keyOf(route, handler)));
  expect([...inTable].sort()).toEqual(handlers.map(({ id, name }) => keyOf(id, name)).sort());
});

test.each(
  guarded.map((entry) => [title(entry), entry] as const),
)("%s: the declared permission reaches as far", (_, entry) => {
  const declared = handlers.find(({ id, name }) => id === entry.route && name === entry.handler)?.declared.split(" ");
  // A path of the API with two methods declares both.
  const permission = declared?.[entry.method === "DELETE" ? 1 : 0] as Permission;
  const reaches = { true: "everywhere", scope: "scope", own: "own" } as const;
  const found = columns.flatMap((column) => {
    const reach = reachOf(column satisfies ActingRole, permission);
    return reach === undefined ? [] : [[column, reaches[`${reach}`]]];
  });
  expect(Object.fromEntries(found)).toEqual(entry.row);
});
