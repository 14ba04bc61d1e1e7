import zlib from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { openArchive } from "#imports/archive/open-archive.server.ts";
import { explainFault } from "#imports/explain-fault.server.ts";
import { forgetUploads, writeUpload } from "./collect-events.ts";
import { writeZip, type ZipForm, type ZipPart } from "./write-zip.ts";

afterAll(forgetUploads);

const text = "سيارة Citroën ".repeat(2000);
const parts: ZipPart[] = [
  { name: "first.xml", content: "1" },
  { name: "folder/part.xml", content: text },
  { name: "empty.xml", content: "", method: 0 },
];
const open = (bytes: Buffer) => openArchive(writeUpload("archive.zip", bytes), 1 << 30);
async function readPart(bytes: Buffer, name = "folder/part.xml"): Promise<string> {
  const archive = await open(bytes);
  const entry = archive.find(name);
  if (!entry) throw new Error(`there is no ${name}`);
  return archive.readText(entry);
}
const faultOf = (bytes: Buffer, name?: string) => readPart(bytes, name).then(() => null, explainFault);

describe("zip files as they are written", () => {
  it.each<[string, ZipForm, Partial<ZipPart>?]>([
    ["plainly", {}],
    ["without compression", {}, { method: 0 }],
    ["with sizes behind the parts", { descriptors: true }],
    ["with fields of 64 bits", { zip64: true }],
    ["with both", { zip64: true, descriptors: true }],
    ["with a comment", { comment: Buffer.from("Parc 2026") }],
    ["with something before them", { before: Buffer.from("#!/bin/sh\n") }],
    ["with backslashes", {}, { name: "folder\\part.xml" }],
    ["with a slash in front", {}, { name: "/folder/part.xml" }],
    ["in capitals", {}, { name: "FOLDER/Part.xml" }],
  ])("%s", async (_how, form, change = {}) => {
    expect(
      await readPart(
        writeZip(
          parts.map((part) => (part.content === text ? { ...part, ...change } : part)),
          form,
        ),
      ),
    ).toBe(text);
  });

  it("has an empty part", async () => expect(await readPart(writeZip(parts), "empty.xml")).toBe(""));

  it("takes a part that is there twice, the same", async () =>
    expect(await readPart(writeZip([...parts, ...parts]))).toBe(text));
});

describe("zip files that are not what they say", () => {
  const whole = writeZip(parts);
  const [, part = { name: "" }] = parts;
  const changed = (change: Partial<ZipPart>) =>
    writeZip(parts.map((each) => (each === part ? { ...part, ...change } : each)));
  const directoryAt = whole.indexOf("PK\x01\x02", 0, "latin1");
  const without = (from: number, to: number) => Buffer.concat([whole.subarray(0, from), whole.subarray(to)]);

  it.each<[string, Buffer, string]>([
    ["a checksum that is another", changed({ checksum: 1 }), "checksum"],
    ["a compression nobody knows", changed({ method: 12, compressed: Buffer.from("x") }), "compression"],
    ["two parts of one name", writeZip([...parts, { name: part.name, content: "other" }]), "duplicate_part"],
    ["a part that says another name of itself", changed({ localName: "folder/past.xml" }), "archive"],
    [
      "a part inside another",
      writeZip([...parts, { name: "again.xml", content: text, offset: 0, localName: "first.xml" }]),
      "overlapping_parts",
    ],
    ["parts that share their bytes", writeZip([...parts, { ...part, offset: 40 }]), "overlapping_parts"],
    ["a count that is too small", replaceAt(whole, whole.length - 12, 2), "archive"],
    ["a directory that ends early", replaceAt(whole, whole.length - 10, 60), "archive"],
    ["no end", whole.subarray(0, -30), "truncated"],
    ["a middle that is missing", without(40, directoryAt), "truncated"],
    ["deflate that stops", changed({ compressed: zlib.deflateRawSync(text).subarray(0, 50) }), "truncated"],
  ])("%s", async (_what, bytes, reason) => {
    expect(await faultOf(bytes)).toEqual({ code: "unreadable", detail: { reason } });
  });

  it("counts what comes out, not what was promised", async () => {
    const bytes = writeZip([{ name: "bomb.xml", content: Buffer.alloc(40_000_000, 0x20), size: 10 }]);
    expect(await faultOf(bytes, "bomb.xml")).toEqual({ code: "archive_bomb" });
  });
});

function replaceAt(bytes: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = value;
  return copy;
}
