import { expect, test } from "vitest";
import { permissions } from "#app/domain/roles.ts";

interface RouteModule {
  loader?: { permission?: string };
  action?: { permission?: string };
}
const routes = import.meta.glob<RouteModule>("../../app/routes/**/*.{ts,tsx}", { eager: true });

test("there are routes to look at", () => {
  expect(Object.keys(routes).length).toBeGreaterThan(20);
});

test.each(Object.entries(routes))("%s says who may use it", (_file, { loader, action }) => {
  for (const handler of [loader, action]) {
    if (!handler) continue;
    expect(handler.permission).toBeTypeOf("string");
    for (const permission of handler.permission?.split(" ") ?? [])
      expect([...Object.keys(permissions), "public"]).toContain(permission);
  }
});
