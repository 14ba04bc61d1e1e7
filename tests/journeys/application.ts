import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { cloneDatabase } from "#tests/setup/clone.ts";
import { giveBack } from "#tests/setup/give-back.ts";

export interface Application {
  url: string;
  apiKey: string;
  folder: string;
  /** Everything the process has said so far. */
  output(): string;
  /** Ends it with a signal and waits until it is gone; answers how long that took, in milliseconds. */
  end(signal?: NodeJS.Signals): Promise<number>;
  process: ChildProcess;
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = net.createServer().once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });

/** Below the ports that systems give to whoever asks for any (32768 on Linux): nobody takes it before the application. */
async function freePort(): Promise<number> {
  const port = randomInt(20_000, 32_000);
  return (await isFree(port)) ? port : freePort();
}

const apiKey = "vk_live_journeys-need-a-key-too";

/** Waits until a condition holds; says what was waited for when it never does. */
export async function until<T>(
  what: string,
  check: () => Promise<T | undefined | false> | T | undefined | false,
  seconds = 60,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await check();
    if (found) return found;
    if (Date.now() > end) throw new Error(`Waited ${seconds} s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export interface StartOptions {
  /** An empty migrated database that the test looks into; without one it gets its own, which nobody sees. */
  databaseUrl?: string;
  /** PostgreSQL started by the application itself, inside its data. */
  isEmbedded?: boolean;
  /** Data of an earlier start. */
  folder?: string;
  env?: Record<string, string>;
}

/**
 * Starts the built application as `npm start` does, on a port and data of its own, and waits until it says it is ready.
 * Inside a test, or while the file loads: what a hook starts is not ended.
 */
export async function startApplication(options: StartOptions = {}): Promise<Application> {
  const { folder, isEmbedded, env = {} } = options;
  const databaseUrl = options.databaseUrl ?? (isEmbedded ? undefined : (await cloneDatabase()).url);
  const data = folder ?? fs.mkdtempSync(path.join(os.tmpdir(), "ostoul-journey-"));
  fs.chmodSync(data, 0o755);
  const port = env.PORT ?? String(await freePort());
  const inherited: Record<string, string | undefined> = { ...process.env };
  for (const name of ["OSTOUL_MODE", "NODE_ENV", "DATABASE_URL", "BASE_URL", "VITEST", "VITEST_MODE"])
    delete inherited[name];
  let output = "";
  const child = spawn(process.execPath, ["app/start.mjs", "--no-build"], {
    env: {
      ...(inherited as NodeJS.ProcessEnv),
      OSTOUL_DATA_DIR: data,
      PORT: port,
      DEMO_API_KEY: apiKey,
      LOG_LEVEL: "warn",
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const keep = (chunk: Buffer) => {
    output += chunk;
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const end = async (signal: NodeJS.Signals = "SIGTERM") => {
    const began = Date.now();
    child.kill(signal);
    await gone;
    return Date.now() - began;
  };
  giveBack(async () => {
    if (child.exitCode === null && child.signalCode === null) await end();
    if (!folder) fs.rmSync(data, { recursive: true, force: true });
  });
  await until("the application to be ready", () => {
    if (child.exitCode !== null) throw new Error(`It ended: ${output}`);
    return output.includes("Ostoul is ready");
  });
  return { url: `http://localhost:${port}`, apiKey, folder: data, output: () => output, end, process: child };
}
