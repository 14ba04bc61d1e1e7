import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFiles, FileNotFound, type Files, FileTooLarge } from "#app/adapters/files/files.server.ts";
import { startS3Server } from "#tests/doubles/s3-server.ts";
import { allFilesBelow, temporaryFolder } from "#tests/doubles/temporary-folder.ts";

const base = { S3_REGION: "us-east-1", S3_ACCESS_KEY_ID: "S3RVER", S3_SECRET_ACCESS_KEY: "S3RVER" };
const chunks = async function* (...parts: (string | Uint8Array)[]) {
  for (const part of parts) yield typeof part === "string" ? Buffer.from(part) : part;
};
const bytesOf = async (body: AsyncIterable<Uint8Array>) => {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts);
};

describe.each(["disk", "s3"] as const)("files on %s", (kind) => {
  const folder = temporaryFolder();
  let files: Files;
  let server: Awaited<ReturnType<typeof startS3Server>> | undefined;

  beforeAll(async () => {
    if (kind === "disk") {
      files = await createFiles({ ...base, OSTOUL_DATA_DIR: folder, S3_BUCKET: undefined, S3_ENDPOINT: undefined });
      return;
    }
    server = await startS3Server(folder);
    files = await createFiles({
      ...base,
      OSTOUL_DATA_DIR: path.join(folder, "unused"),
      S3_BUCKET: "ostoul",
      S3_ENDPOINT: server.endpoint,
    });
  });
  afterAll(() => server?.close());

  test("gives back what was put, with its length and SHA-256", async () => {
    const stored = await files.put("uploads/a/fleet.csv", chunks("matricule;", "12345-115-16\n"));
    // sha256sum of the 23 bytes, by coreutils
    expect(stored).toEqual({
      bytes: 23,
      sha256: "800f0b9dfb9160593f91e3b45cad41c52bd3022015e34447a981dd504cfcc246",
    });
    expect((await bytesOf(await files.read("uploads/a/fleet.csv"))).toString()).toBe("matricule;12345-115-16\n");
    expect(await files.stat("uploads/a/fleet.csv")).toEqual({ bytes: 23 });
  });

  test("reads a range, both ends included", async () => {
    await files.put("range.txt", chunks("0123456789"));
    expect((await bytesOf(await files.read("range.txt", { start: 2, end: 5 }))).toString()).toBe("2345");
    expect((await bytesOf(await files.read("range.txt", { start: 9, end: 9 }))).toString()).toBe("9");
  });

  test("stores 20 MB that arrive in pieces, whole", async () => {
    const piece = randomBytes(1_000_000);
    const stored = await files.put("large.bin", chunks(...Array.from({ length: 20 }, () => piece)));
    const whole = Buffer.concat(Array.from({ length: 20 }, () => piece));
    expect(stored).toEqual({ bytes: 20_000_000, sha256: createHash("sha256").update(whole).digest("hex") });
    expect((await bytesOf(await files.read("large.bin"))).equals(whole)).toBe(true);
  });

  test("stores an empty file", async () => {
    expect((await files.put("empty", chunks())).bytes).toBe(0);
    expect(await files.stat("empty")).toEqual({ bytes: 0 });
  });

  test("replaces in one step", async () => {
    await files.put("twice", chunks("first"));
    await files.put("twice", chunks("second"));
    expect((await bytesOf(await files.read("twice"))).toString()).toBe("second");
  });

  test.each([
    ["small", ["12345", "6"], 5],
    ["of several parts", [randomBytes(9_000_000), randomBytes(9_000_000)], 12_000_000],
  ])("a file over the limit, %s, is refused and leaves nothing", async (_name, parts, maxBytes) => {
    const before = await allFilesBelow(folder);
    await expect(files.put("over", chunks(...parts), { maxBytes })).rejects.toThrow(FileTooLarge);
    expect(await files.stat("over")).toBeUndefined();
    expect(await allFilesBelow(folder)).toEqual(before);
  });

  test("a body that breaks off leaves the file of before", async () => {
    await files.put("kept", chunks("whole"));
    const before = await allFilesBelow(folder);
    const broken = async function* () {
      yield Buffer.from("half");
      throw new Error("client gone");
    };
    await expect(files.put("kept", broken())).rejects.toThrow("client gone");
    expect((await bytesOf(await files.read("kept"))).toString()).toBe("whole");
    expect(await allFilesBelow(folder)).toEqual(before);
  });

  test("what is not there: reading fails before the first byte, stat is undefined, removing is done already", async () => {
    await expect(files.read("absent")).rejects.toThrow(FileNotFound);
    await expect(files.localCopy("absent")).rejects.toThrow(FileNotFound);
    expect(await files.stat("absent")).toBeUndefined();
    await files.remove("absent");
  });

  test("removes", async () => {
    await files.put("gone", chunks("x"));
    await files.remove("gone");
    expect(await files.stat("gone")).toBeUndefined();
  });

  test("lends a local copy", async () => {
    await files.put("copy.xlsx", chunks("PK"));
    const copy = await files.localCopy("copy.xlsx");
    expect((await readFile(copy.path)).toString()).toBe("PK");
    expect((await stat(copy.path)).mode & 0o777).toBe(0o600);
    await copy.release();
    expect(await files.stat("copy.xlsx")).toEqual({ bytes: 2 });
    if (kind === "s3") await expect(stat(copy.path)).rejects.toThrow("ENOENT");
  });

  test.each([
    "",
    "/etc/passwd",
    "../x",
    "a/../../x",
    "a//b",
    "a/",
    ".incoming/x",
    "a/.b",
    "a\\b",
    "a b",
    "é",
    "a\0b",
  ])("refuses the key %j", async (key) => {
    await expect(files.put(key, chunks("x"))).rejects.toThrow("not a file key");
    await expect(files.read(key)).rejects.toThrow("not a file key");
    await expect(files.remove(key)).rejects.toThrow("not a file key");
  });
});

test("what a killed process left half written a day ago goes with the next file", async () => {
  const folder = temporaryFolder();
  const incoming = path.join(folder, "files", ".incoming");
  await mkdir(incoming, { recursive: true });
  for (const [name, hoursAgo] of [
    ["old.part", 25],
    ["new.part", 1],
  ] as const) {
    await writeFile(path.join(incoming, name), "half");
    const then = new Date(Date.now() - hoursAgo * 3_600_000);
    await utimes(path.join(incoming, name), then, then);
  }
  const files = await createFiles({ ...base, OSTOUL_DATA_DIR: folder, S3_BUCKET: undefined, S3_ENDPOINT: undefined });
  await files.put("a", chunks("x"));
  expect(await allFilesBelow(folder)).toEqual(["files/.incoming/new.part", "files/a"]);
});
