import { DrizzleQueryError } from "drizzle-orm";
import { expect, test } from "vitest";
import { createLog } from "#app/adapters/log.server.ts";

test("ids are written, secrets and addresses are not", () => {
  const lines: string[] = [];
  const log = createLog({ LOG_LEVEL: "info" }, { write: (line) => lines.push(line) });
  log.info(
    { companyId: "company-1", password: "hidden-1", driver: { email: "samir@hidden-2.dz" } },
    "sent to ali@hidden-3.dz",
  );
  log.info({ req: { headers: { cookie: "hidden-4", authorization: "hidden-5" } }, token: "hidden-6" });
  log.error({ err: new Error("550 no such mailbox <samir@hidden-7.dz>") }, "refused");
  log.debug("hidden-8");
  const text = lines.join("");
  expect(lines).toHaveLength(3);
  expect(text).toContain('"companyId":"company-1"');
  expect(text).toContain("550 no such mailbox <[address]>");
  expect(text).not.toContain("hidden");
});

test("a failed query tells its statement, and none of its values", () => {
  const lines: string[] = [];
  const log = createLog({ LOG_LEVEL: "info" }, { write: (line) => lines.push(line) });
  const values = ["Samir hidden-1", "hidden-2\nhidden-3", "\n    at hidden-4"];
  const cause = new Error("invalid byte sequence");
  log.error({ err: new DrizzleQueryError("update vehicles set driver_name = $1", values, cause) }, "fault");
  const text = lines.join("");
  expect(text).toContain("update vehicles set driver_name = $1");
  expect(text).toContain("invalid byte sequence");
  expect(text).toContain("log.test.ts");
  expect(text).not.toContain("hidden");
});
