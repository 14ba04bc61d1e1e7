import path from "node:path";
import type { ServerBuild } from "@remix-run/node";
import type { ViteDevServer } from "vite";
import { startEmbeddedPostgres } from "#db/embedded.server.ts";
import { migrateDatabase } from "#db/migrate.server.ts";
import { seedDemonstration } from "#db/seed.ts";
import { armCrash } from "./adapters/crash.server.ts";
import { parseEnv } from "./env.server.ts";
import { releaseAllWorkers, startWorker } from "./jobs/runner.server.ts";
import { announce, demonstrationPassword } from "./server/announce.server.ts";
import { buildHouse } from "./server/build-house.server.ts";
import { createWeb } from "./server/web.server.ts";
import { hashApiKey } from "./services/accounts/api-keys.server.ts";
import { hashPassword } from "./services/accounts/hash-password.server.ts";
import { createLucia } from "./services/accounts/lucia.server.ts";
import { ensurePublishedTariff } from "./services/quotes/find-tariff.server.ts";
import { ensureSigningKeys } from "./services/vignettes/ensure-signing-keys.server.ts";

type Stop = () => Promise<void>;

/** Undoes in the reverse order of doing, each step once; a step that fails does not hold the others. */
function stopSequence() {
  const steps: Stop[] = [];
  let stopping: Promise<void> | undefined;
  const run = async () => {
    for (const step of steps.reverse()) await step().catch((error) => process.stderr.write(`${error}\n`));
  };
  return {
    add: (step: Stop) => void steps.push(step),
    stop: () => (stopping ??= run()),
  };
}

/**
 * Ctrl-C, SIGTERM, and the death of `npm`, which does not hand its signals on: a parent that changes is a parent that died.
 * What has not stopped after nine seconds is left.
 */
function stopOnSignals(stop: Stop): void {
  const parent = process.ppid;
  const leave = () => {
    setTimeout(() => process.exit(1), 9_000).unref();
    stop().then(() => process.exit(0));
  };
  process.once("SIGINT", leave);
  process.once("SIGTERM", leave);
  if (process.env.npm_lifecycle_event) {
    setInterval(() => process.ppid !== parent && leave(), 500).unref();
  }
}

/** The build of this very server, or the development server's latest. */
const remixBuild = async (vite?: ViteDevServer): Promise<ServerBuild | (() => Promise<ServerBuild>)> => {
  if (vite) return () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>;
  return (await import("virtual:remix/server-build")) as unknown as ServerBuild;
};

/** Starts whatever OSTOUL_ROLE says, in the order in which each part needs the one before. */
export async function start({ vite }: { vite?: ViteDevServer }): Promise<void> {
  const { add, stop } = stopSequence();
  stopOnSignals(stop);
  try {
    const env = parseEnv(process.env);
    if (env.OSTOUL_MODE !== "production" && env.OSTOUL_CRASH_AT) armCrash(env.OSTOUL_CRASH_AT);
    const embedded = env.DATABASE_URL
      ? undefined
      : await startEmbeddedPostgres(path.join(env.OSTOUL_DATA_DIR, "postgres"));
    if (embedded) add(embedded.stop);
    const databaseUrl = env.DATABASE_URL ?? embedded?.url ?? "";
    await migrateDatabase(databaseUrl);
    if (env.OSTOUL_MODE === "demonstration") await seed(env.DEMO_API_KEY, databaseUrl);
    const { house, sandbox, close } = await buildHouse(env, databaseUrl);
    add(close);
    await ensurePublishedTariff(house.db);
    await ensureSigningKeys(house);
    if (embedded) await releaseAllWorkers(house);
    if (env.OSTOUL_ROLE !== "worker") {
      const sessions = createLucia(house.db, house.clock, house.baseUrl);
      const web = createWeb({ env, house, sessions, sandbox, build: await remixBuild(vite), ...(vite && { vite }) });
      await web.listen();
      add(web.stop);
    }
    if (env.OSTOUL_ROLE !== "web") add((await startWorker(house, databaseUrl)).stop);
    announce(env, house.baseUrl);
  } catch (error) {
    await stop();
    process.stderr.write(`Ostoul did not start: ${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
}

async function seed(apiKey: string | undefined, databaseUrl: string): Promise<void> {
  await seedDemonstration(databaseUrl, {
    passwordHash: await hashPassword(demonstrationPassword),
    apiKey: apiKey ? { hash: hashApiKey(apiKey), prefix: apiKey.slice(0, 8) } : null,
  });
}
