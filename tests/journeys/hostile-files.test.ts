import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { startApplication, until } from "./application.ts";
import { type importFile, programOf } from "./program.ts";

/** A workbook that Excel protected with a password is an OLE2 container, whatever its name says. */
const oleMagic = Buffer.from("d0cf11e0a1b11ae1", "hex");
const pngMagic = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

const garbage = [
  { what: "an empty file", name: "vide.csv", bytes: Buffer.alloc(0), code: "empty" },
  {
    what: "a picture",
    name: "parc.xlsx",
    bytes: Buffer.concat([pngMagic, Buffer.alloc(4096, 7)]),
    code: "not_a_spreadsheet",
  },
  {
    what: "an encrypted workbook",
    name: "parc.xlsx",
    bytes: Buffer.concat([
      oleMagic,
      Buffer.alloc(8192),
      Buffer.from("EncryptedPackage", "utf16le"),
      Buffer.alloc(2048),
    ]),
    code: "encrypted_workbook",
  },
  { what: "10 MB of zeros", name: "parc.csv", bytes: Buffer.alloc(10_000_000), code: "not_a_spreadsheet" },
];

const filesUnder = (folder: string) =>
  fs.existsSync(folder)
    ? fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
    : 0;

describe("garbage instead of a spreadsheet", async () => {
  const application = await startApplication();
  const program = programOf(application);
  const sentences = new Set<string>();

  test.each(garbage)("$what gets its own sentence and leaves nothing behind", async ({ name, bytes, code }) => {
    const before = filesUnder(path.join(application.folder, "files"));
    const received = await program.call("POST", "/imports", {
      file: bytes,
      headers: { "Content-Type": "application/octet-stream", "X-Filename": name },
    });
    const answer = (await received.clone().json()) as { id?: string; code?: string; detail?: string };
    const refusal = received.ok
      ? (await importFileById(answer.id ?? "")).error
      : { code: answer.code, message: answer.detail };
    expect(refusal?.code).toBe(code);
    expect(refusal?.message?.length).toBeGreaterThan(20);
    sentences.add(refusal?.message ?? "");
    // The bytes go right after the refusal is known.
    const folder = path.join(application.folder, "files");
    await until("the file to be gone", () => filesUnder(folder) === before, 10);
    if (answer.id) {
      const rows = await program.read<{ items: unknown[] }>("GET", `/imports/${answer.id}/rows`);
      expect(rows.items).toEqual([]);
    }
  });

  test("each sentence is its own", () => expect(sentences.size).toBe(garbage.length));

  const importFileById = (id: string) =>
    program.settled<Awaited<ReturnType<typeof importFile>>>(`/imports/${id}`, ["failed", "review"]);
});
