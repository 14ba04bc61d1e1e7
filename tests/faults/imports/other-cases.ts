import { gzipSync } from "node:zlib";
import { writeZip } from "#tests/imports/write-zip.ts";
import type { FaultCase } from "./fault-case.ts";
import { fleetWorkbook } from "./fleet.ts";

const hex = (text: string) => Buffer.from(text, "hex");
const compound = (stream: string) =>
  Buffer.concat([hex("d0cf11e0a1b11ae1"), Buffer.alloc(1528), Buffer.from(stream, "utf16le"), Buffer.alloc(2000)]);
const part = (name: string, content = "x") => writeZip([{ name, content }]);
const filler = Buffer.alloc(3000, 0x81);

/** Files that are something else, under the name of a workbook. */
const files: [name: string, content: Buffer, refusal: "not_a_spreadsheet" | "encrypted_workbook" | "unreadable"][] = [
  ["an old workbook", compound("Workbook"), "not_a_spreadsheet"],
  ["a protected workbook", compound("EncryptedPackage"), "encrypted_workbook"],
  ["a binary workbook", part("xl/workbook.bin"), "not_a_spreadsheet"],
  ["Numbers", part("Index/Document.iwa"), "not_a_spreadsheet"],
  ["Word", part("word/document.xml"), "not_a_spreadsheet"],
  ["PowerPoint", part("ppt/presentation.xml"), "not_a_spreadsheet"],
  ["OpenDocument text", part("mimetype", "application/vnd.oasis.opendocument.text"), "not_a_spreadsheet"],
  [
    "a protected OpenDocument",
    writeZip([
      { name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet" },
      { name: "META-INF/manifest.xml", content: "<m:encryption-data/>" },
      { name: "content.xml", content: filler },
    ]),
    "encrypted_workbook",
  ],
  ["photographs", part("photo.jpg"), "not_a_spreadsheet"],
  ["a workbook in an archive", writeZip([{ name: "parc.xlsx", content: fleetWorkbook() }]), "not_a_spreadsheet"],
  ["an archive without parts", writeZip([]), "not_a_spreadsheet"],
  ["PDF", Buffer.from("%PDF-1.7\n%\xe2\xe3\n1 0 obj", "latin1"), "not_a_spreadsheet"],
  ["PNG", Buffer.concat([hex("89504e470d0a1a0a"), filler]), "not_a_spreadsheet"],
  ["JPEG", Buffer.concat([hex("ffd8ffe000104a464946"), filler]), "not_a_spreadsheet"],
  ["a page", Buffer.from("<!DOCTYPE html><table><tr><td>Immatriculation</td></tr></table>"), "not_a_spreadsheet"],
  ["a page with its mark", Buffer.from("\ufeff \r\n<html><body>"), "not_a_spreadsheet"],
  [
    "XML of 2003",
    Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
    "not_a_spreadsheet",
  ],
  ["RTF", Buffer.from("{\\rtf1\\ansi Parc}"), "not_a_spreadsheet"],
  ["gzip", gzipSync(fleetWorkbook()), "not_a_spreadsheet"],
  ["7z", Buffer.concat([hex("377abcaf271c0004"), filler]), "not_a_spreadsheet"],
  ["RAR", Buffer.concat([hex("526172211a0701"), filler]), "not_a_spreadsheet"],
  [
    "the lock file of a workbook",
    Buffer.concat([
      Buffer.from("\x05Amel "),
      Buffer.alloc(48, 0x20),
      Buffer.from("\x05\0A\0m\0e\0l\0"),
      Buffer.alloc(100),
    ]),
    "not_a_spreadsheet",
  ],
  ["a program", Buffer.concat([hex("7f454c4602010100"), Buffer.alloc(2000), filler]), "not_a_spreadsheet"],
];

export const otherCases = (): FaultCase[] =>
  files.map(([name, content, refusal]) => ({
    family: "something else",
    name,
    file: "parc.xlsx",
    content: () => content,
    refusals: [refusal],
    quick: true,
  }));
