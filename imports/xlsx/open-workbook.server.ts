import path from "node:path";
import { type Archive, openArchive } from "../archive/open-archive.server.ts";
import type { ArchiveEntry } from "../archive/read-directory.ts";
import { attribute, readWholeXml } from "../archive/read-xml.server.ts";
import { type ReadingLimits, ReadingRefused } from "../sheet.ts";

export interface WorkbookSheet {
  name: string;
  entry: ArchiveEntry;
}

export interface Workbook {
  archive: Archive;
  sheets: WorkbookSheet[];
  hiddenNames: string[];
  styles: ArchiveEntry | undefined;
  sharedStrings: ArchiveEntry | undefined;
  /** Days are counted from 1 January 1904 (old Excel for Mac). */
  date1904: boolean;
}

interface Relationship {
  id: string;
  type: string;
  part: string;
}

/** Parts are found by their relationships: neither their names nor their order in the archive mean anything. */
export async function openWorkbook(file: string, limits: ReadingLimits): Promise<Workbook> {
  const archive = await openArchive(file, limits.inflatedBytes);
  const roots = await readRelationships(archive, "");
  const main = roots.find(({ type }) => type === "officeDocument")?.part ?? "xl/workbook.xml";
  if (main.endsWith(".bin")) throw new ReadingRefused("not_a_spreadsheet", { format: "xlsb" });
  const entry = archive.find(main);
  if (!entry) throw new ReadingRefused("not_a_spreadsheet", { format: "zip" });
  const related = await readRelationships(archive, main);
  const partOf = (type: string) => archive.find(related.find((each) => each.type === type)?.part ?? "");
  const { listed, date1904 } = await readSheetList(archive, entry);
  const sheets = listed.flatMap(({ name, id, hidden }) => {
    const relationship = related.find((each) => each.id === id && each.type === "worksheet");
    const part = relationship && archive.find(relationship.part);
    return part && !hidden ? [{ name, entry: part }] : [];
  });
  if (sheets.length === 0) throw new ReadingRefused("unreadable", { reason: "no_sheet" });
  const hiddenNames = listed.filter(({ hidden }) => hidden).map(({ name }) => name);
  return { archive, sheets, hiddenNames, styles: partOf("styles"), sharedStrings: partOf("sharedStrings"), date1904 };
}

async function readRelationships(archive: Archive, part: string): Promise<Relationship[]> {
  const folder = path.posix.dirname(part);
  const entry = archive.find(path.posix.join(folder, "_rels", `${path.posix.basename(part)}.rels`));
  const relationships: Relationship[] = [];
  if (!entry) return relationships;
  await readWholeXml(archive.readSmall(entry), {
    open(name, { Id: id = "", Type: type = "", Target: target = "", TargetMode: mode }) {
      if (name !== "Relationship" || mode === "External") return;
      const found = target.startsWith("/") ? target.slice(1) : path.posix.join(folder, target);
      if (relationships.length === mostRelationships) throw new ReadingRefused("archive_bomb");
      relationships.push({ id, type: type.slice(type.lastIndexOf("/") + 1), part: found });
    },
  });
  return relationships;
}

async function readSheetList(archive: Archive, entry: ArchiveEntry) {
  const listed: { name: string; id: string | undefined; hidden: boolean }[] = [];
  let date1904 = false;
  await readWholeXml(archive.readSmall(entry), {
    open(name, attributes) {
      if (name === "workbookPr") date1904 = /^(1|true)$/.test(attributes.date1904 ?? "");
      if (name !== "sheet" || listed.length >= mostSheets) return;
      const hidden = /hidden/i.test(attributes.state ?? "");
      listed.push({ name: attributes.name ?? "", id: attribute(attributes, "id"), hidden });
    },
  });
  return { listed, date1904 };
}

/** Beyond these nobody looks for the list of vehicles. */
const mostSheets = 100;
const mostRelationships = 10_000;
