import fs from "node:fs";
import path from "node:path";
import { sql } from "drizzle-orm";
import type { Request, Response } from "express";
import type { House } from "#app/services/house.ts";

type Checks = Record<"database" | "migrations" | "queue" | "signing_key", boolean>;

const migrationCount = () => {
  const journal = JSON.parse(fs.readFileSync(path.resolve("db/migrations/meta/_journal.json"), "utf8")) as {
    entries: unknown[];
  };
  return journal.entries.length;
};

async function inTime(work: Promise<boolean>, ms: number): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, ms, false).unref());
  return Promise.race([work.catch(() => false), late]);
}

/** Each part a request needs, asked within a second. */
async function checkParts(house: House): Promise<Checks> {
  const answers = house.db.shared(async (tx) => {
    const [row] = await tx.execute<{ applied: number; queue: boolean; keys: number }>(sql`select * from readiness()`);
    return row;
  });
  const database = await inTime(
    answers.then((row) => row !== undefined),
    1000,
  );
  const row = database ? await answers : undefined;
  return {
    database,
    migrations: (row?.applied ?? 0) >= migrationCount(),
    queue: row?.queue ?? false,
    signing_key: (row?.keys ?? 0) > 0,
  };
}

/** `/healthz`: this process runs. */
export const healthz = (_request: Request, response: Response) => {
  response.json({ status: "ok" });
};

/** `/readyz`: it can do its work; false while it drains. */
export const readyz = (house: House, draining: () => boolean) => async (_request: Request, response: Response) => {
  const checks = await checkParts(house);
  const ready = !draining() && Object.values(checks).every(Boolean);
  response.status(ready ? 200 : 503).json({ status: ready ? "ready" : "not_ready", checks });
};
