import { once } from "node:events";
import zlib from "node:zlib";
import { contentXml, odsCell, odsRow, odsTable } from "#tests/imports/write-ods.ts";
import { writeZip, type ZipPart } from "#tests/imports/write-zip.ts";
import { drawFrom } from "./draw.ts";
import type { FaultCase } from "./fault-case.ts";
import {
  asExcel,
  fleetParts,
  fleetTable,
  type Parts,
  partNames,
  rowsXml,
  sheetXml,
  stringsXml,
  stylesXml,
  workbookXml,
  zipParts,
} from "./fleet.ts";

const gigabyte = 1_000_000_000;
const between = "\u0000";

/** A part that is its start, one piece again and again, and its end. */
async function swell(name: string, frame: string, piece: (turn: number) => string, bytes: number): Promise<ZipPart> {
  const [start = "", end = ""] = frame.split(between);
  const deflate = zlib.createDeflateRaw({ level: 4 });
  const chunks: Buffer[] = [];
  deflate.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = once(deflate, "end");
  let [checksum, size] = [0, 0];
  const write = async (text: string | Buffer) => {
    const block = Buffer.from(text);
    checksum = zlib.crc32(block, checksum);
    size += block.length;
    if (!deflate.write(block)) await once(deflate, "drain");
  };
  await write(start);
  for (let turn = 0; size < bytes; turn++) await write(piece(turn));
  await write(end);
  deflate.end();
  await ended;
  return { name, compressed: Buffer.concat(chunks), checksum, size };
}

const same = (text: string) => {
  const block = text.repeat(Math.ceil((1 << 20) / text.length));
  return () => block;
};
const workbookWith = async (part: keyof Parts, frame: string, piece: (turn: number) => string, bytes = gigabyte) => {
  const swollen = await swell(partNames[part], frame, piece, bytes);
  return writeZip([...zipParts(fleetParts()).filter(({ name }) => name !== swollen.name), swollen]);
};
const rows = rowsXml(fleetTable, asExcel, []);
const draw = drawFrom(7);
const random = (pieces: number, form: (word: string) => string) => () =>
  Array.from({ length: pieces }, () => form(draw(0xffffffff).toString(36) + draw(0xffffffff).toString(36))).join("");

const bombs: [name: string, content: () => Promise<Buffer>][] = [
  ["a gigabyte of rows", () => workbookWith("sheet", sheetXml(rows + between), same("<row><c><v>1</v></c></row>"))],
  ["a gigabyte of blank rows", () => workbookWith("sheet", sheetXml(rows + between), same("<row/>"))],
  [
    "a row of a gigabyte",
    () => workbookWith("sheet", sheetXml(`${rows}<row>${between}</row>`), same("<c><v>1</v></c>")),
  ],
  [
    "a text of a gigabyte",
    () =>
      workbookWith("sheet", sheetXml(`${rows}<row><c t="inlineStr"><is><t>${between}</t></is></c></row>`), same("a")),
  ],
  [
    "a text of a gigabyte in runs",
    () =>
      workbookWith(
        "sheet",
        sheetXml(`${rows}<row><c t="inlineStr"><is>${between}</is></c></row>`),
        same("<r><t>aaaaaaaa</t></r>"),
      ),
  ],
  [
    "a value of a gigabyte",
    () => workbookWith("sheet", sheetXml(`${rows}<row><c><v>${between}</v></c></row>`), same("1")),
  ],
  ["a tag of a gigabyte", () => workbookWith("sheet", sheetXml(`${rows}<row x="${between}"/>`), same("a"))],
  ["a comment of a gigabyte", () => workbookWith("sheet", sheetXml(`${rows}<!--${between}-->`), same("a"))],
  ["a gigabyte between two rows", () => workbookWith("sheet", sheetXml(rows + between), same(" "))],
  ["a gigabyte behind the rows", () => workbookWith("sheet", sheetXml(rows, "", between), same("<a/>"))],
  [
    "a gigabyte of shared strings",
    () => workbookWith("strings", stringsXml([]).replace("</sst>", `${between}</sst>`), same("<si><t>aaaa</t></si>")),
  ],
  [
    "a shared string of a gigabyte",
    () =>
      workbookWith(
        "strings",
        stringsXml([between]).replace("<si>", "<si><t>").replace("</si>", "</t></si>"),
        same("a"),
      ),
  ],
  [
    "a gigabyte of empty shared strings",
    () => workbookWith("strings", stringsXml([]).replace("</sst>", `${between}</sst>`), same("<si/>")),
  ],
  [
    "400 MB of shared strings, none like another",
    () =>
      workbookWith(
        "strings",
        stringsXml([]).replace("</sst>", `${between}</sst>`),
        random(20_000, (word) => `<si><t>${word}${word}</t></si>`),
        400_000_000,
      ),
  ],
  [
    "a gigabyte of styles",
    () => workbookWith("styles", stylesXml.replace("</cellXfs>", `${between}</cellXfs>`), same('<xf numFmtId="14"/>')),
  ],
  [
    "100 MB of styles, none like another",
    () =>
      workbookWith(
        "styles",
        stylesXml.replace("</cellXfs>", `${between}</cellXfs>`),
        random(20_000, (word) => `<xf numFmtId="14" a="${word}"/>`),
        100_000_000,
      ),
  ],
  [
    "a gigabyte of sheets",
    () => workbookWith("workbook", workbookXml("", between), same('<sheet name="a" sheetId="1" r:id="rId1"/>')),
  ],
  [
    "100 MB of links, none like another",
    () =>
      workbookWith(
        "links",
        String(fleetParts().links).replace("</Relationships>", `${between}</Relationships>`),
        random(20_000, (word) => `<Relationship Id="${word}" Type="t" Target="${word}"/>`),
        100_000_000,
      ),
  ],
  [
    "a gigabyte of OpenDocument rows",
    async () =>
      writeZip([
        { name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet" },
        await swell(
          "content.xml",
          contentXml(odsTable("Parc", between)),
          same(odsRow(odsCell("12345-115-16"))),
          gigabyte,
        ),
      ]),
  ],
  [
    "a gigabyte that says what it is",
    async () =>
      writeZip([
        await swell("mimetype", `application/vnd.oasis.opendocument.spreadsheet${between}`, same(" "), gigabyte),
      ]),
  ],
];

export const bombCases = (): FaultCase[] =>
  bombs.map(([name, content]) => ({
    family: "bomb",
    name,
    file: name.includes("OpenDocument") ? "parc.ods" : "parc.xlsx",
    content,
    // Rows without numbers run past the last that a sheet has.
    refusals: name.endsWith("rows") ? ["archive_bomb", "too_many_rows", "unreadable"] : ["archive_bomb"],
  }));
