import { randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { assertFileKey, type ByteRange, FileNotFound, type Files, measureBody } from "./files.server.ts";

const isMissing = (error: unknown) => ["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "");

async function syncFolder(folder: string) {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Creates what is missing between root and folder, and makes each new name durable in its parent. */
async function ensureFolder(root: string, folder: string) {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  for (let made = folder; first && made.length >= Math.max(first.length, root.length); made = path.dirname(made))
    await syncFolder(path.dirname(made));
}

async function writeDurably(handle: FileHandle, body: AsyncIterable<Uint8Array>) {
  try {
    for await (const chunk of body) await handle.writeFile(chunk);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const dayMs = 86_400_000;

/** What a killed process left half written; nobody takes a day to send a file. */
async function removeAbandoned(folder: string) {
  for (const name of await readdir(folder)) {
    const part = path.join(folder, name);
    const { mtimeMs } = await stat(part).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (mtimeMs < Date.now() - dayMs) await rm(part, { force: true });
  }
}

/** Files below a folder of this machine. Bytes reach their name only by a rename after fsync. */
export function createDiskFiles(root: string): Files {
  // A name that no key can have: a key's segment never begins with a point.
  const incoming = path.join(root, ".incoming");
  let prepared: Promise<void> | undefined;
  const prepare = () => {
    prepared ??= ensureFolder(root, incoming).then(() => removeAbandoned(incoming));
    return prepared;
  };

  const pathOf = (key: string) => {
    assertFileKey(key);
    return path.join(root, key);
  };

  async function openOrThrow(key: string) {
    try {
      return await open(pathOf(key), "r");
    } catch (error) {
      throw isMissing(error) ? new FileNotFound(key) : error;
    }
  }

  return {
    async put(key, body, options = {}) {
      const target = pathOf(key);
      await prepare();
      const part = path.join(incoming, `${randomBytes(16).toString("hex")}.part`);
      const measured = measureBody(body, options.maxBytes);
      try {
        await writeDurably(await open(part, "wx", 0o600), measured.body);
        await ensureFolder(root, path.dirname(target));
        await rename(part, target);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
      await syncFolder(path.dirname(target));
      return measured.stored();
    },

    async read(key, range?: ByteRange) {
      const handle = await openOrThrow(key);
      return handle.createReadStream(range && { start: range.start, end: range.end });
    },

    async stat(key) {
      try {
        const found = await stat(pathOf(key));
        return found.isFile() ? { bytes: found.size } : undefined;
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },

    async remove(key) {
      await rm(pathOf(key), { force: true });
    },

    async localCopy(key) {
      await (await openOrThrow(key)).close();
      return { path: pathOf(key), release: async () => {} };
    },
  };
}
