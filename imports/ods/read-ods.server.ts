import { type Archive, openArchive } from "../archive/open-archive.server.ts";
import type { ArchiveEntry } from "../archive/read-directory.ts";
import { XmlScanner } from "../archive/scan-xml.ts";
import { findHeaderRow, headerSearchRows } from "../columns/find-header-row.ts";
import { type ReadingLimits, ReadingRefused } from "../sheet.ts";
import type { SheetRow, SheetSource } from "../sheet-source.ts";
import { name } from "./names.ts";
import { TableReader } from "./table-reader.ts";

/** Beyond these nobody looks for the list of vehicles. */
const mostTables = 100;

interface Table {
  /** Its place among the tables of the document, hidden ones counted. */
  place: number;
  name: string;
  start: SheetRow[];
}

interface Content {
  archive: Archive;
  entry: ArchiveEntry;
  limits: ReadingLimits;
}

/** OpenDocument spreadsheets, as LibreOffice, Google and Excel save them. */
export async function openOds(path: string, wanted: { sheet?: string }, limits: ReadingLimits): Promise<SheetSource> {
  const archive = await openArchive(path, limits.inflatedBytes);
  await refuseEncrypted(archive);
  const entry = archive.find("content.xml");
  if (!entry) throw new ReadingRefused("unreadable", { reason: "no_sheet" });
  const content = { archive, entry, limits };
  const tables = await listTables(content);
  const table = chooseTable(tables, wanted.sheet);
  let compressedRead = 0;
  const note = (bytes: number) => {
    compressedRead = bytes;
  };
  return {
    format: "ods",
    encoding: null,
    delimiter: null,
    sheet: table.name,
    sheets: tables.map(({ name }) => name),
    progress: () => Math.min(1, compressedRead / Math.max(1, entry.compressedSize)),
    rows: () => readTable(content, table.place, note),
  };
}

/** The content of a protected document is noise; its manifest says how it was encrypted. */
async function refuseEncrypted(archive: Archive) {
  const manifest = archive.find("META-INF/manifest.xml");
  if (manifest && (await archive.readText(manifest)).includes("encryption-data"))
    throw new ReadingRefused("encrypted_workbook", { reason: "password_ods" });
}

/** The tables a person sees, each with the rows its headings are looked for in. */
async function listTables({ archive, entry, limits }: Content): Promise<Table[]> {
  const scanner = new XmlScanner(Object.keys(name));
  const tables: Table[] = [];
  let [place, rows]: [number, SheetRow[]] = [-1, []];
  const reader = new TableReader(scanner, limits, (title, hidden) => {
    place++;
    takeStart();
    if (hidden || tables.length === mostTables) return false;
    rows = [];
    tables.push({ place, name: title, start: rows });
    return true;
  });
  const takeStart = () => {
    rows.push(...reader.rows.splice(0).slice(0, headerSearchRows - rows.length));
  };
  for await (const chunk of archive.read(entry)) {
    scanner.feed(chunk);
    reader.read();
    takeStart();
    if (rows.length === headerSearchRows) reader.leaveTable();
  }
  scanner.finish();
  return tables;
}

/** The table a person named, else the one with the best heading row. */
function chooseTable(tables: Table[], wanted?: string): Table {
  const scored = tables.map((table) => ({
    table,
    score: findHeaderRow(table.start.map(({ cells }) => cells))?.score ?? 0,
  }));
  const named = tables.find(({ name }) => name === wanted);
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (first, each) => (first && first.score >= each.score ? first : each),
    undefined,
  );
  if (!best) throw new ReadingRefused("unreadable", { reason: "no_sheet" });
  return named ?? best.table;
}

async function* readTable(
  { archive, entry, limits }: Content,
  wanted: number,
  onCompressed: (bytes: number) => void,
): AsyncGenerator<SheetRow[]> {
  const scanner = new XmlScanner(Object.keys(name));
  let place = -1;
  const reader = new TableReader(scanner, limits, () => ++place === wanted);
  for await (const chunk of archive.read(entry, { onCompressed })) {
    scanner.feed(chunk);
    reader.read();
    if (reader.rows.length > 0) yield reader.rows.splice(0);
  }
  scanner.finish();
}
